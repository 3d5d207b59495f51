export { decideAssessmentObjection, objectionsOf, raiseObjection } from './objections';
export type { Correction, ObjectionRow } from './objections';
export { objectionsUntil, publicationsOf, publicationView } from './publication-row';
export type { PublicationRow } from './publication-row';
export { cutoffOf, publishAssessment, verifyPublication } from './publish-assessment';
export type { Published, Verification } from './publish-assessment';
export { provisionalScores, publishedScores } from './read-assessment';
export type { ScorePage, ScoreScope, ScoreView } from './read-assessment';

export { decideAssessmentObjection, objectionsOf, raiseObjection } from './objections';
export type { Correction, ObjectionRow } from './objections';
export { computingOf, objectionsUntil, publicationsOf, publicationView } from './publication-row';
export type { PublicationRow } from './publication-row';
export { beginPublication, cutoffOf, Publications } from './publish-assessment';
export { verifyPublication } from './verify-publication';
export type { Verification } from './verify-publication';
export { provisionalScores, publishedScores } from './read-assessment';
export type { ScorePage, ScoreScope, ScoreView } from './read-assessment';

import type { Organisation } from '@duban/organisation';
import type { ParsedClause } from '@duban/policy';
import type { ClauseTemplate, Doubt, TaskTemplate } from '../types';
import { evidenceTexts } from './evidence.text';
import type { Issuer } from './issuer';
import { proposedReach } from './named-levels';
import { withoutBrackets } from './paired-marks';
import { officeAlone, proposedLead } from './proposed-lead';
import { proposedScope } from './proposed-scope';
import { proposedKey, sentenceGroups } from './sentence-groups';
import type { SentenceGroup } from './sentence-groups';
import { statementsFor } from './statements';
import { taskDue } from './task-due';
import { taskKind, taskRhythm } from './task-kind';
import { taskTitle } from './task-title';

/** What proposing takes besides the clause. */
export interface ProposalSetting {
  readonly organisation: Organisation;
  readonly planYear: number;
  readonly issuer: Issuer;
  /** True where the document as a whole speaks to the Corps. */
  readonly toCorps: boolean;
}

/**
 * A template for a clause that has none, made from its own sentences, figures, names and days: tasks that a person can
 * edit before issuing, each marked `proposed`, with what it is unsure of. Pure: the same clause gives the same. Null for
 * a clause that says nothing.
 */
export function proposeTemplate(clause: ParsedClause, setting: ProposalSetting): ClauseTemplate | null {
  const tasks = sentenceGroups(clause).map((group) => proposeTask(clause, group, setting));
  if (tasks.length === 0) return null;
  return {
    number: 0,
    numeral: clause.numeral,
    heading: clause.heading ?? '',
    sentences: clause.sentences.map(({ text }) => text),
    version: 0,
    proposed: true,
    rules: {},
    tasks,
  };
}

/** The title a group's task gets. */
export function proposedTitle(clause: ParsedClause, group: SentenceGroup): ReturnType<typeof taskTitle> {
  const main = clause.sentences.find(({ index }) => index === group.main);
  return taskTitle(main?.text ?? clause.heading ?? '', clause.heading);
}

function proposeTask(
  clause: ParsedClause,
  group: SentenceGroup,
  { organisation, planYear, issuer, toCorps }: ProposalSetting,
): TaskTemplate {
  const whole = textOf(clause, group);
  const text = withoutBrackets(whole);
  const statements = statementsFor(clause, group);
  const figures = figuresFor(clause, group);
  const { title, shortened } = proposedTitle(clause, group);
  const { kind, guessed } = taskKind(text, figures.length > 0);
  const lead = group.general
    ? officeAlone
    : proposedLead(organisation, { statements, text, heading: clause.heading });
  const { due, doubt } = taskDue(group.main === 0 ? whole : text, statements, planYear);
  const names = statements.flatMap((statement) => [...statement.lead, ...statement.support]);
  const words = [whole, ...names].join(' ');
  const corps = issuer.corps || (issuer.level === 'region' && (toCorps || /兵团|师市|团场/u.test(words)));
  const reach = proposedReach({
    text: words,
    issuer: issuer.level,
    corps: issuer.corps,
    own: kind === 'document' || group.general,
  });
  const where = proposedScope(organisation, group.general ? '' : text, issuer.level);
  const unsure: readonly (Doubt | null)[] = [
    ...lead.doubts,
    doubt,
    guessed ? 'kind-guessed' : null,
    reach.assumed ? 'levels-assumed' : null,
    shortened ? 'title-shortened' : null,
    where.guessed ? 'scope-guessed' : null,
  ];
  return {
    key: proposedKey(clause, group),
    title,
    sentences: group.sentences,
    lead: lead.lead,
    support: lead.support,
    line: reach.line,
    relay: reach.relay,
    corps,
    rhythm: taskRhythm(text, kind),
    due,
    kind,
    scope: where.scope,
    leadConfidence: lead.confidence,
    evidence: evidenceTexts[kind],
    indicators: figures.map(({ sentence: _, ...figure }) => figure),
    curve: null,
    sensitive: false,
    note: null,
    proposed: true,
    unsure: unsure.filter((each) => each !== null),
    ...(where.places.length === 0 ? {} : { places: where.places }),
  };
}

/** The figures of its sentences; the heading's go with the first of them. */
function figuresFor(clause: ParsedClause, { main, sentences }: SentenceGroup): ParsedClause['indicators'] {
  const first = main === 0 || sentences.includes(1);
  return clause.indicators.filter(({ sentence }) => (sentence === 0 ? first : sentences.includes(sentence)));
}

function textOf(clause: ParsedClause, { sentences, main }: SentenceGroup): string {
  if (main === 0) return clause.heading ?? '';
  return clause.sentences
    .filter(({ index }) => sentences.includes(index))
    .map(({ text }) => text)
    .join('');
}

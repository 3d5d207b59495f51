import { isDay, yearOf } from '@duban/calendar';
import type { Day, Rhythm } from '@duban/calendar';
import type { Level, Organisation } from '@duban/organisation';
import type { ParsedClause } from '@duban/policy';
import type { ClauseMatch } from '../match-templates';
import type { EditedProposals } from '../plan-request';
import type { Doubt, Scope, TaskKind, TaskTemplate } from '../types';
import { evidenceTexts } from './evidence.text';
import type { Proposal } from './proposal';

/** A task as a person wants it: all of them together replace the proposals of a document. */
export interface TaskEdit {
  /** The proposal it was made from; left out for a task that was added. */
  readonly key?: string | undefined;
  /** The clause's number in the plan. */
  readonly clause: number;
  /** The sentences it answers for; 0, or none, is the clause's heading. */
  readonly sentences: readonly number[];
  readonly title: string;
  readonly kind: TaskKind;
  /** Unit types. */
  readonly lead: string;
  readonly support: readonly string[];
  readonly dueOn: Day;
  readonly rhythm: Rhythm;
  /** Levels below the region that carry it. */
  readonly line: readonly Level[];
  readonly corps?: boolean | undefined;
  readonly scope: Scope;
  readonly places?: readonly string[] | null | undefined;
  /** The person stands by everything it was unsure of. */
  readonly confirmed?: boolean | undefined;
}

/** What is wrong with an edit: which one, which of its members, why; `params` fill the message. */
export interface EditFault {
  readonly at: number;
  readonly field: keyof TaskEdit;
  readonly code:
    | 'no-such-clause'
    | 'clause-has-template'
    | 'no-such-sentence'
    | 'nothing-quoted'
    | 'no-such-type'
    | 'no-such-day'
    | 'another-year'
    | 'no-such-place'
    | 'key-twice';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What editing starts from: the clauses as a plan has them, and its proposals as they stand. */
export interface EditRequest {
  readonly organisation: Organisation;
  readonly planYear: number;
  readonly matches: readonly ClauseMatch[];
  readonly before: readonly Proposal[];
}

export type EditOutcome =
  | { readonly ok: true; readonly clauses: EditedProposals['clauses'] }
  | { readonly ok: false; readonly faults: readonly EditFault[] };

/**
 * Makes templates of what a person wants of the proposals, clause by clause; a clause that keeps no task keeps none.
 * What the person changed is no longer in doubt; what was left as it was keeps its doubts, unless it was confirmed.
 * Figures are those of the sentences it answers for. Refused, with every fault: what names nothing that exists.
 */
export function editProposals(request: EditRequest, edits: readonly TaskEdit[]): EditOutcome {
  const faults = edits.flatMap((edit, at) => faultsOf(request, edit, at));
  const keys = new Map<string, number>();
  for (const [at, { key }] of edits.entries()) {
    if (key !== undefined && keys.has(key)) {
      faults.push({ at, field: 'key', code: 'key-twice', params: { key } });
    } else if (key !== undefined) keys.set(key, at);
  }
  if (faults.length > 0) return { ok: false, faults };
  const used = new Set([...keys.keys(), ...request.before.map(({ key }) => key)]);
  const clauses = request.matches.filter(isProposed).map(({ clause }) => ({
    clause: clause.number,
    tasks: edits
      .filter((edit) => edit.clause === clause.number)
      .map((edit) => taskOf(edit, clause, edit.key ?? freshKey(clause.number, used), request)),
  }));
  return { ok: true, clauses };
}

function isProposed({ template }: ClauseMatch): boolean {
  return template === null || template.proposed === true;
}

function faultsOf({ organisation, planYear, matches }: EditRequest, edit: TaskEdit, at: number): EditFault[] {
  const faults: EditFault[] = [];
  const fault = (field: EditFault['field'], code: EditFault['code'], params: EditFault['params']): void => {
    faults.push({ at, field, code, params });
  };
  const match = matches.find(({ clause }) => clause.number === edit.clause);
  if (match === undefined) fault('clause', 'no-such-clause', { clause: edit.clause });
  else if (!isProposed(match)) fault('clause', 'clause-has-template', { clause: edit.clause });
  else {
    const { sentences, heading } = match.clause;
    const quoted = edit.sentences.filter((sentence) => sentence !== 0);
    const unknown = quoted.find((sentence) => !sentences.some(({ index }) => index === sentence));
    if (unknown !== undefined) {
      fault('sentences', 'no-such-sentence', { clause: edit.clause, sentence: unknown });
    } else if (quoted.length === 0 && heading === null) {
      fault('sentences', 'nothing-quoted', { clause: edit.clause });
    }
  }
  if (organisation.unitType(edit.lead) === null) fault('lead', 'no-such-type', { type: edit.lead });
  const strange = edit.support.find((type) => organisation.unitType(type) === null);
  if (strange !== undefined) fault('support', 'no-such-type', { type: strange });
  if (!isDay(edit.dueOn)) fault('dueOn', 'no-such-day', { day: edit.dueOn });
  else if (yearOf(edit.dueOn) !== planYear) {
    fault('dueOn', 'another-year', { day: edit.dueOn, year: planYear });
  }
  const nowhere = edit.places?.find((code) => organisation.territory(code) === null);
  if (nowhere !== undefined) fault('places', 'no-such-place', { territory: nowhere });
  return faults;
}

function freshKey(clause: number, used: Set<string>): string {
  let count = 1;
  while (used.has(`c${clause}-n${count}`)) count++;
  const key = `c${clause}-n${count}`;
  used.add(key);
  return key;
}

const order: readonly Level[] = ['prefecture', 'county', 'township', 'village'];

/** Levels between the highest and the deepest that carries the task pass it on. */
function relaysOf(line: readonly Level[], before: Proposal | undefined): readonly Level[] {
  const deepest = Math.max(...line.map((level) => order.indexOf(level)));
  const highest = Math.min(
    ...[...line, ...(before?.relay ?? [])].map((level) => order.indexOf(level)).filter((at) => at >= 0),
  );
  return order
    .slice(Number.isFinite(highest) ? highest : 0, Math.max(0, deepest))
    .filter((level) => !line.includes(level));
}

function taskOf(
  edit: TaskEdit,
  clause: ParsedClause,
  key: string,
  { before, organisation }: EditRequest,
): TaskTemplate {
  const former = before.find((each) => each.key === key);
  const unsure = doubtsLeft(edit, former, organisation);
  const sentences = [...new Set(edit.sentences)].filter((sentence) => sentence !== 0).sort((a, b) => a - b);
  const quotes = sentences.length === 0 ? [0] : sentences;
  const line = order.filter((level) => edit.line.includes(level));
  const sure = !unsure.some((doubt) => leadDoubts.has(doubt));
  return {
    key,
    title: edit.title,
    sentences,
    lead: edit.lead,
    support: [...new Set(edit.support)].filter((type) => type !== edit.lead),
    line,
    relay: relaysOf(line, former),
    corps: edit.corps ?? former?.corps ?? false,
    rhythm: edit.rhythm,
    due: edit.dueOn.slice(5),
    kind: edit.kind,
    scope: edit.scope,
    leadConfidence: sure ? 'high' : (former?.leadConfidence ?? 'high'),
    evidence: evidenceTexts[edit.kind],
    indicators: clause.indicators
      .filter((figure) => quotes.includes(figure.sentence) || (figure.sentence === 0 && quotes.includes(1)))
      .map(({ sentence: _, ...figure }) => figure),
    curve: null,
    sensitive: false,
    note: null,
    proposed: true,
    unsure,
    edited: { dueOn: edit.dueOn },
    ...(edit.places == null || edit.places.length === 0 ? {} : { places: edit.places }),
  };
}

const leadDoubts: ReadonlySet<Doubt> = new Set<Doubt>(['lead-guessed', 'lead-unknown', 'lead-level']);
const dueDoubts: ReadonlySet<Doubt> = new Set<Doubt>(['due-assumed', 'due-later-year', 'due-other-year']);

/** What is still in doubt: what the person neither changed nor confirmed. */
function doubtsLeft(
  edit: TaskEdit,
  former: Proposal | undefined,
  organisation: Organisation,
): readonly Doubt[] {
  if (former === undefined || edit.confirmed === true) return [];
  const resolved = organisation.unitType(edit.lead)?.code ?? edit.lead;
  const changed: readonly (readonly [boolean, (doubt: Doubt) => boolean])[] = [
    [resolved !== former.lead, (doubt) => leadDoubts.has(doubt)],
    [edit.dueOn !== former.dueOn, (doubt) => dueDoubts.has(doubt)],
    [edit.kind !== former.kind, (doubt) => doubt === 'kind-guessed'],
    [edit.title !== former.title, (doubt) => doubt === 'title-shortened'],
    [!same(edit.line, former.line), (doubt) => doubt === 'levels-assumed'],
    [
      edit.scope !== former.scope || !same(edit.places ?? [], former.places ?? []),
      (doubt) => doubt === 'scope-guessed',
    ],
  ];
  return former.unsure.filter((doubt) => !changed.some(([did, about]) => did && about(doubt)));
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join() === [...b].sort().join();
}

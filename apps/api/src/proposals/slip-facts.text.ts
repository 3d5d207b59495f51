import { dayOf } from '@duban/calendar';
import type { Instant, Rhythm } from '@duban/calendar';
import { workingDaysLate } from '@duban/lifecycle';
import type { Indicator, ProposalKind, TaskState, World } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Organisation } from '@duban/organisation';
import { leaderTitles, slipNames } from '@duban/papers';
import type { SlipFacts } from '@duban/papers';
import type { IssuedTerms } from '@duban/persistence';

/** A task as a slip speaks of it. */
export interface SlipSubject {
  readonly state: TaskState;
  readonly issued: IssuedTerms;
  readonly document: { readonly title: string | null; readonly number: string | null };
}

/** Who issues it, and what of it is fixed by its approval. */
export interface SlipHead {
  readonly kind: ProposalKind;
  /** Code of the issuing 农办 or 督查室. */
  readonly office: string;
  readonly number: string | null;
  readonly instruction: string | null;
  readonly now: Instant;
}

const rhythmWords: Readonly<Record<Rhythm, string>> = {
  month: '每月',
  quarter: '每季度',
  'half-year': '每半年',
  year: '每年',
};

const marks: Readonly<Record<ProposalKind, string>> = { notice: '督', circular: '督通', interview: '督约' };
const comparators: Readonly<Record<Indicator['comparator'], string>> = {
  '>=': '不低于',
  '<=': '不高于',
  '>': '高于',
  '<': '低于',
  '=': '达到',
  '~': '约',
};

/** `喀什地委农办督〔2023〕12号`. */
export function slipNumber(
  organisation: Organisation,
  { decider, kind, year, number }: { decider: string; kind: ProposalKind; year: number; number: number },
): string {
  const office = organisation.unit(decider)?.name ?? decider;
  return `${bare(office)}${marks[kind]}〔${year}〕${number}号`;
}

/** Everything a slip says, as it stands now. */
export function slipFacts(
  { state, issued, document }: SlipSubject,
  { kind, office, number, instruction, now }: SlipHead,
  organisation: Organisation,
  world: World,
): SlipFacts {
  const { terms, basis } = issued;
  const nameOf = (unit: string): string => organisation.unit(unit)?.name ?? unit;
  const territory = organisation.territory(splitUnit(state.unit)[0]);
  return {
    kind,
    number,
    office: bare(nameOf(office)),
    title: terms.title,
    document: { title: document.title ?? '交办文件', number: document.number },
    basis: basis.map(({ clause, text }) => ({ clause, text })),
    lead: nameOf(state.unit),
    support: state.support.map(nameOf),
    indicators: terms.indicators.map(indicatorText),
    assignedOn: dayOf(terms.issuedAt),
    acceptBy: state.status === 'assigned' ? state.acceptBy : null,
    rhythm: rhythmWords[terms.rhythm],
    dueOn: state.dueOn,
    lateWorkingDays: workingDaysLate(state, terms, now, world),
    progress: state.percent ?? null,
    instruction,
    copies: territory === null ? [] : leaderTitles(territory, organisation.placeNames(territory)),
    date: dayOf(now),
  };
}

/** How an approved slip is named in a message: `督办通知单（喀什地委农办督〔2023〕12号）`. */
export function slipName(kind: ProposalKind, number: string): string {
  return `${slipNames[kind]}（${number}）`;
}

/** The file name under which a slip is saved. */
export function slipFile({ kind, title, wording, date }: SlipFacts): string {
  return `${slipNames[kind]}-${wording?.title ?? title}-${date}.docx`;
}

function indicatorText({ text, comparator, value, unit }: Indicator): string {
  return value === null ? text : `${text}：${comparators[comparator]}${value}${unit ?? ''}`;
}

const bare = (name: string): string => name.replace(/（[^）]*）/gu, '');

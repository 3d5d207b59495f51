import type { ParsedClause, ParsedDocument } from '@duban/policy';
import { plain, type Gold, type GoldClause } from './case-file';

/** What is counted: how many there are, how many were found, how many of those are right. */
export interface Tally {
  expected: number;
  found: number;
  right: number;
}

export const aspects = [
  'head',
  'parts',
  'clauses',
  'sentences',
  'indicators',
  'units',
  'responsible',
  'dates',
  'warnings',
] as const;
export type Aspect = (typeof aspects)[number];
export type Score = Record<Aspect, Tally>;

export function emptyScore(): Score {
  const score = {} as Score;
  for (const aspect of aspects) score[aspect] = { expected: 0, found: 0, right: 0 };
  return score;
}

/** Adds the tallies of one score to another. */
export function addScore(to: Score, from: Score): void {
  for (const aspect of aspects) {
    to[aspect].expected += from[aspect].expected;
    to[aspect].found += from[aspect].found;
    to[aspect].right += from[aspect].right;
  }
}

/** Items that are in one list only, each as often as it is missing. */
function onlyIn(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((each) => {
    const at = left.indexOf(each);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function key(section: string, clause: { number: number }): string {
  return `${section}|${clause.number}`;
}

interface Facts {
  readonly items: Record<Aspect, string[]>;
}

function emptyFacts(): Facts {
  return {
    items: Object.fromEntries(aspects.map((aspect) => [aspect, []])) as unknown as Record<Aspect, string[]>,
  };
}

function goldFacts(gold: Gold): Facts {
  const facts = emptyFacts();
  const { items } = facts;
  items.head.push(
    `title ${plain(gold.title ?? '')}`,
    `number ${plain(gold.number ?? '')}`,
    `issued ${gold.issuedOn ?? ''}`,
  );
  items.parts.push(...gold.sections.map(plain));
  items.warnings.push(...gold.warnings);
  for (const clause of gold.clauses) goldClause(clause, items);
  return facts;
}

function goldClause(clause: GoldClause, items: Record<Aspect, string[]>): void {
  const at = key(plain(clause.section), clause);
  items.clauses.push(`${at}|${plain(clause.heading ?? '')}`);
  for (const { text, indicators } of clause.sentences) {
    items.sentences.push(`${at}|${plain(text)}`);
    for (const { comparator, value, unit, kind } of indicators) {
      items.indicators.push(`${at}|${plain(text)}|${kind} ${comparator} ${value ?? ''} ${plain(unit ?? '')}`);
      items.units.push(`${at}|${value ?? ''} ${plain(unit ?? '')}`);
    }
  }
  items.responsible.push(`${at}|${plain(clause.lead.join('、'))}|${plain(clause.support.join('、'))}`);
  items.dates.push(`${at}|${clause.due ?? ''}`);
}

function foundClause(section: string, clause: ParsedClause, items: Record<Aspect, string[]>): void {
  const at = key(section, clause);
  items.clauses.push(`${at}|${plain(clause.heading ?? '')}`);
  items.sentences.push(...clause.sentences.map(({ text }) => `${at}|${plain(text)}`));
  for (const { comparator, value, unit, kind, sentence } of clause.indicators) {
    const text = plain(clause.sentences[sentence - 1]?.text ?? '');
    items.indicators.push(`${at}|${text}|${kind} ${comparator} ${value ?? ''} ${plain(unit ?? '')}`);
    items.units.push(`${at}|${value ?? ''} ${plain(unit ?? '')}`);
  }
  const { lead = [], support = [] } = clause.responsible ?? {};
  items.responsible.push(`${at}|${plain(lead.join('、'))}|${plain(support.join('、'))}`);
  items.dates.push(`${at}|${clause.due ?? ''}`);
}

function foundFacts(document: ParsedDocument): Facts {
  const facts = emptyFacts();
  const { items } = facts;
  items.head.push(
    `title ${plain(document.title ?? '')}`,
    `number ${plain(document.number ?? '')}`,
    `issued ${document.issuedOn ?? ''}`,
  );
  items.warnings.push(
    ...document.warnings
      .map(({ code }) => code)
      .filter((code) => ['gap', 'duplicate', 'unclosed', 'encoding'].includes(code)),
  );
  for (const { numeral, heading, clauses } of document.sections) {
    const section = `${numeral ?? ''}|${plain(heading ?? '')}`;
    if (numeral !== null || heading !== null) items.parts.push(section);
    for (const clause of clauses) foundClause(section, clause, items);
  }
  return facts;
}

/** A document's score, with a line for each thing missed (-) or invented (+). */
export function scoreOf(gold: Gold, document: ParsedDocument): { score: Score; faults: readonly string[] } {
  const score = emptyScore();
  const faults: string[] = [];
  const expected = goldFacts(gold).items;
  const found = foundFacts(document).items;
  for (const aspect of aspects) {
    const missed = onlyIn(expected[aspect], found[aspect]);
    const invented = onlyIn(found[aspect], expected[aspect]);
    score[aspect] = {
      expected: expected[aspect].length,
      found: found[aspect].length,
      right: expected[aspect].length - missed.length,
    };
    faults.push(
      ...missed.map((each) => `${aspect} - ${each}`),
      ...invented.map((each) => `${aspect} + ${each}`),
    );
  }
  return { score, faults };
}

import type { ParsedClause, ParsedDocument } from '@duban/policy';
import { bigrams, dice, DiceIndex } from './similarity';
import type { ClauseTemplate } from './types';

/** What planning asks of a document: its clauses; its head and foot, where they are known, say who issued it. */
export type ClausesOf = Partial<Pick<ParsedDocument, 'title' | 'closing'>> & Pick<ParsedDocument, 'sections'>;

/** A clause beside the template that was written for it; null where none was. */
export interface ClauseMatch {
  readonly clause: ParsedClause;
  readonly template: ClauseTemplate | null;
  /** 0 to 1: how much of heading and text they share. */
  readonly score: number;
  /** Per template sentence (from 0) the index of the document's sentence that says it (from 1), null where none does. */
  readonly sentences: readonly (number | null)[];
}

/** The text must share half its character pairs, heading and text together three fifths; see `dice`. */
const leastText = 0.5;
const leastScore = 0.6;
const headingWeight = 0.3;
/** A sentence is the same one if it shares half its pairs. */
const leastSentence = 0.5;

/**
 * Every clause of a document, in its order, each under a number of its own: where the numbering begins again in each
 * part, a number that came before gets its part's before it (the second part's （一） is 201), since a clause is known
 * by its number in everything that is issued.
 */
export function clausesOf(document: ClausesOf): readonly ParsedClause[] {
  const used = new Set<number>();
  return document.sections.flatMap((section, at) =>
    section.clauses.map((clause) => {
      let { number } = clause;
      if (used.has(number)) number += (at + 1) * 100;
      while (used.has(number)) number += 1000;
      used.add(number);
      return number === clause.number ? clause : { ...clause, number };
    }),
  );
}

/**
 * Finds each clause's template by heading and text, never by number: a renumbered clause keeps its template, and
 * a clause that merely has the same number, or the same heading over another text, gets none. Small differences
 * (a word, a figure, a sentence more or less) do not matter. A template serves one clause, its best.
 */
export function matchTemplates(
  document: ClausesOf,
  templates: readonly ClauseTemplate[],
): readonly ClauseMatch[] {
  const clauses = clausesOf(document);
  const headings = new DiceIndex(templates.map((template) => bigrams(template.heading)));
  const texts = new DiceIndex(templates.map((template) => bigrams(template.sentences.join(''))));
  const pairs = clauses
    .flatMap((clause, at) => {
      const ofHeading = headings.of(bigrams(clause.heading ?? ''));
      const ofTexts = texts.of(bigrams(clause.sentences.map((sentence) => sentence.text).join('')));
      return templates.map((template, nth) => {
        const ofText = ofTexts[nth] ?? 0;
        const score = headingWeight * (ofHeading[nth] ?? 0) + (1 - headingWeight) * ofText;
        return { at, template, ofText, score };
      });
    })
    .filter((pair) => pair.ofText >= leastText && pair.score >= leastScore)
    .sort((a, b) => b.score - a.score);
  const chosen = new Map<number, { template: ClauseTemplate; score: number }>();
  const used = new Set<ClauseTemplate>();
  for (const { at, template, score } of pairs) {
    if (chosen.has(at) || used.has(template)) continue;
    chosen.set(at, { template, score });
    used.add(template);
  }
  return clauses.map((clause, at) => {
    const found = chosen.get(at);
    return {
      clause,
      template: found?.template ?? null,
      score: found?.score ?? 0,
      sentences: found === undefined ? [] : matchSentences(clause, found.template),
    };
  });
}

/** Which of the clause's sentences says what each of the template's says: the likest first, each used once. */
function matchSentences(clause: ParsedClause, template: ClauseTemplate): readonly (number | null)[] {
  const theirs = clause.sentences.map((sentence) => ({
    index: sentence.index,
    pairs: bigrams(sentence.text),
  }));
  const candidates = template.sentences
    .flatMap((text, at) => {
      const pairs = bigrams(text);
      return theirs.map((their) => ({ at, index: their.index, likeness: dice(pairs, their.pairs) }));
    })
    .filter((candidate) => candidate.likeness >= leastSentence)
    .sort((a, b) => b.likeness - a.likeness || Math.abs(a.at + 1 - a.index) - Math.abs(b.at + 1 - b.index));
  const found: (number | null)[] = template.sentences.map(() => null);
  const used = new Set<number>();
  for (const { at, index } of candidates) {
    if (found[at] !== null || used.has(index)) continue;
    found[at] = index;
    used.add(index);
  }
  return found;
}

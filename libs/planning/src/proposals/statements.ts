import type { ParsedAssignment, ParsedClause } from '@duban/policy';
import type { SentenceGroup } from './sentence-groups';

/**
 * The statements of responsibility that speak for a group of sentences: those that follow one of them, else the next
 * that follows (one bracket closes several sentences), else the one that stands before the first sentence.
 */
export function statementsFor(clause: ParsedClause, group: SentenceGroup): readonly ParsedAssignment[] {
  const { assignments } = clause;
  if (group.main === 0) return assignments;
  const own = assignments.filter(({ sentence }) => group.sentences.includes(sentence));
  if (own.length > 0) return own;
  const next = assignments
    .map(({ sentence }) => sentence)
    .filter((sentence) => sentence > group.main)
    .sort((a, b) => a - b)[0];
  return assignments.filter(({ sentence }) => sentence === (next ?? 0));
}

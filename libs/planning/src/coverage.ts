import { matchTemplates } from './match-templates';
import type { ClauseMatch, ClausesOf } from './match-templates';
import type { EditedProposals } from './plan-request';
import { proposedTitle } from './proposals/propose-template';
import { proposedKey, sentenceGroups } from './proposals/sentence-groups';
import type { ClauseTemplate, TaskTemplate } from './types';

/** A sentence beside the tasks that answer for it. */
export interface SentenceCoverage {
  readonly index: number;
  readonly text: string;
  /** Keys of task templates; empty where nobody answers for it. */
  readonly tasks: readonly string[];
}

export interface ClauseCoverage {
  readonly clause: number;
  readonly heading: string | null;
  /** Number of the matched template; null where there is none. */
  readonly template: number | null;
  /** True where its tasks are proposed from its own words. */
  readonly proposed: boolean;
  /** Titles of the tasks its sentences name, by key. */
  readonly titles: Readonly<Record<string, string>>;
  readonly sentences: readonly SentenceCoverage[];
}

export interface Coverage {
  readonly sentences: number;
  readonly covered: number;
  readonly uncovered: readonly { readonly clause: number; readonly sentence: number }[];
  readonly clauses: readonly ClauseCoverage[];
}

/** The document's sentences a task answers for; empty where the document lacks them. */
export function sentencesOf(task: TaskTemplate, match: ClauseMatch): readonly number[] {
  return task.sentences
    .map((sentence) => match.sentences[sentence - 1] ?? null)
    .filter((index) => index !== null)
    .sort((a, b) => a - b);
}

interface Answer {
  readonly key: string;
  readonly title: string;
  readonly at: readonly number[];
}

/** The tasks that answer for a clause: its template's, or those proposed for it. */
function answersFor(match: ClauseMatch, edited: EditedProposals | null): readonly Answer[] {
  const { clause, template } = match;
  const own = template === null ? edited?.clauses.find((each) => each.clause === clause.number) : undefined;
  if (own !== undefined) {
    return own.tasks.map(({ key, title, sentences }) => ({ key, title, at: sentences }));
  }
  if (template === null) {
    return sentenceGroups(clause).map((group) => ({
      key: proposedKey(clause, group),
      title: proposedTitle(clause, group).title,
      at: group.sentences,
    }));
  }
  return template.tasks.map((task) => ({ key: task.key, title: task.title, at: sentencesOf(task, match) }));
}

/**
 * Every sentence of every clause beside the tasks that cover it. For a clause without a template those are proposed from
 * its own words, or are what a person made of those (`edited`); a sentence that a template does not know is not covered.
 */
export function coverage(
  document: ClausesOf,
  templates: readonly ClauseTemplate[],
  edited: EditedProposals | null = null,
): Coverage {
  const clauses = matchTemplates(document, templates).map((match): ClauseCoverage => {
    const tasks = answersFor(match, edited);
    return {
      clause: match.clause.number,
      heading: match.clause.heading,
      template: match.template?.number ?? null,
      proposed: match.template === null && tasks.length > 0,
      titles: Object.fromEntries(tasks.map(({ key, title }) => [key, title])),
      sentences: match.clause.sentences.map(({ index, text }) => ({
        index,
        text,
        tasks: tasks.filter((task) => task.at.includes(index)).map((task) => task.key),
      })),
    };
  });
  const all = clauses.flatMap(({ clause, sentences }) => sentences.map((sentence) => ({ clause, sentence })));
  const uncovered = all.filter(({ sentence }) => sentence.tasks.length === 0);
  return {
    sentences: all.length,
    covered: all.length - uncovered.length,
    uncovered: uncovered.map(({ clause, sentence }) => ({ clause, sentence: sentence.index })),
    clauses,
  };
}

import type { ParsedClause } from '@duban/policy';
import { essence } from '../similarity';

/** Sentences of a clause that make one task. */
export interface SentenceGroup {
  /** The sentence that says what is to be done; 0 where the heading alone does. */
  readonly main: number;
  /** 1-based, in order; empty where the heading alone does. */
  readonly sentences: readonly number[];
  /** True where nothing is asked: principles, and sentences that only open or close. */
  readonly general: boolean;
}

/** Parts of a document that ask nothing of anybody by themselves. */
const general =
  /^(?:指导思想|总体要求|总体思路|总体目标|工作思路|基本原则|工作原则|基本思路|重要意义|重大意义|适用范围|附则|目的依据|形势任务)/u;
/** Opens what the next sentence says. */
const opening =
  /[:：]\s*$|^以[^，,]*(?:思想|精神|论述)[^，,]*为(?:指导|引领|统领|遵循)|^(?:为|为了|为深入|为进一步|为贯彻)[^。]*(?:制定本|提出如下|制定如下|现就)|^(?:根据|按照)[^。]*(?:制定本|现就|现将)/u;
/** Closes or explains what stood before. */
const closing =
  /特此(?:通知|报告|函)|^请(?:认真|遵照|结合|各)|自(?:印发|发布|公布|下发)之日起|负责解释|^其中[，,:：]|^以上|^具体(?:办法|任务|分工)?(?:见|详见)|^\s*[（(]?(?:附件|注)[:：]/u;
/** A sentence of fewer letters says nothing alone. */
const leastLetters = 5;

type Standing = 'own' | 'next' | 'previous';

function standingOf(clause: ParsedClause, index: number, text: string): Standing {
  const says =
    clause.indicators.some((figure) => figure.sentence === index) ||
    clause.assignments.some((assignment) => assignment.sentence === index);
  if (/[:：]\s*$/u.test(text)) return 'next';
  if (says) return 'own';
  if (opening.test(text)) return 'next';
  return closing.test(text) || Array.from(essence(text)).length < leastLetters ? 'previous' : 'own';
}

/**
 * Parts a clause into tasks: one for each sentence that asks something; one that only opens, explains or closes joins
 * its neighbour, so that every sentence is answered for. A clause of principles is one task, a clause that is its
 * heading alone is one too.
 */
export function sentenceGroups(clause: ParsedClause): readonly SentenceGroup[] {
  const { sentences, heading } = clause;
  const [first] = sentences;
  if (first === undefined) return heading === null ? [] : [{ main: 0, sentences: [], general: false }];
  const asks = clause.indicators.length + clause.assignments.length > 0;
  if (heading !== null && general.test(heading) && !asks) {
    return [{ main: first.index, sentences: sentences.map(({ index }) => index), general: true }];
  }
  const groups: { main: number; sentences: number[]; general: false }[] = [];
  let waiting: number[] = [];
  for (const { index, text } of sentences) {
    const standing = standingOf(clause, index, text);
    const last = groups.at(-1);
    if (standing === 'own') {
      groups.push({ main: index, sentences: [...waiting, index], general: false });
      waiting = [];
    } else if (standing === 'previous' && last !== undefined && waiting.length === 0) {
      last.sentences.push(index);
    } else waiting.push(index);
  }
  const last = groups.at(-1);
  if (last === undefined) return [{ main: first.index, sentences: waiting, general: true }];
  last.sentences.push(...waiting);
  return groups;
}

/** A proposed task's key: its clause and its sentence. Unique in a document whose clauses have numbers of their own. */
export function proposedKey(clause: ParsedClause, { main }: SentenceGroup): string {
  return `c${clause.number}-s${main}`;
}

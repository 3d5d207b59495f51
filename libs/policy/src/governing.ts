import { matchBrackets } from './brackets';
import { piecesOf } from './clause-pieces';

const whole =
  /(?:以下|下列|下述|以上|上述|本部分|该部分|本节|本章)(?:各?项|[一二三四五六七八九十\d]{1,3}项|全部)?(?:重点|主要|具体)?(?:任务|工作|事项|措施|内容|举措|目标|条款)?[^，。；:：由]{0,6}?(由[^。]{2,200}?(?:牵头|负责(?!解释|人)|落实|实施|承担|配合)[^。]{0,80})/u;

/** A sentence that says who does all that stands around it (以下任务由X牵头，Y配合): the statement in it; null if it is none. */
function statementForAll(sentence: string): string | null {
  if (!sentence.includes('由')) return null;
  return whole.exec(sentence)?.[1]?.replace(/[。；]$/u, '') ?? null;
}

/**
 * The statement of responsibility that a part makes for all clauses below it: one that stands by itself
 * between its heading and the first clause, or a sentence that says 以下任务由…; null if there is none.
 */
export function governingStatement(text: string): string | null {
  for (const { span, statement } of piecesOf(text, matchBrackets(text))) {
    const words = text.slice(span.start, span.end).trim();
    const found = statement ? words : statementForAll(words);
    if (found !== null) return found;
  }
  return null;
}

const closing = /(?:^|[。\n])\s*((?:以上|上述)[^。\n]{4,300}。?)\s*$/u;

/** The one a preamble makes for all clauses. A line of its own (责任部门：…) may be the page's, and is none. */
export function preambleStatement(text: string): string | null {
  for (const { span } of piecesOf(text, matchBrackets(text))) {
    const found = statementForAll(text.slice(span.start, span.end).trim());
    if (found !== null) return found;
  }
  return null;
}

/** The one made for all clauses of a part by the last of them, at its end: 以上任务由…. */
export function closingStatement(text: string): string | null {
  const found = closing.exec(text.slice(-400));
  return found ? statementForAll(found[1] ?? '') : null;
}

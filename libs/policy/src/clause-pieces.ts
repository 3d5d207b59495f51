import type { Brackets } from './brackets';
import { isBareStatement, isStatement } from './responsibility';
import { sentenceSpans, type Span } from './sentences';

/** A sentence, or a statement of responsibility that stands between sentences. */
export interface Piece {
  readonly span: Span;
  readonly statement: boolean;
}

const trailing = /^[。；;，,\s]*/u;
const keyedLine =
  /^(?:牵头|责任|配合|主办|协办|承办|主责|参与|落实)(?:责任)?(?:单位|部门|主体|领导|人|科室|处室|股室|机构|站所)\s*[:：]|^(?:牵头|配合|主办|协办|承办|责任分工|任务分工)\s*[:：]|^(?:完成|办结)?(?:时限|时间|期限)(?:要求)?\s*[:：]/u;

function isKeyedLine(text: string): boolean {
  return keyedLine.test(text) && isStatement(text);
}

/** Parts statements of responsibility from the sentences beside them. */
function separate(text: string, brackets: Brackets): readonly Piece[] {
  const { closes } = brackets;
  const pieces: Piece[] = [];
  for (const span of sentenceSpans(text, brackets)) {
    let { start } = span;
    for (let close = closes.get(start); close !== undefined && close < span.end; close = closes.get(start)) {
      const inner = text.slice(start + 1, close);
      if (!isStatement(inner) && !(start > 0 && isBareStatement(inner))) break;
      const end = close + 1 + (trailing.exec(text.slice(close + 1, span.end))?.[0].length ?? 0);
      pieces.push({ span: { start, end }, statement: true });
      start = end;
    }
    if (start < span.end) {
      const statement = isKeyedLine(text.slice(start, span.end));
      pieces.push({ span: { start, end: span.end }, statement });
    }
  }
  return pieces;
}

/** Sentences and statements of a clause's text, in order; statements that follow each other are one. */
export function piecesOf(text: string, brackets: Brackets): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of separate(text, brackets)) {
    const last = joined.at(-1);
    if (last?.statement === true && piece.statement) {
      joined[joined.length - 1] = { statement: true, span: { start: last.span.start, end: piece.span.end } };
    } else joined.push(piece);
  }
  return joined;
}

/** Statements in brackets inside a sentence, with the sentence's text without them (blanked, so that offsets stay). */
export function innerStatements(
  text: string,
  span: Span,
  brackets: Brackets,
): { readonly statements: readonly string[]; readonly blanked: string } {
  let blanked = text.slice(span.start, span.end);
  const statements: string[] = [];
  if (!/[（(【〔]/u.test(blanked)) return { statements, blanked };
  for (let open = span.start; open < span.end; open++) {
    const close = brackets.closes.get(open);
    if (close === undefined || close >= span.end) continue;
    const inner = text.slice(open + 1, close);
    // 县委农办（县农业农村局）。: another name of the one before it.
    const named = /[厅局委办部院会组处心行]/u.test(text[open - 1] ?? '');
    const last = !named && /^[。；;\s]*$/u.test(text.slice(close + 1, span.end));
    if (isStatement(inner) || (last && isBareStatement(inner))) {
      statements.push(text.slice(open, close + 1));
      const from = open - span.start;
      const length = close - open + 1;
      blanked = blanked.slice(0, from) + '\u0001'.repeat(length) + blanked.slice(from + length);
      open = close;
    }
  }
  return { statements, blanked };
}

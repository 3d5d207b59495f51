import { dueTimes, type DueTime } from './due-days';
import { clauseHeading, rowHeading, type HeadingStyle } from './heading';
import { indicatorsOf } from './indicators';
import type { Layout } from './layout';
import { warning } from './messages';
import type { Block } from './outline';
import { lineAt, PassageBuilder, type Passage } from './passage';
import { isStatement, readStatement, unitNames, type Statement } from './responsibility';
import { matchBrackets, type Brackets } from './brackets';
import { sentenceSpans, type Span } from './sentences';
import type { ParsedAssignment, ParsedClause, ParsedIndicator, ParsedSentence, ParseWarning } from './types';

/** What reading a clause needs to know of its document. */
export interface ClauseContext {
  readonly layout: Layout;
  readonly style: HeadingStyle;
  readonly yearOfIssue: number | null;
  /** Takes what a person should look at. */
  readonly warn: (found: ParseWarning) => void;
}

/** A clause's block with the list items below it. */
export interface ClauseBlocks {
  readonly block: Block;
  readonly items: readonly Block[];
}

/** The text of a body with its list items, each on a line of its own. */
function bodyPassage(lines: Block['lines'], items: readonly Block[], layout: Layout): Passage {
  const builder = new PassageBuilder(layout);
  for (const line of lines) builder.add(line);
  for (const item of items) {
    const [first, ...others] = item.lines;
    builder.addItem(item.mark, first ?? null, item.line);
    for (const line of others) builder.add(line);
  }
  return builder.build();
}

/** A sentence, or a statement that stands between sentences. */
interface Piece {
  readonly span: Span;
  readonly statement: boolean;
}

const trailing = /^[。；;，,\s]*/u;

/** Parts statements of responsibility from the sentences beside them. */
function piecesOf(text: string, brackets: Brackets): readonly Piece[] {
  const { closes } = brackets;
  const pieces: Piece[] = [];
  for (const span of sentenceSpans(text, brackets)) {
    let { start } = span;
    for (let close = closes.get(start); close !== undefined && close < span.end; close = closes.get(start)) {
      if (!isStatement(text.slice(start + 1, close))) break;
      const end = close + 1 + (trailing.exec(text.slice(close + 1, span.end))?.[0].length ?? 0);
      pieces.push({ span: { start, end }, statement: true });
      start = end;
    }
    if (start < span.end) {
      const rest = text.slice(start, span.end);
      pieces.push({ span: { start, end: span.end }, statement: isKeyedLine(rest) });
    }
  }
  return pieces;
}

/** Statements that follow each other are one: 牵头单位, 责任单位 and 完成时限 on lines of their own. */
function together(pieces: readonly Piece[]): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last?.statement === true && piece.statement) {
      joined[joined.length - 1] = { statement: true, span: { start: last.span.start, end: piece.span.end } };
    } else joined.push(piece);
  }
  return joined;
}

const keyedLine =
  /^(?:牵头|责任|配合|主办|协办|承办|主责|参与|落实)(?:责任)?(?:单位|部门|主体|领导|人)\s*[:：]|^(?:完成|办结)?(?:时限|时间|期限)(?:要求)?\s*[:：]/u;

function isKeyedLine(text: string): boolean {
  return keyedLine.test(text) && isStatement(text);
}

/** Statements in brackets inside a sentence, with the sentence's text without them (blanked, so that offsets stay). */
function innerStatements(
  text: string,
  span: Span,
  brackets: Brackets,
): { statements: string[]; blanked: string } {
  let blanked = text.slice(span.start, span.end);
  const statements: string[] = [];
  if (!/[（(【〔]/u.test(blanked)) return { statements, blanked };
  for (let open = span.start; open < span.end; open++) {
    const close = brackets.closes.get(open);
    if (close !== undefined && close < span.end && isStatement(text.slice(open + 1, close))) {
      statements.push(text.slice(open, close + 1));
      const from = open - span.start;
      const length = close - open + 1;
      blanked = blanked.slice(0, from) + '\u0001'.repeat(length) + blanked.slice(from + length);
      open = close;
    }
  }
  return { statements, blanked };
}

const named =
  /由([^，,。；;\s]{2,80}?(?:[厅局委办部署院会府党组处县市区乡镇村团场社站]|公司|中心|单位|部门|企业|银行))(?:共同|具体|统一)?(?:牵头|主责|会同|负责(?!人|同志|解释)|组织实施|承担)/u;
const helping = /^[^。；;]{0,30}?[，,]([^，,。；;]{2,60}?)(?:配合|协同|参与|协助)/u;

/** 由自治区农业农村厅牵头…: a sentence that names who does it. */
function namedIn(sentence: string): Pick<Statement, 'lead' | 'support'> | null {
  const found = sentence.includes('由') ? named.exec(sentence) : null;
  if (!found) return null;
  const rest = sentence.slice(found.index + found[0].length).split(/[。；;]/u, 1)[0] ?? '';
  const joint = found[0].endsWith('会同')
    ? /^(.{2,60}?)(?:负责|牵头|组织|制定|落实|[,，。]|$)/u.exec(rest)
    : null;
  const supporting = joint ?? helping.exec(rest);
  return { lead: unitNames(found[1] ?? ''), support: unitNames(supporting?.[1] ?? '') };
}

interface Gathered {
  readonly sentences: ParsedSentence[];
  readonly indicators: ParsedIndicator[];
  readonly assignments: ParsedAssignment[];
  readonly times: DueTime[];
}

function gatherSentence(
  text: string,
  span: Span,
  brackets: Brackets,
  year: number | null,
  into: Gathered,
): void {
  const index = into.sentences.length + 1;
  const sentence = text.slice(span.start, span.end);
  into.sentences.push({ index, text: sentence });
  const { statements, blanked } = innerStatements(text, span, brackets);
  for (const { start, end, comparator, value, unit, kind } of indicatorsOf(blanked)) {
    const words = sentence.slice(start, end).trim();
    into.indicators.push({ text: words, comparator, value, unit, kind, sentence: index });
  }
  for (const statement of statements) {
    into.assignments.push({ text: statement, ...readStatement(statement, year), sentence: index });
  }
  const own = namedIn(blanked);
  if (own) into.assignments.push({ text: sentence, ...own, time: null, due: null, sentence: index });
  into.times.push(...dueTimes(blanked, year, 'text'));
}

/** All assignments together: who leads anywhere leads, who only supports supports. */
function togetherOf(assignments: readonly ParsedAssignment[]): ParsedClause['responsible'] {
  const lead = [...new Set(assignments.flatMap((each) => each.lead))];
  const support = [...new Set(assignments.flatMap((each) => each.support))].filter(
    (each) => !lead.includes(each),
  );
  return lead.length + support.length > 0 ? { lead, support } : null;
}

/** The last day among those named; statements made for it count before times in running text. */
function lastDay(assignments: readonly ParsedAssignment[], times: readonly DueTime[]): string | null {
  const stated = assignments.flatMap(({ due }) => due ?? []);
  const all = stated.length > 0 ? stated : times.flatMap(({ due }) => due ?? []);
  return all.sort().at(-1) ?? null;
}

/** Reads one clause: its heading, sentences, targets, who is responsible and by when. */
export function readClause({ block, items }: ClauseBlocks, context: ClauseContext): ParsedClause {
  const { layout, style, yearOfIssue } = context;
  const { heading, body } = block.row
    ? rowHeading(block)
    : clauseHeading(block, style, layout, items.length > 0);
  const passage = bodyPassage([...body], items, layout);
  const { text } = passage;
  const brackets = matchBrackets(text);
  const into: Gathered = { sentences: [], indicators: [], assignments: [], times: [] };
  for (const { span, statement } of together(piecesOf(text, brackets))) {
    if (statement) {
      const written = text.slice(span.start, span.end).trim();
      into.assignments.push({
        text: written,
        ...readStatement(written, yearOfIssue),
        sentence: into.sentences.length,
      });
    } else gatherSentence(text, span, brackets, yearOfIssue, into);
  }
  if (block.row && block.row.statement !== '') {
    const { statement } = block.row;
    into.assignments.push({
      text: statement,
      ...readStatement(statement, yearOfIssue),
      sentence: into.sentences.length,
    });
  }
  for (const at of brackets.unmatched) {
    const near = text.slice(Math.max(0, at - 8), at + 9).replaceAll('\n', '');
    context.warn(warning('unclosed', lineAt(passage, at), { mark: text[at] ?? '', near }));
  }
  return {
    number: block.marker?.value ?? 0,
    numeral: block.marker?.numeral ?? '',
    heading,
    text,
    sentences: into.sentences,
    indicators: into.indicators,
    responsible: togetherOf(into.assignments),
    due: lastDay(into.assignments, into.times),
    assignments: into.assignments,
    line: block.line,
  };
}

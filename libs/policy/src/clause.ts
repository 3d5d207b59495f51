import { append } from './append';
import { matchBrackets, type Brackets } from './brackets';
import { ClauseFacts } from './clause-facts';
import { piecesOf } from './clause-pieces';
import { clauseHeading, rowHeading, type HeadingStyle } from './heading';
import { indicatorsOf } from './indicators';
import type { Layout, TextLine } from './layout';
import { remark, warning } from './messages';
import { misprintsOf } from './misprints';
import type { Block } from './outline';
import { lineAt, PassageBuilder, type Passage } from './passage';
import type { StatementRules } from './responsibility';
import { unitNames } from './unit-names';
import type { ParsedClause, ParseRemark, ParseWarning } from './types';

/** What reading a clause needs to know of its document. */
export interface ClauseContext {
  readonly layout: Layout;
  readonly style: HeadingStyle;
  readonly rules: StatementRules;
  /** The statement made for all clauses of the part; null if there is none. */
  readonly inherited: string | null;
  /** Take what a person should look at. */
  readonly warnings: ParseWarning[];
  readonly remarks: ParseRemark[];
}

/** A clause's block with the list items below it. */
export interface ClauseBlocks {
  readonly block: Block;
  readonly items: readonly Block[];
}

/** The text of a body with its list items, each on a line of its own. */
export function bodyPassage(lines: readonly TextLine[], items: readonly Block[], layout: Layout): Passage {
  const builder = new PassageBuilder(layout);
  for (const line of lines) builder.add(line);
  for (const item of items) {
    const [first, ...others] = item.lines;
    builder.addItem(item.mark, first ?? null, item.line);
    for (const line of others) builder.add(line);
  }
  return builder.build();
}

const ownUnit =
  /^(?:[省市县区州]|自治[区州县])(?!域|位|间)[\u4e00-\u9fff]{1,14}(?<!布|格|全|大|新|开)(?:局|委|办|厅|部|院|办公室|委员会)(?:[（(].{1,12}[)）])?$/u;
const levels = /^各(?:[县市区州师乡镇村团场街道、和（()）]|社区|部门|单位|成员单位){1,10}$/u;

/** （一）县发改局：负责…: the heading says who. */
function namesUnits(heading: string): boolean {
  if (heading.length > 60) return false;
  return levels.test(heading) || unitNames(heading).every((name) => ownUnit.test(name));
}

/** Of more than these in one clause, no one needs each. */
const mostUnclosed = 20;

/** Brackets and quotes that have no other half, in the heading and in the text. */
function unclosed(heading: Passage, body: Passage, brackets: Brackets): readonly ParseWarning[] {
  const point = (passage: Passage, at: number) => {
    const near = passage.text.slice(Math.max(0, at - 8), at + 9).replaceAll('\n', '');
    return warning('unclosed', lineAt(passage, at), { mark: passage.text[at] ?? '', near });
  };
  return [
    ...matchBrackets(heading.text).unmatched.map((at) => point(heading, at)),
    ...brackets.unmatched.slice(0, mostUnclosed).map((at) => point(body, at)),
  ];
}

/** Reads one clause: its heading, sentences, targets, who is responsible and by when. */
export function readClause({ block, items }: ClauseBlocks, context: ClauseContext): ParsedClause {
  const { layout, style, rules, inherited, warnings, remarks } = context;
  const { heading, body } = block.row
    ? rowHeading(block)
    : clauseHeading(block, style, layout, items.length > 0);
  const passage = bodyPassage(body, items, layout);
  const { text } = passage;
  const brackets = matchBrackets(text);
  const facts = new ClauseFacts(text, brackets, rules);
  for (const piece of piecesOf(text, brackets)) facts.take(piece);
  facts.takeHeading(heading);
  if (block.row && block.row.statement !== '') facts.state(block.row.statement);
  if (heading !== null && namesUnits(heading)) facts.inherit(heading);
  if (inherited !== null) facts.inherit(inherited);
  const head: Passage = { text: heading ?? '', starts: [{ at: 0, line: block.line }] };
  append(warnings, unclosed(head, passage, brackets));
  append(remarks, misprintsOf(head));
  append(remarks, misprintsOf(passage));
  const time = facts.timeWithoutYear();
  if (time !== null) remarks.push(remark('no-year', block.line, { time }));
  if (heading !== null && indicatorsOf(heading).some(({ kind }) => kind === 'explicit')) {
    remarks.push(remark('figure-in-heading', block.line, { heading }));
  }
  return {
    number: block.marker?.value ?? 0,
    numeral: block.marker?.numeral ?? '',
    heading,
    text,
    sentences: facts.sentences,
    indicators: facts.indicators,
    responsible: facts.responsible(),
    due: facts.due(),
    assignments: facts.assignments,
    line: block.line,
  };
}

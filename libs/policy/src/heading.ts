import { dueTimes } from './due-days';
import { fold, rejoin, withoutTypesetting } from './folding';
import { isBareStatement, isStatement } from './responsibility';
import { isEnded, isFull, type Layout, type TextLine } from './layout';
import type { MarkerKind } from './markers';
import type { Block } from './outline';
import { statesResponsibility } from './passage';

/** A block's heading, without its 。, and the lines of its body. */
export interface Headed {
  readonly heading: string | null;
  readonly body: readonly TextLine[];
}

/**
 * How the headings of a kind of mark are set in this document: alone on their line, before their text, before a colon,
 * or not at all: each clause is a sentence or a few.
 */
export type HeadingStyle = 'alone' | 'inline' | 'colon' | 'none';

const longestHeading = 44;
/** A heading broken into more lines than these is none. */
const mostLines = 40;
const figure = /\d[\d,.]*\s?(?:%|万|亿|千|百|个|公里|亩|户|人|吨|元|家|所|座|条|项|处|名|次|台|套|辆|倍)/u;

/** The words before the first 。 read as a heading: short, few commas, no figure that someone must reach. */
export function isHeadingLike(written: string): boolean {
  const run = withoutStatement(written)
    .heading.replaceAll(/[（(][^（()）]{1,12}[)）]/gu, '')
    .replace(bracketed, (whole) => (dueTimes(whole, null, 'cell').length > 0 ? '' : whole));
  if (run.length < 2 || run.length > longestHeading) return false;
  const folded = fold(run);
  const commas = folded.match(/,/gu)?.length ?? 0;
  return commas <= (run.length <= 26 ? 2 : 1) && !/[;:!?(]/u.test(folded) && !figure.test(folded);
}

const bracketed = /[（(][^（()）]{1,30}[)）]$/u;

/** What a heading says in brackets at its end: 集中整治阶段（5月1日至10月31日）; null if nothing. */
export function bracketOf(heading: string): string | null {
  return bracketed.exec(heading)?.[0] ?? null;
}

const trailingBracket = /^(.{2,}?)\s*([（(〔【][^（(]*[)）〕】])$/u;

/** Parts a heading from the statement of responsibility behind it: 科技创新政策(由市科技局牵头). */
function withoutStatement(run: string): { readonly heading: string; readonly statement: string | null } {
  const found = trailingBracket.exec(run);
  const [, heading = '', statement = ''] = found ?? [];
  const inner = statement.slice(1, -1);
  const states = found !== null && (isStatement(inner) || isBareStatement(inner));
  return states ? { heading, statement } : { heading: run, statement: null };
}

/** The heading without its statement, which goes to the head of the body. */
function headed(run: string | null, body: readonly TextLine[], lines: readonly TextLine[]): Headed {
  const { heading, statement } = withoutStatement(run ?? '');
  const [first] = lines;
  if (run === null || statement === null || !first) return { heading: run, body };
  return { heading, body: [{ ...first, text: statement, bold: 0, whole: true }, ...body] };
}

const stop = /[。｡]/u;

/** Index of the first line with a full stop, -1 if there is none. */
function firstStop(lines: readonly TextLine[]): number {
  return lines.findIndex(({ text }) => stop.test(text));
}

/** A vote for how a block sets its heading: 1 alone, -1 before its text, 0 where a forced break hides it. */
function voteOf({ lines }: Block, layout: Layout): number {
  const at = firstStop(lines);
  if (at < 0) return 0;
  if (lines.slice(0, at).some((line) => !isFull(line, layout) && !isEnded(line.text))) return 1;
  return at === 0 || layout.wrap !== null || lines[0]?.full !== null ? -1 : 0;
}

/** Counts how each kind of mark sets its headings; what a forced break hides has no vote. */
export function headingStyles(
  blocks: readonly Block[],
  layout: Layout,
): ReadonlyMap<MarkerKind, HeadingStyle> {
  const votes = new Map<MarkerKind, Votes>();
  for (const block of blocks) {
    if (block.marker) {
      const { alone, colon, none } = votes.get(block.marker.kind) ?? { alone: 0, colon: 0, none: 0 };
      const vote = colonCut(block.lines) > 0 ? 1 : -1;
      votes.set(block.marker.kind, {
        alone: alone + voteOf(block, layout),
        colon: colon + vote,
        none: none + (isHeadless(block) ? 1 : -3),
      });
    }
  }
  const styleOf = ({ alone, colon, none }: Votes): HeadingStyle =>
    colon > 0 ? 'colon' : alone > 0 ? 'alone' : none > 0 ? 'none' : 'inline';
  const styles = new Map([...votes].map(([kind, counts]) => [kind, styleOf(counts)]));
  return styles.set('article', articleStyle(blocks));
}

/** 第一条 支持规模经营。对流转…: articles have headings if nearly all of them begin with a few words and a 。. */
function articleStyle(blocks: readonly Block[]): HeadingStyle {
  const articles = blocks.filter(({ marker }) => marker?.kind === 'article');
  const headed = articles.filter(({ lines }) => captionRun(lines) !== null);
  return articles.length >= 2 && headed.length * 5 >= articles.length * 4 ? 'inline' : 'none';
}

const longestCaption = 18;

/** The few words before the first 。 of an article, with something behind them; null if it does not begin so. */
function captionRun(lines: readonly TextLine[]): { run: string; rest: readonly TextLine[] } | null {
  if (firstStop(lines) !== 0) return null;
  const { run, rest } = cutAtStop(lines, 0);
  const short = run.length <= longestCaption && !/[,，、:：；;应须不]/u.test(run);
  return short && rest.length > 0 && isHeadingLike(run) ? { run, rest } : null;
}

/** For and against each way of setting headings. */
interface Votes {
  readonly alone: number;
  readonly colon: number;
  readonly none: number;
}

/** One sentence, or one too long for a heading before its first 。. */
function isHeadless({ lines }: Block): boolean {
  const at = firstStop(lines);
  if (at < 0) return false;
  const { run, rest } = cutAtStop(lines, at);
  return rest.length === 0 || !isHeadingLike(run);
}

/** Where a short run before a colon ends, as in 总体目标：到2025年…; 0 if the first line does not begin so. */
function colonCut(lines: readonly TextLine[]): number {
  const text = lines[0]?.text ?? '';
  const at = text.slice(0, 22).search(/[:：]/u);
  return at >= 2 && at < text.length - 1 && !/[。，,；;]/u.test(text.slice(0, at)) ? at : 0;
}

/** Cuts at the colon. */
function colonHeading([first, ...others]: readonly TextLine[], at: number): Headed {
  if (!first) return { heading: null, body: [] };
  const rest = first.text.slice(at + 1).trim();
  return {
    heading: withoutTypesetting(first.text.slice(0, at)),
    body: [{ ...first, text: rest }, ...others],
  };
}

function isShort(lines: readonly TextLine[], whole: string): boolean {
  return lines.length <= mostLines && whole.length <= longestHeading;
}

/** Joins lines of a heading that was broken; of more lines than any heading has, only the first. */
function joined(lines: readonly TextLine[]): string {
  return lines.slice(0, mostLines).reduce((text, line) => rejoin(text, withoutTypesetting(line.text)), '');
}

/** Cuts the block's text after its first 。: the run before it, and what is left. */
function cutAtStop(lines: readonly TextLine[], at: number): { run: string; rest: readonly TextLine[] } {
  const line = lines[at];
  if (!line) return { run: joined(lines), rest: [] };
  const end = line.text.search(stop);
  const run = joined([...lines.slice(0, at), { ...line, text: line.text.slice(0, end) }]);
  const left = line.text.slice(end + 1).trim();
  const first = left === '' ? [] : [{ ...line, text: left }];
  return { run, rest: [...first, ...lines.slice(at + 1)] };
}

/** The lines before `end` that stand alone as a heading; 0 if they do not. */
function aloneLines(lines: readonly TextLine[], end: number, style: HeadingStyle, layout: Layout): number {
  const at = lines.slice(0, end).findIndex((line, index) => {
    return !isFull(line, layout) || (layout.indents && lines[index + 1]?.indented === true);
  });
  const last = lines[at];
  if (!last || at >= mostLines || isEnded(last.text) || /[,，、]$/u.test(last.text)) return 0;
  if (!isHeadingLike(joined(lines.slice(0, at + 1)))) return 0;
  const next = lines[at + 1];
  const certain = last.heading || (layout.indents && next?.indented === true);
  return certain || style === 'alone' ? at + 1 : 0;
}

/** A bold beginning is the heading, if it is one by its length. */
function boldHeading(lines: readonly TextLine[]): Headed | null {
  const [first, ...others] = lines;
  if (!first || first.bold < 2 || first.bold > longestHeading + 2 || first.bold >= first.text.length) {
    return null;
  }
  const heading = first.text.slice(0, first.bold).replace(/[。｡:：\s]+$/u, '');
  const rest = first.text.slice(first.bold).replace(/^[。｡:：\s]+/u, '');
  // A bold phrase that the sentence goes on from is an emphasis.
  if (/[，,、；;]$/u.test(heading) || /^[，,、；;的]/u.test(rest)) return null;
  return {
    heading: withoutTypesetting(heading),
    body: rest === '' ? others : [{ ...first, text: rest }, ...others],
  };
}

/** An article's caption: 第三条 【适用范围】 or （适用范围） before its text. */
const caption = /^[【〔[（(]([^】〕\]）)。，,]{2,24})[】〕\]）)]\s*/u;

function articleHeading(lines: readonly TextLine[], style: HeadingStyle, layout: Layout): Headed {
  const run = style === 'inline' ? captionRun(lines) : null;
  if (run) return { heading: withoutTypesetting(run.run), body: run.rest };
  const [first, ...others] = lines;
  const found = first ? caption.exec(first.text) : null;
  if (first && found) {
    const rest = first.text.slice(found[0].length).trim();
    return { heading: found[1] ?? null, body: rest === '' ? others : [{ ...first, text: rest }, ...others] };
  }
  const alone =
    first !== undefined &&
    firstStop(lines) > 0 &&
    first.text.length <= 20 &&
    !/[,，、:：；;]/u.test(first.text) &&
    isHeadingLike(first.text);
  return alone && !isFull(first, layout)
    ? { heading: withoutTypesetting(first.text), body: others }
    : { heading: null, body: lines };
}

/** A line that states who is responsible is no part of the heading above it: 一、用水 / 牵头单位：县水利局. */
function apartFromStatement(block: Block): {
  readonly above: Block;
  readonly statement: readonly TextLine[];
} {
  const { lines } = block;
  const at = lines.findIndex(({ text }, index) => index > 0 && statesResponsibility(text));
  const stopped = firstStop(lines);
  if (at < 0 || (stopped >= 0 && stopped < at)) return { above: block, statement: [] };
  return { above: { ...block, lines: lines.slice(0, at) }, statement: lines.slice(at) };
}

/**
 * Parts a clause's heading from its text. The heading is what stands before the first 。 or alone on its line; a
 * clause that is one sentence has text and no heading.
 */
export function clauseHeading(block: Block, style: HeadingStyle, layout: Layout, hasItems: boolean): Headed {
  const { above, statement } = apartFromStatement(block);
  const { heading, body } = findClauseHeading(above, style, layout, hasItems);
  return headed(heading, [...body, ...statement], block.lines);
}

function findClauseHeading(block: Block, style: HeadingStyle, layout: Layout, hasItems: boolean): Headed {
  const { lines, marker } = block;
  if (lines.length === 0) return { heading: null, body: [] };
  if (marker?.kind === 'article') return articleHeading(lines, style, layout);
  const bold = boldHeading(lines);
  if (bold) return bold;
  const colon = style === 'colon' ? colonCut(lines) : 0;
  if (colon > 0) return colonHeading(lines, colon);
  const at = firstStop(lines);
  if (at < 0) return withoutStop(lines, layout);
  const alone = aloneLines(lines, at, style, layout);
  if (alone > 0) return { heading: joined(lines.slice(0, alone)), body: lines.slice(alone) };
  // Among clauses that are one sentence each, a sentence with a paragraph below it is no heading either.
  const sentence = style === 'none' && !hasItems && /[。｡]\s*$/u.test(lines[at]?.text ?? '');
  return sentence ? { heading: null, body: lines } : headingBeforeStop(lines, at, hasItems);
}

function headingBeforeStop(lines: readonly TextLine[], at: number, hasItems: boolean): Headed {
  const { run, rest } = cutAtStop(lines, at);
  return (rest.length > 0 || hasItems) && at < mostLines && isHeadingLike(run)
    ? { heading: run, body: rest }
    : { heading: null, body: lines };
}

/** A row of a table: of several cells the first is the heading, of one only what stands before its 。. */
export function rowHeading({ lines, row }: Block): Headed {
  const [first, ...others] = lines;
  const several = row !== undefined && row.tasks.length > 1;
  if (first && several && others.length > 0 && isHeadingLike(first.text.replace(/[。｡]$/u, ''))) {
    return { heading: withoutTypesetting(first.text).replace(/[。｡]$/u, ''), body: others };
  }
  if (firstStop(lines) !== 0) return { heading: null, body: lines };
  const { run, rest } = cutAtStop(lines, 0);
  return rest.length > 0 && isHeadingLike(run)
    ? { heading: run, body: rest }
    : { heading: null, body: lines };
}

/** A block without any 。: a heading, or an item of a list. */
function withoutStop(lines: readonly TextLine[], layout: Layout): Headed {
  const whole = joined(lines);
  if (lines.length === 1 || (isShort(lines, whole) && !lines.some((line) => line.whole))) {
    return isEnded(whole) || !isHeadingLike(whole)
      ? { heading: null, body: lines }
      : { heading: whole, body: [] };
  }
  const alone = aloneLines(lines, lines.length - 1, 'alone', layout);
  return { heading: alone > 0 ? joined(lines.slice(0, alone)) : null, body: lines.slice(alone) };
}

/** Parts the heading of a part (一、, 第一章) from what stands before its first clause. */
export function partHeading(block: Block, style: HeadingStyle, layout: Layout): Headed {
  const { above, statement } = apartFromStatement(block);
  const { heading, body } = findPartHeading(above, style, layout);
  return headed(heading?.replace(/[:：]$/u, '') ?? null, [...body, ...statement], block.lines);
}

function findPartHeading(block: Block, style: HeadingStyle, layout: Layout): Headed {
  const { lines } = block;
  const at = firstStop(lines);
  if (at < 0) {
    const whole = joined(lines);
    if (isShort(lines, whole) && !lines.some((line) => line.whole)) {
      return { heading: whole || null, body: [] };
    }
    const alone = aloneLines(lines, lines.length, 'alone', layout);
    return { heading: joined(lines.slice(0, Math.max(alone, 1))), body: lines.slice(Math.max(alone, 1)) };
  }
  const alone = aloneLines(lines, at, style, layout);
  if (alone > 0) return { heading: joined(lines.slice(0, alone)), body: lines.slice(alone) };
  const { run, rest } = cutAtStop(lines, at);
  return at < mostLines && isHeadingLike(run) ? { heading: run, body: rest } : { heading: null, body: lines };
}

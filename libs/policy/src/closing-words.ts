import { isClosedSentence, isFull, type Layout, type TextLine } from './layout';
import type { Block } from './outline';

/** How closing paragraphs begin: 各地各部门要结合实际…, 本意见自…, 让我们…, 特此通知. */
const beginning =
  /^(?:各(?:地|级|县|市|州|乡|镇|区|部门|单位|有关|相关)[^。]{0,40}?(?:要|应当|应|可)|全[县市省区州镇]上下|让我们|请各|特此|本(?:意见|通知|方案|办法|规定|决定|措施|计划|细则|制度|纲要|要点)|以上(?:意见|通知|方案|规定)|以上(?:事项|要求|各项)[^。]{0,4}请|未尽事宜|执行中)/u;
const about =
  /贯彻|落实|结合实际|实施细则|本(?:意见|通知|方案|办法|规定|决定|措施|计划)|施行|解释|执行|团结|奋斗|备案|特此|执行中|报告/u;

/** 望你县进一步…, 请各地认真…: a wish to the addressee. */
const wish = /^(?:望|希望|请)(?:你|各|贵|全|广大|有关)[^。]{2,}/u;

/** Whether a line begins a paragraph, as far as the layout tells. */
function beginsParagraph(lines: readonly TextLine[], at: number, layout: Layout): boolean {
  const before = lines[at - 1];
  const line = lines[at];
  if (!before || !line || !isClosedSentence(before.text)) return false;
  return !isFull(before, layout) || line.indented || line.spaced;
}

function paragraphs({ lines }: Block, layout: Layout): number {
  return lines.filter((_, at) => beginsParagraph(lines, at, layout)).length + 1;
}

/**
 * Closing words after the last clause, where they are a paragraph of their own and the document's clauses are one
 * paragraph each; otherwise they cannot be told from the clause and stay in it.
 * @returns the blocks with the last one cut short, and the lines cut off
 */
export function cutClosingWords(
  blocks: readonly Block[],
  layout: Layout,
): { readonly blocks: readonly Block[]; readonly closing: readonly TextLine[] } {
  const last = blocks.at(-1);
  const others = blocks.slice(0, -1);
  const long = others.filter((block) => paragraphs(block, layout) > 1).length;
  if (!last || long > others.length * 0.2 || last.marker?.kind === 'article') return { blocks, closing: [] };
  const at = last.lines.findIndex(
    ({ text }, index) =>
      beginsParagraph(last.lines, index, layout) &&
      (wish.test(text) || (beginning.test(text) && about.test(text))),
  );
  if (at <= 0) return { blocks, closing: [] };
  return {
    blocks: [...others, { ...last, lines: last.lines.slice(0, at) }],
    closing: last.lines.slice(at),
  };
}

import type { Brackets } from './brackets';

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const stops = '。！？!?｡';
const closers = '）)》〉”’」』】〕]"';
const afterStop = `${closers}${stops}`;
/** Where something may end or be skipped: stops, line feeds, openers. */
const places = /[。！？!?｡\n(（[〔【《〈“‘「『"]/gu;
/** A pair longer than this is no bracket but a missing mark. */
const longestInside = 300;

/** A list goes on after its item: the sentence around it is not over. */
const goesOn = '；;：:，,、';

/**
 * Sentences of a text as spans: each ends with 。！？ (and the closing quotes after it) or where its paragraph does. A
 * stop inside brackets or quotes that close again does not end the sentence around them.
 */
export function sentenceSpans(text: string, { pairs }: Brackets): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  places.lastIndex = 0;
  for (let found = places.exec(text); found; found = places.exec(text)) {
    const at = found.index;
    const end = endAt(text, at, pairs);
    if (end > at) {
      pushSpan(spans, text, start, end);
      start = end;
      places.lastIndex = end;
    } else if (end < at) places.lastIndex = -end;
  }
  pushSpan(spans, text, start, text.length);
  return spans;
}

/** 1., （1）, ①, 一是: what a list item begins with. */
const itemMark =
  /^\s*(?:\d{1,3}[.、．](?!\d)|[（(](?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|[一二三四五六七八九十]{1,3}[、是])/u;

/** Below a colon, list items that are sentences: each ends for itself, and so does what leads them in. */
function leadsIn(text: string, at: number): boolean {
  if (!/[:：]/u.test(text[at - 1] ?? '')) return false;
  const end = text.indexOf('\n', at + 1);
  const item = text.slice(at + 1, end < 0 ? text.length : end);
  return itemMark.test(item) && /[。！？]/u.test(item) && !/[；;]\s*(?=[（(①-⑳\d])/u.test(item);
}

/**
 * Where the sentence ends that has a stop, a line feed or an opener at `at`: an offset beyond it. If it does not end
 * there: `at` itself, or the offset to go on from, as a negative number.
 */
function endAt(text: string, at: number, pairs: ReadonlyMap<number, number>): number {
  const mark = text[at] ?? '';
  if (mark === '\n') return goesOn.includes(text[at - 1] ?? ' ') && !leadsIn(text, at) ? at : at + 1;
  if (stops.includes(mark)) return withClosers(text, at + 1, pairs);
  const close = pairs.get(at);
  if (close === undefined || close - at > longestInside || text.slice(at, close).includes('\n')) return at;
  return endsInside(text, at, close) ? withClosers(text, close + 1, pairs) : -(close + 1);
}

/** Closing marks and further stops belong to the sentence before them; a quote that opens there does not. */
function withClosers(text: string, from: number, pairs: ReadonlyMap<number, number>): number {
  let end = from;
  while (end < text.length && afterStop.includes(text[end] ?? '') && !pairs.has(end)) end++;
  return end;
}

/** A quote that ends with its own stop, 强调：“……。”, ends the sentence; one that the sentence goes on from does not. */
function endsInside(text: string, open: number, close: number): boolean {
  if (!'”’」』"'.includes(text[close] ?? '') || !stops.includes(text[close - 1] ?? '')) return false;
  return /[:：]/u.test(text[open - 1] ?? '') || close + 1 >= text.length || text[close + 1] === '\n';
}

function pushSpan(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  if (to > from) spans.push({ start: from, end: to });
}

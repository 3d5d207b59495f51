const openers = '（(《〈“‘「『【〔[';
const closers = '）)》〉”’」』】〕]';

/** Offsets of brackets and quotes, matched: each opener with its closer, and those that have no partner. */
export interface Brackets {
  /** Start and end (of the closer) of every matched pair. */
  readonly pairs: readonly { readonly open: number; readonly close: number }[];
  /** Closers of round, square and lens brackets (no quotes, no titles), by their openers. */
  readonly closes: ReadonlyMap<number, number>;
  readonly unmatched: readonly number[];
}

const longestInside = 300;
/** No text nests deeper: what lies below has lost its closer. */
const deepest = 32;

/** Same kind of bracket, whatever its width. */
function kindOf(mark: string): string {
  const folded = mark === '(' ? '（' : mark === '[' ? '〔' : mark;
  const at = openers.indexOf(folded);
  if (at >= 0) return folded;
  const close = mark === ')' ? '）' : mark === ']' ? '〕' : mark;
  return openers[closers.indexOf(close)] ?? mark;
}

/** A list mark such as 1) or a) has no opener of its own. */
function isListMark(text: string, at: number): boolean {
  return /(?:^|[\s。；;:：，,、])[\da-zA-Z①-⑳]{1,2}$/u.test(text.slice(Math.max(0, at - 4), at));
}

/** Matches brackets and quotes over a whole text; one left open does not hide those that follow it. */
export function matchBrackets(text: string): Brackets {
  const open: { at: number; kind: string }[] = [];
  const pairs: { open: number; close: number }[] = [];
  const closes = new Map<number, number>();
  const unmatched: number[] = [];
  let straight: number | null = null;
  for (let at = 0; at < text.length; at++) {
    const mark = text[at] ?? '';
    if (openers.includes(mark)) {
      open.push({ at, kind: kindOf(mark) });
      if (open.length > deepest) unmatched.push(...open.splice(0, 1).map((each) => each.at));
    } else if (closers.includes(mark)) {
      const kind = kindOf(mark);
      const partner = open.findLastIndex((each) => each.kind === kind);
      if (partner >= 0) {
        const [found, ...inner] = open.splice(partner);
        if (found) pairs.push({ open: found.at, close: at });
        if (found && '（【〔'.includes(kind)) closes.set(found.at, at);
        unmatched.push(...inner.map((each) => each.at));
      } else if (!isListMark(text, at)) unmatched.push(at);
    } else if (mark === '"') {
      if (straight !== null) pairs.push({ open: straight, close: at });
      straight = straight === null ? at : null;
    }
  }
  if (straight !== null) unmatched.push(straight);
  unmatched.push(...open.map((each) => each.at));
  return { pairs, closes, unmatched: unmatched.sort((a, b) => a - b) };
}

/** A list goes on after its item: the sentence around it is not over. */
const goesOn = /[；;：:，,、]/u;

/** A stretch of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const stops = '。！？!?｡';
const afterStop = `${closers}${stops}"`;

/**
 * Sentences of a text as spans: each ends with 。！？ (and the closing quotes after it) or where its paragraph does. A
 * stop inside brackets or quotes that close again does not end the sentence around them.
 */
export function sentenceSpans(text: string, brackets: Brackets): readonly Span[] {
  const inside = insideOf(brackets);
  const spans: Span[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const mark = text[at] ?? '';
    const opened = at;
    const skip = inside.get(at);
    if (skip !== undefined && !text.slice(at, skip).includes('\n')) at = skip;
    if (mark === '\n' && !goesOn.test(text.slice(Math.max(0, at - 1), at))) {
      pushSpan(spans, text, start, at);
      start = at + 1;
    } else if (stops.includes(text[at] ?? '') || endsInside(text, at, skip === undefined ? null : opened)) {
      let end = at + 1;
      while (end < text.length && afterStop.includes(text[end] ?? '') && !inside.has(end)) {
        end++;
      }
      pushSpan(spans, text, start, end);
      start = end;
      at = end - 1;
    }
    at++;
  }
  pushSpan(spans, text, start, text.length);
  return spans;
}

/** A quote that ends with its own stop, 强调：“……。”, ends the sentence; one that the sentence goes on from does not. */
function endsInside(text: string, at: number, opened: number | null): boolean {
  if (opened === null || !'”’」』"'.includes(text[at] ?? '') || !stops.includes(text[at - 1] ?? '')) {
    return false;
  }
  return /[:：]$/u.test(text.slice(0, opened).slice(-1)) || at + 1 >= text.length || text[at + 1] === '\n';
}

/** Where to go on after an opener: its closer. Very long pairs are no brackets but a missing mark. */
function insideOf(brackets: Brackets): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { open, close } of brackets.pairs) {
    if (close - open <= longestInside) found.set(open, close);
  }
  return found;
}

function pushSpan(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  if (to > from) spans.push({ start: from, end: to });
}

const pairs: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['〈', '〉'],
  ['「', '」'],
  ['『', '』'],
  ['（', '）'],
  ['(', ')'],
  ['【', '】'],
  ['〔', '〕'],
  ['[', ']'],
]);
const closers = new Set(pairs.values());

/** Characters of a text, with how deep each stands in quotation marks and brackets. */
export interface Marked {
  readonly characters: readonly string[];
  /** 0 outside; the marks themselves stand at the depth they make. */
  readonly depth: readonly number[];
}

/** Reads a text's paired marks; one without its other half is left out, so that no mark stands alone. */
export function markPairs(text: string): Marked {
  const all = Array.from(text);
  const open: { at: number; close: string }[] = [];
  const paired = new Set<number>();
  all.forEach((character, at) => {
    const close = pairs.get(character);
    if (close !== undefined) open.push({ at, close });
    else if (closers.has(character)) {
      const found = open.findLastIndex((each) => each.close === character);
      const opened = open[found];
      if (opened === undefined) return;
      paired.add(opened.at).add(at);
      open.length = found;
    }
  });
  const characters: string[] = [];
  const depth: number[] = [];
  let at = 0;
  all.forEach((character, place) => {
    const opens = pairs.has(character);
    const isMark = opens || closers.has(character);
    if (isMark && !paired.has(place)) return;
    if (isMark && opens) at++;
    characters.push(character);
    depth.push(at);
    if (isMark && !opens) at--;
  });
  return { characters, depth };
}

/** Parts a text at separators that stand outside all marks. */
export function partOutside(text: string, separators: ReadonlySet<string>): readonly string[] {
  const { characters, depth } = markPairs(text);
  const parts: string[] = [''];
  characters.forEach((character, at) => {
    if (depth[at] === 0 && separators.has(character)) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${character}`);
  });
  return parts;
}

/** The text without its outermost round brackets and what they hold. */
export function withoutBrackets(text: string): string {
  const { characters, depth } = markPairs(text);
  let kept = '';
  let until: string | null = null;
  characters.forEach((character, at) => {
    if (until === null && depth[at] === 1 && (character === '（' || character === '(')) {
      until = pairs.get(character) ?? '';
    }
    if (until === null) kept += character;
    else if (character === until && depth[at] === 1) until = null;
  });
  return kept;
}

/** Closer of each opener; half-width and full-width ones of a kind close each other. */
const kinds: Readonly<Record<string, string>> = {
  '(': '（',
  '（': '（',
  ')': '（',
  '）': '（',
  '[': '〔',
  ']': '〔',
  '〔': '〔',
  '〕': '〔',
  '【': '【',
  '】': '【',
  '《': '《',
  '》': '《',
  '〈': '〈',
  '〉': '〈',
  '“': '“',
  '”': '“',
  '‘': '‘',
  '’': '‘',
  '「': '「',
  '」': '「',
  '『': '『',
  '』': '『',
};
const openers = new Set('(（[〔【《〈“‘「『');
/** Brackets that may hold a statement of responsibility. */
const round = new Set('(（[〔【');
const marks = /[()（）[\]〔〕【】《》〈〉“”‘’「」『』"]/gu;

/** Offsets of brackets and quotes: each opener with its closer, and those that have no partner. */
export interface Brackets {
  /** Closers of all pairs, by their openers. */
  readonly pairs: ReadonlyMap<number, number>;
  /** Closers of round, square and lens brackets (no quotes, no titles), by their openers. */
  readonly closes: ReadonlyMap<number, number>;
  /** In ascending order. */
  readonly unmatched: readonly number[];
}

/** No text nests deeper: what lies below has lost its closer. */
const deepest = 32;

/** A list mark such as 1) or a) has no opener of its own. */
function isListMark(text: string, at: number): boolean {
  return /(?:^|[\s。；;:：，,、])[\da-zA-Z①-⑳]{1,2}$/u.test(text.slice(Math.max(0, at - 4), at));
}

/** The walk over a text's brackets. */
class Matcher {
  readonly pairs = new Map<number, number>();
  readonly closes = new Map<number, number>();
  readonly unmatched: number[] = [];
  private readonly open: { readonly at: number; readonly mark: string }[] = [];
  private straight: number | null = null;

  constructor(private readonly text: string) {}

  take(mark: string, at: number): void {
    if (mark === '"') this.takeStraight(at);
    else if (openers.has(mark)) {
      this.open.push({ at, mark });
      if (this.open.length > deepest) this.unmatched.push(this.open.shift()?.at ?? 0);
    } else this.close(mark, at);
  }

  end(): void {
    if (this.straight !== null) this.unmatched.push(this.straight);
    for (const { at } of this.open) this.unmatched.push(at);
  }

  private takeStraight(at: number): void {
    if (this.straight !== null) this.pairs.set(this.straight, at);
    this.straight = this.straight === null ? at : null;
  }

  private close(mark: string, at: number): void {
    const { open } = this;
    let partner = open.length - 1;
    while (partner >= 0 && kinds[open[partner]?.mark ?? ''] !== kinds[mark]) partner--;
    const found = open[partner];
    if (!found) {
      if (!isListMark(this.text, at)) this.unmatched.push(at);
      return;
    }
    this.pairs.set(found.at, at);
    if (round.has(found.mark)) this.closes.set(found.at, at);
    for (const inner of open.splice(partner).slice(1)) this.unmatched.push(inner.at);
  }
}

/** Matches brackets and quotes over a whole text; one left open does not hide those that follow it. */
export function matchBrackets(text: string): Brackets {
  const matcher = new Matcher(text);
  for (const found of text.matchAll(marks)) matcher.take(found[0], found.index);
  matcher.end();
  const { pairs, closes, unmatched } = matcher;
  return { pairs, closes, unmatched: unmatched.sort((a, b) => a - b) };
}

import { joint, withoutTypesetting } from './folding';
import { isBoxTitle, isEnded, isFull, stopsShort, type Layout, type TextLine } from './layout';
import { runsOn } from './outline';

/** Running text that knows from which line of the source each of its stretches comes. */
export interface Passage {
  readonly text: string;
  /** Offsets into `text` in ascending order, each with the 1-based line that begins there. */
  readonly starts: readonly { readonly at: number; readonly line: number }[];
}

/** A line that states who is responsible stands for itself, whatever was before it. */
const ownLine =
  /^[（(【[]?\s*(?:牵头|责任|配合|主办|协办|承办|主责|主体责任|参与|落实|完成时限|完成时间|时限|进度安排)[\u4e00-\u9fff]{0,6}\s*[:：]/u;

/** Whether a text begins with a statement of responsibility. */
export function statesResponsibility(text: string): boolean {
  return ownLine.test(text);
}

const statement = /[（(【〔][^（(）)]*(?:牵头|责任|配合|负责|完成时限)[^（(）)]*[)）】〕]/gu;

/** Takes typesetting out of a line, but not the spaces that part the names in a statement. */
function tidy(text: string): string {
  if (!/\s/u.test(text)) return text;
  if (statesResponsibility(text)) return text.replaceAll(/\s+/gu, ' ');
  let tidied = '';
  let from = 0;
  for (const found of text.matchAll(statement)) {
    tidied += withoutTypesetting(text.slice(from, found.index)) + found[0].replaceAll(/\s+/gu, ' ');
    from = found.index + found[0].length;
  }
  return tidied + withoutTypesetting(text.slice(from));
}

/** How much of the text so far is looked back at. */
const lookBack = 400;

/** Puts lines together into one text: what was broken by force is joined, paragraphs stay apart by a line feed. */
export class PassageBuilder {
  private readonly pieces: string[] = [];
  private length = 0;
  /** The end of the text so far. */
  private tail = '';
  private readonly starts: { at: number; line: number }[] = [];
  private before: TextLine | null = null;

  constructor(private readonly layout: Layout) {}

  /** Adds a line in the order of the source. */
  add(line: TextLine): this {
    const text = tidy(line.text);
    if (this.before !== null) this.push(this.jointTo(line, text, this.before));
    this.starts.push({ at: this.length, line: line.line });
    this.push(text);
    this.before = line;
    return this;
  }

  /** A list item: it begins a paragraph whatever stands before it. */
  addItem(mark: string, line: TextLine | null, at: number): this {
    if (this.length > 0) this.push('\n');
    this.starts.push({ at: this.length, line: at });
    this.push(mark);
    this.before = null;
    return line ? this.add(line) : this;
  }

  build(): Passage {
    return { text: this.pieces.join(''), starts: this.starts };
  }

  private push(text: string): void {
    if (text === '') return;
    this.pieces.push(text);
    this.length += text.length;
    this.tail = (this.tail + text).slice(-lookBack);
  }

  /** What stands between a line and the one before it: nothing, a space between Latin words, or a line feed. */
  private jointTo(line: TextLine, text: string, before: TextLine): string {
    const anew = this.statesAnew(text, before) || isBoxTitle(text) || isBoxTitle(before.text);
    const torn =
      !before.whole || (runsOn(before, line, isFull(before, this.layout)) && stopsShort(before.text));
    return anew || !torn ? '\n' : joint(this.tail, text);
  }

  /** A statement begins here, and not in the middle of one that was broken by force. */
  private statesAnew(text: string, before: TextLine): boolean {
    if (!statesResponsibility(text)) return false;
    const inBracket = /[（(][^（(）)]*$/u.test(this.tail);
    return !inBracket && (!isFull(before, this.layout) || isEnded(before.text));
  }
}

/** The 1-based source line of an offset. */
export function lineAt({ starts }: Passage, offset: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return starts[low]?.line ?? 1;
}

import { rejoin, withoutTypesetting } from './folding';
import { isEnded, isFull, stopsShort, type Layout, type TextLine } from './layout';
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

/** Puts lines together into one text: what was broken by force is joined, paragraphs stay apart by a line feed. */
export class PassageBuilder {
  private text = '';
  private readonly starts: { at: number; line: number }[] = [];
  private before: TextLine | null = null;

  constructor(private readonly layout: Layout) {}

  /** Adds a line in the order of the source. */
  add(line: TextLine): this {
    const text = withoutTypesetting(line.text);
    if (this.before === null) this.text += text;
    else if (this.before.whole || this.statesAnew(text)) this.breakBefore(line, text);
    else this.text = rejoin(this.text, text);
    this.starts.push({ at: this.text.length - text.length, line: line.line });
    this.before = line;
    return this;
  }

  /** A list item: it begins a paragraph whatever stands before it. */
  addItem(mark: string, line: TextLine | null, at: number): this {
    if (this.text !== '') this.text += '\n';
    this.starts.push({ at: this.text.length, line: at });
    this.text += mark;
    this.before = null;
    return line ? this.add(line) : this;
  }

  build(): Passage {
    return { text: this.text, starts: this.starts };
  }

  /** A statement begins here, and not in the middle of one that was broken by force. */
  private statesAnew(text: string): boolean {
    if (!statesResponsibility(text) || this.before === null) return false;
    const tail = this.text.slice(-400);
    const inBracket = tail.search(/[（(][^（(）)]*$/u) >= 0;
    return !inBracket && (!isFull(this.before, this.layout) || isEnded(this.before.text));
  }

  private breakBefore(line: TextLine, text: string): void {
    const { before } = this;
    const joined =
      before !== null && runsOn(before, line, isFull(before, this.layout)) && stopsShort(before.text);
    this.text = joined && !this.statesAnew(text) ? rejoin(this.text, text) : `${this.text}\n${text}`;
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

/** A run of glyphs with its place on the page, in points from the lower left corner. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Height of the type. */
  readonly size: number;
  /** pdf.js saw the end of a line after it. */
  readonly ends: boolean;
}

/** A printed line. */
export interface PageLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly right: number;
  readonly size: number;
  /** It begins a character or more to the right of its neighbours, as a paragraph does. */
  readonly indented: boolean;
  /** It ends where its neighbours do, at the right edge of its column. */
  readonly full: boolean;
}

interface Draft {
  pieces: Piece[];
  y: number;
}

/** Whether a piece goes on with a line: at its height, and not far back to the left of its end. */
function continues(line: Draft, piece: Piece): boolean {
  const last = line.pieces.at(-1);
  if (!last || last.ends) return false;
  const size = Math.max(last.size, piece.size, 1);
  return Math.abs(line.y - piece.y) < size * 0.6 && piece.x >= last.x - size * 0.5;
}

/** Glyphs a font has no characters for come as zeros or from the private area. */
const unreadable = /[\p{Cc}\p{Co}\ufffd]/gu;

/** Glyphs side by side need no space; a gap between two Latin words or figures does. */
function joinPieces(pieces: readonly Piece[]): string {
  let text = '';
  let end: number | null = null;
  for (const piece of pieces) {
    const gap = end === null ? 0 : piece.x - end;
    const wide = gap > piece.size * 0.25 && !text.endsWith(' ') && !piece.text.startsWith(' ');
    text += wide ? ` ${piece.text}` : piece.text;
    if (piece.text.trim() !== '') end = piece.x + piece.width;
  }
  return text.replaceAll(unreadable, '').trim();
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Letters set apart over a line (二 〇 二 四 年) are brought together. */
function withoutSpread(text: string): string {
  const spread = text.match(/(?<=[\u4e00-\u9fff〇]) (?=[\u4e00-\u9fff〇])/gu)?.length ?? 0;
  return spread >= 2 && spread * 2 >= text.replaceAll(' ', '').length - 1 ? text.replaceAll(' ', '') : text;
}

/** The lines of a page, in the order of its content. */
export function pageLines(pieces: readonly Piece[]): readonly PageLine[] {
  const drafts: Draft[] = [];
  for (const piece of pieces) {
    const line = drafts.at(-1);
    if (line && continues(line, piece)) line.pieces.push(piece);
    else if (piece.text.trim() !== '' || piece.ends) drafts.push({ pieces: [piece], y: piece.y });
  }
  const lines = drafts.flatMap(({ pieces: own, y }) => {
    const text = withoutSpread(joinPieces(own));
    const shown = own.filter((piece) => piece.text.trim() !== '');
    const first = shown[0];
    if (text === '' || !first) return [];
    const last = shown.at(-1) ?? first;
    return [{ text, x: first.x, y, right: last.x + last.width, size: median(shown.map(({ size }) => size)) }];
  });
  return lines.map((line, at) => ({ ...line, ...placeOf(lines, at) }));
}

interface Placed {
  readonly x: number;
  readonly right: number;
  readonly size: number;
}

/** Compared with the lines around it in its column: whether it begins further in, and whether it reaches the edge. */
function placeOf(lines: readonly Placed[], at: number): Pick<PageLine, 'indented' | 'full'> {
  const line = lines[at];
  if (!line) return { indented: false, full: false };
  const around = lines
    .slice(Math.max(0, at - 8), at + 9)
    .filter(({ size, x }) => Math.abs(size - line.size) < 1 && Math.abs(x - line.x) < line.size * 4.5);
  const margin = Math.min(...around.map(({ x }) => x));
  const edge = Math.max(...around.map(({ right }) => right));
  return {
    indented: around.length > 1 && line.x - margin > line.size * 0.8,
    full: around.length > 1 && line.right > edge - line.size * 1.7,
  };
}

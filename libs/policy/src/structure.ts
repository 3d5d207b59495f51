import type { ClauseBlocks } from './clause';
import { markerKinds, type MarkerKind } from './markers';
import { shapeOf, type Block } from './outline';

/** A part with its clauses, as blocks. */
export interface PartBlocks {
  /** Null for clauses that stand under no part. */
  readonly part: Block | null;
  readonly clauses: readonly ClauseBlocks[];
  /** The part has no numbered clause: its own text is the clause. */
  readonly own: boolean;
}

const partKinds: readonly MarkerKind[] = ['part', 'chapter', 'division', 'plain', 'comma'];
/** Parts that hold 一、 as their clauses, where 一、 holds none itself. */
const aboveComma: ReadonlySet<MarkerKind | undefined> = new Set<MarkerKind>([
  'part',
  'chapter',
  'division',
  'plain',
]);

function rank(kind: MarkerKind | undefined): number {
  return kind === undefined ? -1 : markerKinds.indexOf(kind);
}

function kindsOf(blocks: readonly Block[]): ReadonlySet<MarkerKind> {
  const kinds = new Set<MarkerKind>();
  for (const { marker } of blocks) if (marker) kinds.add(marker.kind);
  return kinds;
}

/** A list item ends with ； or nothing; a clause is made of sentences. */
function readsAsClause(block: Block): boolean {
  const shape = shapeOf(block, 400);
  return /。./u.test(shape) || (shape.endsWith('。') && shape.length >= 12);
}

/** Whether numbered blocks below a part are its clauses, and not a list in its text. */
function areClauses(kids: readonly Block[]): boolean {
  const [first] = kids;
  if (!first?.marker) return false;
  if (
    first.marker.kind === 'row' ||
    first.marker.kind === 'paren' ||
    first.marker.kind === 'article' ||
    first.marker.kind === 'decimal' ||
    first.marker.kind === 'comma'
  ) {
    return true;
  }
  if (first.marker.kind !== 'dot' && first.marker.kind !== 'ordinal') return false;
  return kids.filter(readsAsClause).length * 2 > kids.length;
}

interface PartSpan {
  readonly part: Block | null;
  readonly blocks: readonly Block[];
}

/** Divides blocks at those that `isPart` names. */
function divide(blocks: readonly Block[], isPart: (block: Block) => boolean): readonly PartSpan[] {
  const spans: { part: Block | null; blocks: Block[] }[] = [{ part: null, blocks: [] }];
  for (const block of blocks) {
    if (isPart(block)) spans.push({ part: block, blocks: [] });
    else spans.at(-1)?.blocks.push(block);
  }
  return spans.filter(({ part, blocks: kids }) => part !== null || kids.length > 0);
}

/** The outermost kind among blocks. */
function outermost(blocks: readonly Block[]): MarkerKind | undefined {
  const kinds = kindsOf(blocks);
  return markerKinds.find((kind) => kinds.has(kind));
}

/** Groups blocks into clauses at those of one kind; deeper ones are items of the clause before them. */
function clausesAt(blocks: readonly Block[], kind: MarkerKind | undefined): readonly ClauseBlocks[] {
  const clauses: { block: Block; items: Block[] }[] = [];
  for (const block of blocks) {
    const last = clauses.at(-1);
    const own = block.marker?.kind === 'row' || rank(block.marker?.kind) <= rank(kind);
    if (!last || own) clauses.push({ block, items: [] });
    else last.items.push(block);
  }
  return clauses;
}

/** Measures with articles: an article is a clause wherever it stands, what is numbered below it is its text. */
function byArticles(blocks: readonly Block[]): readonly PartBlocks[] {
  const first = blocks.findIndex(({ marker }) => marker?.kind === 'article');
  const commaAbove = blocks.slice(0, first).some(({ marker }) => marker?.kind === 'comma');
  const above = new Set<MarkerKind>(
    commaAbove ? ['part', 'chapter', 'division', 'comma'] : ['part', 'chapter', 'division'],
  );
  const spans = divide(blocks, ({ marker }) => marker !== null && above.has(marker.kind));
  return spans.map(({ part, blocks: kids }) => ({ part, clauses: clausesAt(kids, 'article'), own: false }));
}

/** A part's clauses are its outermost numbered blocks, if they read as such; otherwise they are a list in its text. */
function partOf({ part, blocks }: PartSpan): PartBlocks {
  const kind = outermost(blocks);
  const top = blocks.filter(({ marker }) => marker?.kind === kind);
  if (part === null || areClauses(top)) return { part, clauses: clausesAt(blocks, kind), own: false };
  return { part, clauses: [{ block: part, items: blocks }], own: true };
}

/** 1 总则, 1.1 编制目的, 1.1.1: the first level are parts, as 一、 is. */
function byDecimals(blocks: readonly Block[]): readonly PartSpan[] {
  return divide(blocks, ({ marker }) => marker?.kind === 'dot' || partKinds.includes(marker?.kind ?? 'row'));
}

/** Parts that hold nothing of their own, because a finer kind of part stands under them (第一章 above 一、). */
function finestParts(blocks: readonly Block[]): (block: Block) => boolean {
  const kinds = partKinds.filter((kind) => kindsOf(blocks).has(kind));
  return ({ marker }) => marker !== null && kinds.includes(marker.kind);
}

function hasClauses(spans: readonly PartSpan[]): boolean {
  const parts = spans.filter(({ part }) => part?.marker?.kind === 'comma');
  const withClauses = parts.filter(({ blocks }) => {
    const kind = outermost(blocks);
    return areClauses(blocks.filter(({ marker }) => marker?.kind === kind));
  });
  const plain = spans.filter(({ part }) => part?.marker?.kind === 'plain');
  if (parts.length === 0 && plain.length > 0) return true;
  const certain = withClauses.some(({ blocks }) => kindsOf(blocks).has('paren'));
  return certain || (withClauses.length > 0 && withClauses.length * 2 >= parts.length);
}

/**
 * Finds parts and clauses among numbered blocks (those without a mark are not passed in). Articles are clauses; else
 * the outermost numbers below the parts are; where 一、 has nothing below it anywhere, 一、 itself is the clause. A part
 * without clauses among parts that have them is a clause of its own text, so that no sentence is lost.
 */
export function structureOf(blocks: readonly Block[]): readonly PartBlocks[] {
  if (blocks.filter(({ marker }) => marker?.kind === 'article').length >= 2) return byArticles(blocks);
  const isPart = finestParts(blocks);
  const spans = divide(blocks, isPart);
  if (kindsOf(blocks).has('decimal')) return withoutEmpty(byDecimals(blocks).map(partOf));
  if (hasClauses(spans)) return withoutEmpty(spans.map(partOf));
  const above = divide(blocks, ({ marker }) => aboveComma.has(marker?.kind));
  const kinds = kindsOf(blocks);
  return withoutEmpty(
    above.map((span) =>
      kinds.has('comma') && span.blocks.length > 0
        ? { part: span.part, clauses: clausesAt(span.blocks, 'comma'), own: false }
        : partOf(span),
    ),
  );
}

/** A coarse part right above a finer one has neither text nor clauses; it stays as a part without clauses. */
function withoutEmpty(parts: readonly PartBlocks[]): readonly PartBlocks[] {
  return parts.map((each) =>
    each.own && each.part !== null && isBare(each) ? { ...each, clauses: [], own: false } : each,
  );
}

/** Nothing but a heading. */
function isBare({ clauses }: PartBlocks): boolean {
  const [only] = clauses;
  return only?.items.length === 0 && !/[。；：]/u.test(shapeOf(only.block, 200));
}

import { append } from './append';
import { bodyPassage, readClause, type ClauseContext } from './clause';
import { cutClosingWords } from './closing-words';
import { cleanLines } from './clean-lines';
import { readFront, type FrontMatter } from './front-matter';
import { saysFirstLeads } from './first-named';
import { closingStatement, governingStatement, preambleStatement } from './governing';
import { headingStyles, partHeading, type HeadingStyle } from './heading';
import { layoutOf, withoutFalseParagraphs, type Layout, type TextLine } from './layout';
import { markerKinds, type MarkerKind } from './markers';
import { usesDecimals } from './decimals';
import { remark } from './messages';
import { checkNumbers, type Findings, type Numbered } from './numbering';
import { Outliner, type Block } from './outline';
import { figuresOutside } from './outside-clauses';
import type { StatementRules } from './responsibility';
import { segmentsOf, tailDate, tailNumber, type Segment } from './segments';
import { sourceFromText } from './source-text';
import { structureOf, type PartBlocks } from './structure';
import type {
  ParsedAttachment,
  ParsedClause,
  ParsedDocument,
  ParsedSection,
  ParseRemark,
  ParseWarning,
  SourceText,
} from './types';

/** A segment as blocks, with what stands before its first mark. */
interface Outlined {
  readonly segment: Segment;
  readonly head: readonly TextLine[];
  readonly front: FrontMatter;
  readonly blocks: readonly Block[];
}

function outlined(segment: Segment, layout: Layout, decimals: boolean): Outlined {
  const outliner = new Outliner((line) => layout.indents && line.indented, decimals);
  for (const line of segment.lines) outliner.add(line);
  const [first, ...others] = outliner.blocks;
  // The header of a table is a mark, as a number is; it carries no text.
  const all = others.filter(({ marker }) => marker !== null);
  const { blocks, closing } = cutClosingWords(all, layout);
  return {
    segment: { ...segment, tail: [...closing, ...segment.tail] },
    head: first?.lines ?? [],
    front: readFront(first?.lines ?? [], layout),
    blocks,
  };
}

/** What the whole document shares while its segments are read. */
interface Reading {
  readonly layout: Layout;
  readonly rules: StatementRules;
  /** What the preamble states for all clauses; null if it does not. */
  readonly inherited: string | null;
  readonly warnings: ParseWarning[];
  readonly remarks: ParseRemark[];
}

/** A finer part right after a coarser one: its numbers begin anew. */
function isBelow(part: Block, before: Block | undefined): boolean {
  const rank = (block: Block | undefined) => (block?.marker ? markerKinds.indexOf(block.marker.kind) : -1);
  return before !== undefined && rank(before) < rank(part);
}

function checkSeries(parts: readonly PartBlocks[], { warnings, remarks }: Reading): void {
  const note = (found: Findings) => {
    append(warnings, found.warnings);
    append(remarks, found.remarks);
  };
  const named = parts.flatMap(({ part }) => (part?.marker && part.marker.kind !== 'plain' ? [part] : []));
  const byKind = new Map<MarkerKind, Numbered[]>();
  const add = (block: Block, renewed: boolean) => {
    if (!block.marker) return;
    const series = byKind.get(block.marker.kind) ?? [];
    series.push({ block, renewed });
    byKind.set(block.marker.kind, series);
  };
  for (const [at, part] of named.entries()) add(part, isBelow(part, named[at - 1]));
  for (const series of byKind.values()) note(checkNumbers(series, '部分'));
  byKind.clear();
  for (const { clauses, own } of parts) {
    for (const [at, { block }] of clauses.entries()) if (!own) add(block, at === 0);
  }
  const items = parts.flatMap((each) => each.clauses.flatMap((clause) => clause.items));
  for (const [kind, series] of byKind) {
    // 1. under a part, 2. and 3. under its (一), 4. under the next part: one series.
    const below = items.flatMap(({ marker }) => (marker?.kind === kind ? [marker.value] : []));
    note(checkNumbers(series, '条款', new Set(below)));
  }
}

/** The text of a part's last block. */
function endOf({ clauses }: PartBlocks): string {
  const last = clauses.at(-1);
  const block = last?.items.at(-1) ?? last?.block;
  return textOf(block?.lines.slice(-8) ?? []);
}

function readSection(
  part: PartBlocks,
  styles: ReadonlyMap<MarkerKind, HeadingStyle>,
  reading: Reading,
): ParsedSection {
  const { layout, rules, warnings, remarks } = reading;
  const styleOf = (block: Block | null): HeadingStyle =>
    (block?.marker && styles.get(block.marker.kind)) ?? 'inline';
  const { heading, body } = part.part
    ? partHeading(part.part, styleOf(part.part), layout)
    : { heading: null, body: [] as readonly TextLine[] };
  const lead = bodyPassage(part.own ? [] : body, [], layout);
  append(remarks, figuresOutside(lead));
  const inherited = governingStatement(lead.text) ?? closingStatement(endOf(part)) ?? reading.inherited;
  const clauses = part.clauses.map((each): ParsedClause => {
    const context: ClauseContext = {
      layout,
      style: styleOf(each.block),
      rules,
      inherited,
      warnings,
      remarks,
    };
    return readClause(each, context);
  });
  return {
    numeral: part.part?.marker?.numeral || null,
    heading: part.own ? (clauses[0]?.heading ?? heading) : heading,
    lead: part.own ? '' : body.map(({ text }) => text).join('\n'),
    clauses,
  };
}

function readSections(outline: Outlined, reading: Reading): readonly ParsedSection[] {
  const styles = headingStyles(outline.blocks, reading.layout);
  const parts = structureOf(outline.blocks);
  checkSeries(parts, reading);
  return parts.map((part) => readSection(part, styles, reading));
}

function textOf(lines: readonly TextLine[]): string {
  return lines.map(({ text }) => text).join('\n');
}

/** Says of an attachment that its clauses make no tasks. */
function attachmentRemark(outlines: readonly Outlined[]) {
  return ({ label, sections }: ParsedAttachment, at: number): readonly ParseRemark[] => {
    const count = sections.reduce((sum, { clauses }) => sum + clauses.length, 0);
    const line = outlines[at]?.blocks[0]?.line ?? 1;
    return count === 0
      ? []
      : [remark('attachment-clauses', line, { label: label || '后面所附的文件', count })];
  };
}

/** The segment that carries the clauses: the document itself, or what a covering notice only passes on. */
function mainOf(outlines: readonly Outlined[]): number {
  const at = outlines.findIndex(({ blocks }) => blocks.length > 0);
  return Math.max(at, 0);
}

/**
 * Reads a policy document: parts, clauses, sentences, targets, who is responsible and by when. Never throws on any text;
 * a text without a clause gives `sections: []`.
 * @param input plain text, or the lines a file reader made of a file
 */
export function parseDocument(input: string | SourceText): ParsedDocument {
  const source = typeof input === 'string' ? sourceFromText(input) : input;
  const { lines: cleaned, dropped } = cleanLines(source.lines);
  const lines = withoutFalseParagraphs(cleaned);
  const layout = layoutOf(lines);
  const decimals = usesDecimals(lines);
  const outlines = segmentsOf(lines, decimals).map((segment) => outlined(segment, layout, decimals));
  const main = mainOf(outlines);
  const fronts = outlines.slice(0, main + 1).map(({ front }) => front);
  const tails = outlines.slice(0, main + 1).map(({ segment }) => segment.tail);
  const first = <T>(values: readonly (T | null)[]): T | null =>
    values.find((value) => value !== null) ?? null;
  const issuedOn = first([
    ...fronts.map((front) => front.issuedOn),
    ...tails.map(tailDate),
    ...fronts.map((front) => front.publishedOn),
  ]);
  const reading: Reading = {
    layout,
    rules: {
      yearOfIssue: issuedOn === null ? null : Number(issuedOn.slice(0, 4)),
      firstLeads: saysFirstLeads(cleaned),
    },
    inherited: preambleStatement(fronts.map(({ preamble }) => preamble).join('\n')),
    warnings: [...source.warnings],
    remarks: source.dropped.flatMap(({ note, line, text }) =>
      note === true ? [remark('note', line, { text })] : [],
    ),
  };
  for (const { head, front } of outlines.slice(0, main + 1)) {
    const from = head.findIndex(({ text }) => front.preamble.startsWith(text.slice(0, 12)));
    append(reading.remarks, figuresOutside(bodyPassage(head.slice(Math.max(from, 0)), [], layout)));
  }
  const mainOutline = outlines[main];
  const sections = mainOutline ? readSections(mainOutline, reading) : [];
  const attachments = outlines.slice(main + 1).map((outline): ParsedAttachment => ({
    label: outline.segment.label ?? '',
    title: outline.front.title,
    text: textOf([...outline.segment.lines, ...outline.segment.tail]),
    sections: readSections(outline, reading),
  }));
  append(reading.remarks, attachments.flatMap(attachmentRemark(outlines.slice(main + 1))));
  return {
    title: first(fronts.map((front) => front.title)),
    number: first([...fronts.map((front) => front.number), ...tails.map(tailNumber)]),
    issuedOn,
    sections,
    warnings: reading.warnings.sort((a, b) => a.line - b.line),
    remarks: reading.remarks.sort((a, b) => a.line - b.line),
    preamble: fronts
      .map((front) => front.preamble)
      .filter((text) => text !== '')
      .join('\n'),
    closing: tails
      .map(textOf)
      .filter((text) => text !== '')
      .join('\n'),
    attachments,
    dropped: [...source.dropped, ...dropped].map(({ text }) => text),
  };
}

import {
  AlignmentType,
  BorderStyle,
  Document,
  DocumentGridType,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';
import type { IParagraphOptions, IRunOptions, Table } from 'docx';
import { inXml } from './in-xml';

/**
 * The layout of GB/T 9704—2012: A4, top margin 37 mm, left 28 mm, a text block of 156 × 225 mm with 22 lines of 28
 * characters; 3号仿宋 throughout, a title of 2号小标宋, the red head with the red rule below the number, page numbers in
 * 4号宋体 between dashes, odd ones at the right and even ones at the left.
 */
const twipsPerMm = 1440 / 25.4;
const mm = (length: number): number => Math.round(length * twipsPerMm);
const page = { width: mm(210), height: mm(297), top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
/** 225 mm in 22 lines. */
const line = Math.floor(mm(225) / 22);
/** Half-points of 2号, 3号, 4号 and of the head's letters. */
export const sizes = { head: 52, title: 44, body: 32, small: 28 } as const;
/** Width of one character of the body, twips. */
export const character = 316;
/** 28 characters in 156 mm: a little closer than 16 points; in 1/4096 of a point. */
const characterSpace = Math.round((mm(156) / 20 / 28 - sizes.body / 2) * 4096);
const red = 'D00000';

/** Fonts by the standard's names; they are proprietary, so each is named with what stands in for it and none is carried. */
const standIns: Readonly<Record<string, string>> = {
  仿宋_GB2312: '仿宋,FangSong,STFangsong,FangSong_GB2312,Noto Serif CJK SC',
  方正小标宋简体: '小标宋体,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC',
  黑体: 'SimHei,STHeiti,Noto Sans CJK SC',
  楷体_GB2312: '楷体,KaiTi,STKaiti,KaiTi_GB2312',
  宋体: 'SimSun,STSong,Noto Serif CJK SC',
};
export type Face = '仿宋_GB2312' | '方正小标宋简体' | '楷体_GB2312' | '黑体' | '宋体';

/** A run of text in one of the standard's faces; digits and letters in the Times of offices. */
export function words(text: string, face: Face = '仿宋_GB2312', more: IRunOptions = {}): TextRun {
  const font = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: face };
  return new TextRun({ text: inXml(text), font, size: sizes.body, ...more });
}

const spacing = { line, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const;

/** A paragraph of the body: two characters in, both edges even. */
export function body(text: string, face: Face = '仿宋_GB2312'): Paragraph {
  return new Paragraph({
    children: [words(text, face)],
    spacing,
    indent: { firstLine: character * 2 },
    alignment: AlignmentType.BOTH,
  });
}

/** A line as it is told. */
export function plain(children: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({ children, spacing, ...options });
}

export const blank = (): Paragraph => plain([words('')]);

/** The addressee, at the left edge. */
export function addressee(text: string): Paragraph {
  return plain([words(`${text}：`)]);
}

export function title(text: string): Paragraph {
  return new Paragraph({
    children: [words(text, '方正小标宋简体', { size: sizes.title })],
    alignment: AlignmentType.CENTER,
    spacing: { line: line + 60, lineRule: LineRuleType.EXACT, before: line, after: line },
    keepNext: true,
  });
}

/** The red head: the issuing office, its number, and the red rule 4 mm below. */
export function redHead(office: string, number: string | null): Paragraph[] {
  return [
    new Paragraph({
      children: [
        words(office, '方正小标宋简体', { size: office.length > 14 ? sizes.title : sizes.head, color: red }),
      ],
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: line },
    }),
    new Paragraph({
      children: [words(number ?? '（代拟稿，未编号）')],
      alignment: AlignmentType.CENTER,
      spacing: { ...spacing, after: 0 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 12, color: red, space: 11 } },
    }),
  ];
}

/** The office and the day, the day four characters from the right edge. */
export function signature(office: string, date: string): Paragraph[] {
  const indent = { right: character * 4 };
  return [
    blank(),
    plain([words(office)], { alignment: AlignmentType.RIGHT, indent, keepNext: true }),
    plain([words(longDate(date))], { alignment: AlignmentType.RIGHT, indent }),
  ];
}

/** `2023年5月15日`: Arabic figures, without leading noughts. */
export function longDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** 版记: copies to whom, if to anybody, and which office printed it when; at the end of the last page. */
export function imprint(copies: readonly string[], office: string, date: string): Paragraph[] {
  const rule = (size: number) => ({ style: BorderStyle.SINGLE, size, color: '000000', space: 1 });
  const small = (text: string): TextRun => words(text, '仿宋_GB2312', { size: sizes.small });
  const indent = { left: character, right: character };
  const isFirst = copies.length === 0;
  const printed = plain([small(`${office}\t${longDate(date)}印发`)], {
    indent,
    tabStops: [{ type: 'right', position: mm(156) - character }],
    border: { ...(isFirst ? { top: rule(8) } : {}), bottom: rule(8) },
    spacing: { before: isFirst ? line : 0, after: 0 },
  });
  if (isFirst) return [printed];
  const copied = plain([small(`抄送：${copies.join('，')}。`)], {
    indent,
    border: { top: rule(8), bottom: rule(6) },
    spacing: { before: line, after: 0 },
    keepNext: true,
  });
  return [copied, printed];
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const font = { ascii: '宋体', hAnsi: '宋体', eastAsia: '宋体' };
  const number = new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font, size: sizes.small });
  const edge = alignment === AlignmentType.RIGHT ? { right: character } : { left: character };
  return new Footer({ children: [new Paragraph({ children: [number], alignment, indent: edge })] });
}

/** The document's bytes, .docx. */
export async function toDocx(
  heading: string,
  office: string,
  children: readonly (Paragraph | Table)[],
): Promise<Buffer> {
  const { width, height, top, bottom, left, right } = page;
  const file = new Document({
    title: inXml(heading),
    creator: office,
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: { run: { size: sizes.body, font: { ascii: 'Times New Roman', eastAsia: '仿宋_GB2312' } } },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width, height },
            margin: { top, bottom, left, right, header: mm(15), footer: mm(28) },
          },
          grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: line, charSpace: characterSpace },
        },
        footers: {
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children,
      },
    ],
  });
  return Packer.toBuffer(file, undefined, [{ path: 'word/fontTable.xml', data: fontTable() }]);
}

function fontTable(): string {
  const fonts = Object.entries(standIns).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

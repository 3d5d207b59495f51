import { zip } from './zip-writer';

/** A paragraph of a Word document: its text, and the list whose number it gets. */
export interface Paragraph {
  readonly text: string;
  /** Level of the document's list: 0 一、 1 （一） 2 1. 3 第一条. */
  readonly level?: number;
  readonly bold?: string;
  readonly style?: string;
}

export type Part = Paragraph | { readonly rows: readonly (readonly string[])[] };

const formats = [
  ['chineseCountingThousand', '%1、'],
  ['chineseCounting', '（%2）'],
  ['decimal', '%3.'],
  ['chineseCountingThousand', '第%4条'],
] as const;

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function run(text: string, bold = false): string {
  return `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}<w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

/** Text is cut into runs at odd places, as Word does. */
function paragraph({ text, level, bold, style }: Paragraph): string {
  const number =
    level === undefined ? '' : `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
  const named = style === undefined ? '' : `<w:pStyle w:val="${style}"/>`;
  const half = Math.floor(text.length / 2);
  const runs = (bold === undefined ? '' : run(bold, true)) + run(text.slice(0, half)) + run(text.slice(half));
  return `<w:p><w:pPr>${named}${number}</w:pPr>${runs}</w:p>`;
}

function table(rows: readonly (readonly string[])[]): string {
  const body = rows.map((row) => {
    const cells = row.map((cell) => {
      const merged = cell === '↑';
      const settings = merged
        ? '<w:tcPr><w:vMerge/></w:tcPr>'
        : '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>';
      const lines = (merged ? '' : cell).split('\n').map((text) => paragraph({ text }));
      return `<w:tc>${settings}${lines.join('')}</w:tc>`;
    });
    return `<w:tr>${cells.join('')}</w:tr>`;
  });
  return `<w:tbl>${body.join('')}</w:tbl>`;
}

function numbering(): string {
  const levels = formats.map(
    ([format, text], at) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`,
  );
  return `<w:numbering ${namespace}><w:abstractNum w:abstractNumId="7">${levels.join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`;
}

const styles = `<w:styles ${namespace}><w:style w:type="paragraph" w:styleId="a1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style></w:styles>`;

/** A .docx with paragraphs and tables; a cell `↑` is merged with the one above it. */
export function docx(parts: readonly Part[]): Buffer {
  const body = parts.map((part) => ('rows' in part ? table(part.rows) : paragraph(part))).join('');
  return zip({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespace}><w:body>${body}<w:sectPr/></w:body></w:document>`,
    'word/numbering.xml': numbering(),
    'word/styles.xml': styles,
  });
}

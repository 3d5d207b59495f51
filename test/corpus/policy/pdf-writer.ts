/** Text of a PDF page: lines of equal type from the top down, with their distance from the left edge in points. */
export interface PrintedLine {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const size = 16;

function hex(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

function content(lines: readonly PrintedLine[]): string {
  const shown = lines.map(({ text, x, y }) => `1 0 0 1 ${x} ${y} Tm <${hex(text)}> Tj`);
  return `BT /F1 ${size} Tf\n${shown.join('\n')}\nET`;
}

/** Identity codes that are UTF-16 themselves: what is copied from the page is what stands in it. */
const toUnicode = [
  '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def',
  '1 begincodespacerange <0000> <ffff> endcodespacerange',
  ...Array.from({ length: 3 }, (_, part) => {
    const first = part * 86;
    const ranges = Array.from({ length: Math.min(86, 256 - first) }, (__, at) => {
      const high = (first + at).toString(16).padStart(2, '0');
      return `<${high}00> <${high}ff> <${high}00>`;
    });
    return `${ranges.length} beginbfrange\n${ranges.join('\n')}\nendbfrange`;
  }),
  'endcmap CMapName currentdict /CMap defineresource pop end end',
].join('\n');

/** A .pdf with one page for each list of lines, in a font that is not embedded. */
export function pdf(pages: readonly (readonly PrintedLine[])[]): Buffer {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (body: string): string =>
    `<< /Length ${Buffer.byteLength(body, 'latin1')} >>\nstream\n${body}\nendstream`;
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add('');
  const unicode = add(stream(toUnicode));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /FangSong /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 800 /StemV 80 >>',
  );
  const descendant = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /FangSong /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /FangSong /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  const kids = pages.map((lines) => {
    const body = add(stream(content(lines)));
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${body} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> >>`,
    );
  });
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  let text = '%PDF-1.7\n';
  const offsets = objects.map((body, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + trailer, 'latin1');
}

const left = 80;
const perLine = 28;

/** A document set as official ones are: 28 characters a line, 22 lines a page, a page number below. */
export function typeset(raw: string): readonly (readonly PrintedLine[])[] {
  const lines: { text: string; x: number }[] = [];
  for (const paragraph of raw
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')) {
    let rest = paragraph;
    for (let first = true; rest !== ''; first = false) {
      const room = perLine - (first ? 2 : 0);
      let at = Math.min(room, rest.length);
      while (at < rest.length && /[，。；：、！？）”》,.;:)]/u.test(rest[at] ?? '')) at++;
      lines.push({ text: rest.slice(0, at), x: left + (first ? 2 * size : 0) });
      rest = rest.slice(at);
    }
  }
  const pages: PrintedLine[][] = [];
  for (const [at, line] of lines.entries()) {
    if (at % 22 === 0) pages.push([]);
    pages.at(-1)?.push({ ...line, y: 740 - (at % 22) * 29 });
  }
  return pages.map((page, at) => [...page, { text: `— ${at + 1} —`, x: 280, y: 50 }]);
}

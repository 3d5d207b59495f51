import fc from 'fast-check';
import { zip } from '../../../../test/corpus/policy/zip-writer';
import { readTable } from './read-table';

const rowsOf = (bytes: Uint8Array | string): unknown => {
  const reading = readTable(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);
  return reading.ok ? reading.rows : reading.reason;
};

describe('a table in a text file', () => {
  it('is read in UTF-8, with or without its mark, and in GB18030', () => {
    const text = '地区,期间,数值\n喀什地区,2023-Q2,"1,234.5"\n';
    const rows = [
      ['地区', '期间', '数值'],
      ['喀什地区', '2023-Q2', '1,234.5'],
    ];
    expect(rowsOf(text)).toEqual(rows);
    expect(rowsOf(`\uFEFF${text}`)).toEqual(rows);
    // 喀什,1 in GB18030
    expect(rowsOf(Buffer.from([0xbf, 0xa6, 0xca, 0xb2, 0x2c, 0x31]))).toEqual([['喀什', '1']]);
  });

  it('keeps the place of its rows, whatever ends its lines and parts its fields', () => {
    expect(rowsOf('a\tb\r\n\r\n" ""x"" \n y"\tz\r\n')).toEqual([['a', 'b'], [], ['"x" \n y', 'z']]);
    expect(rowsOf('a;b\rc;d')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('is refused where it is none', () => {
    expect(rowsOf(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('unsupported');
    expect(rowsOf(Buffer.from([0xff, 0xff, 0x81]))).toBe('encoding');
    expect(rowsOf(Buffer.from('PK\u0003\u0004 cut off'))).toBe('damaged');
    expect(rowsOf('a\n'.repeat(20_001))).toBe('too-large');
  });

  it('gives any fields back as a spreadsheet writes them', () => {
    const field = fc
      .string({ unit: 'grapheme', maxLength: 8 })
      .map((text) => text.trim().replaceAll('\u0000', ''));
    const row = fc
      .array(field, { minLength: 2, maxLength: 4 })
      .filter((fields) => fields.some((each) => each !== ''));
    const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((fields) => fields.map(quoted).join(',')).join('\r\n');
        // A first line of quoted separators may look like another kind of table.
        fc.pre(rows[0]?.every((each) => !/[;\t\r\n\uFEFF]/u.test(each)) === true);
        expect(rowsOf(text)).toEqual(rows);
      }),
    );
  });
});

describe('a sheet of a workbook', () => {
  it('is read as people see it', () => {
    const sheet = `<worksheet><sheetData>
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>期间</t></is></c><c r="C1" t="s"><v>1</v></c></row>
      <row r="3"><c r="A3" t="str"><f>x</f><v>喀什地区</v></c><c r="B3" s="2"><v>45016</v></c><c r="C3" s="1"><v>0.984</v></c></row>
      <row r="4"><c r="C4"><v>12.5</v></c></row></sheetData></worksheet>`;
    const archive = zip({
      'xl/workbook.xml': '<workbook><sheets><sheet name="x" r:id="rId7"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels':
        '<Relationships><Relationship Id="rId7" Target="worksheets/sheet2.xml"/></Relationships>',
      'xl/worksheets/sheet2.xml': sheet,
      'xl/sharedStrings.xml':
        '<sst><si><t>地区</t></si><si><r><t>数</t></r><r><t>值</t></r><rPh><t>x</t></rPh></si></sst>',
      'xl/styles.xml':
        '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(rowsOf(archive)).toEqual([
      ['地区', '期间', '数值'],
      [],
      ['喀什地区', '2023-03-31', '98.4%'],
      ['', '', '12.5'],
    ]);
  });

  it('is refused in an archive of another kind', () => {
    expect(rowsOf(zip({ 'word/document.xml': '<x/>' }))).toBe('unsupported');
  });
});

import { readDocument, readDocumentFile, refusalText, type ParsedDocument } from '@duban/policy';
import { gzipSync } from 'node:zlib';
import { zip } from './zip-writer';

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const document = (body: string) =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespace}><w:body>${body}<w:sectPr/></w:body></w:document>`;
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const p = (inner: string, settings = '') => `<w:p><w:pPr>${settings}</w:pPr>${inner}</w:p>`;
const text = (words: string) => p(run(words));

function wordFile(body: string, others: Readonly<Record<string, string>> = {}): Buffer {
  return zip({ 'word/document.xml': document(body), ...others });
}

async function read(bytes: Uint8Array): Promise<ParsedDocument> {
  const reading = await readDocument(bytes, 'a.docx');
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.document;
}

async function firstClause(inner: string, others: Readonly<Record<string, string>> = {}): Promise<string> {
  const body = text('某县工作要点') + p(inner) + text('（二）加强领导。成立专班。');
  return (await read(wordFile(body, others))).sections[0]?.clauses[0]?.text ?? '';
}

describe('what Word and WPS write into a document', () => {
  it.each([
    [
      'deleted text is gone, inserted and moved text stands',
      `${run('（一）强化责任。')}<w:del><w:r><w:delText>旧目标10个。</w:delText></w:r></w:del><w:ins>${run('新目标12个。')}</w:ins><w:moveFrom>${run('移走。')}</w:moveFrom><w:moveTo>${run('移来。')}</w:moveTo>`,
      '新目标12个。移来。',
    ],
    [
      'controls, links, tags and fields',
      `${run('（一）强化责任。')}<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>${run('甲')}</w:sdtContent></w:sdt><w:hyperlink>${run('乙')}</w:hyperlink><w:smartTag>${run('丙')}</w:smartTag><w:fldSimple w:instr="DATE">${run('丁')}</w:fldSimple><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('戊。')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      '甲乙丙丁戊。',
    ],
    [
      'ruby keeps what it is said of, hidden text is gone, a formula is text',
      `${run('（一）强化责任。')}<w:r><w:ruby><w:rt>${run('pin')}</w:rt><w:rubyBase>${run('拼')}</w:rubyBase></w:ruby></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><m:oMath xmlns:m="m"><m:r><m:t>10%</m:t></m:r></m:oMath>${run('以上。')}`,
      '拼10%以上。',
    ],
    [
      'a soft break inside a sentence is none of its own',
      `${run('（一）强化责任。新建公路')}<w:r><w:br/></w:r>${run('20公里。')}`,
      '新建公路20公里。',
    ],
  ])('%s', async (_, inner, expected) => {
    await expect(firstClause(inner)).resolves.toBe(expected);
  });

  it('joins a paragraph whose mark is deleted with the next', async () => {
    const body =
      text('某县工作要点') +
      p(run('（一）强化责任。新建公路'), '<w:rPr><w:del w:id="1"/></w:rPr>') +
      text('20公里。') +
      text('（二）加强领导。成立专班。');
    expect((await read(wordFile(body))).sections[0]?.clauses[0]?.text).toBe('新建公路20公里。');
  });

  it('keeps foot- and endnotes, comments, heads and feet beside the text, and points at notes', async () => {
    const note = (name: string, id: number, words: string) =>
      `<w:${name}s ${namespace}><w:${name} w:id="-1" w:type="separator"><w:p/></w:${name}><w:${name} w:id="${id}">${text(words)}</w:${name}></w:${name}s>`;
    const body =
      text('某县工作要点') +
      p(`${run('（一）强化责任。建设示范村')}<w:r><w:footnoteReference w:id="2"/></w:r>${run('12个。')}`) +
      text('（二）加强领导。成立专班。');
    const found = await read(
      wordFile(body, {
        'word/footnotes.xml': note('footnote', 2, '示范村指省级以上示范村。'),
        'word/endnotes.xml': note('endnote', 3, '尾注内容。'),
        'word/comments.xml': note('comment', 4, '请核实数字。'),
        'word/header1.xml': `<w:hdr ${namespace}>${text('某县文件')}</w:hdr>`,
      }),
    );
    expect(found.sections[0]?.clauses[0]?.text).toBe('建设示范村12个。');
    expect(found.dropped).toEqual(
      expect.arrayContaining(['示范村指省级以上示范村。', '尾注内容。', '请核实数字。', '某县文件']),
    );
    const remark = found.remarks.find(({ code }) => code === 'note');
    expect(remark?.line).toBe(2);
    expect(remark?.message).toContain('示范村指省级以上示范村');
  });

  it('reads numbers through a linked list, in articles and in brackets', async () => {
    const level = (at: number, format: string, words: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${words}"/></w:lvl>`;
    const numbering = `<w:numbering ${namespace}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${level(0, 'japaneseCounting', '第%1条')}${level(1, 'ideographDigital', '（%2）')}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="L"/></w:abstractNum><w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num></w:numbering>`;
    const numbered = (words: string, at: number) =>
      p(run(words), `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="5"/></w:numPr>`);
    const body =
      text('某县管理办法') +
      numbered('为了加强管理，制定本办法。', 0) +
      numbered('本办法适用于下列单位：', 0) +
      numbered('行政机关；', 1) +
      numbered('事业单位。', 1) +
      numbered('本办法自发布之日起施行。', 0);
    const found = await read(wordFile(body, { 'word/numbering.xml': numbering }));
    const clauses = found.sections.flatMap((section) => section.clauses);
    expect(clauses.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(clauses[1]?.text).toBe('本办法适用于下列单位：\n（一）行政机关；\n（二）事业单位。');
  });

  it('reads a table with merged and spanning cells, a deleted row and a title across', async () => {
    const cell = (words: string, settings = '') => `<w:tc><w:tcPr>${settings}</w:tcPr>${text(words)}</w:tc>`;
    const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const table = `<w:tbl>${row(cell('序号'), cell('工作任务', '<w:gridSpan w:val="2"/>'), cell('牵头单位'), cell('完成时限'))}${row(cell('一、产业振兴', '<w:gridSpan w:val="5"/>'))}${row(cell('1'), cell('产业', '<w:vMerge w:val="restart"/>'), cell('新建大棚300座。'), cell('县农业农村局'), cell('2024年6月底'))}<w:tr><w:trPr><w:del w:id="9"/></w:trPr>${cell('9')}${cell('')}${cell('作废任务。')}${cell('县财政局')}${cell('')}</w:tr>${row(cell('2'), cell('', '<w:vMerge/>'), cell('改造果园2000亩。'), cell('县林草局'), cell('2024年10月底'))}</w:tbl>`;
    const found = await read(wordFile(text('某县2024年重点任务分工表') + table));
    const clauses = found.sections.flatMap((section) => section.clauses);
    expect(clauses.map(({ responsible, due }) => [responsible?.lead[0], due])).toEqual([
      ['县农业农村局', '2024-06-30'],
      ['县林草局', '2024-10-31'],
    ]);
    expect(clauses.flatMap(({ indicators }) => indicators.map(({ value }) => value))).toEqual([300, 2000]);
    expect(JSON.stringify(found)).not.toContain('作废任务');
  });
});

describe('files nobody can read', () => {
  it.each([
    [
      'a Word file under a password',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
        Buffer.alloc(504),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
      '密码',
    ],
    ['a packed file', gzipSync('一、总体要求。'), '不是文本'],
    ['an archive of nothing', zip({ 'a.txt': '一、总体要求。' }), '不支持'],
    [
      'a bomb',
      zip({ 'word/document.xml': `<w:document ${namespace}><w:body>${'<w:p/>'.repeat(1_600_000)}` }),
      '过大',
    ],
  ])('%s is refused in one line', async (_, bytes, words) => {
    const reading = await readDocumentFile(bytes, 'a.docx');
    const said = reading.ok ? '' : refusalText(reading.refusal);
    expect(said).toContain(words);
    expect(said).not.toContain('\n');
  });
});

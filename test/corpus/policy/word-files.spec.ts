import { readDocument, type ParsedClause, type ParsedDocument } from '@duban/policy';
import { docx } from './docx-writer';

async function documentOf(bytes: Uint8Array, name: string): Promise<ParsedDocument> {
  const reading = await readDocument(bytes, name);
  if (!reading.ok) throw new Error(reading.refusal.code);
  return reading.document;
}

function clausesOf({ sections }: Pick<ParsedDocument, 'sections'>): readonly ParsedClause[] {
  return sections.flatMap((section) => section.clauses);
}

const tasks = [
  ['序号', '重点任务', '牵头单位', '责任单位', '完成时限'],
  ['1', '新建高标准农田12万亩', '县农业农村局', '县财政局\n县水利局', '2024年11月底前'],
  ['2', '改造农村公路80公里。同步完善安全设施。', '县交通运输局', '各乡镇', '2024年10月'],
  ['3', '农村自来水普及率达到96%以上', '县水利局', '↑', '长期坚持'],
] as const;

describe('what Word keeps outside the text', () => {
  it('counts numbers that are no characters', async () => {
    const document = await documentOf(
      docx([
        { text: '某县2024年春耕备耕工作方案' },
        { text: '工作目标', level: 0 },
        { text: '稳定面积。春播面积达到30万亩。', level: 1 },
        { text: '提高单产。', bold: undefined, level: 1 },
        { text: '推广良种覆盖率达到98%。', level: 2 },
        { text: '开展技术培训2000人次。', level: 2 },
        { text: '保障措施', level: 0 },
        { text: '加强领导。成立工作专班。', level: 1 },
      ]),
      'a.docx',
    );
    expect(document.sections.map(({ numeral, heading }) => [numeral, heading])).toEqual([
      ['一', '工作目标'],
      ['二', '保障措施'],
    ]);
    expect(clausesOf(document).map(({ number, heading }) => [number, heading])).toEqual([
      [1, '稳定面积'],
      [2, '提高单产'],
      [1, '加强领导'],
    ]);
    expect(clausesOf(document)[1]?.text).toBe('1.推广良种覆盖率达到98%。\n2.开展技术培训2000人次。');
  });

  it('takes a bold beginning for the heading', async () => {
    const document = await documentOf(
      docx([
        { text: '某县工作要点' },
        { text: '各乡镇要压实责任，新建公路20公里。', bold: '（一）强化责任落实 ' },
        { text: '培训干部300人次。', bold: '（二）加强能力建设。' },
      ]),
      'a.docx',
    );
    expect(clausesOf(document).map(({ heading }) => heading)).toEqual(['强化责任落实', '加强能力建设']);
  });

  it('reads a table of tasks: merged cells, several units in a cell, times', async () => {
    const document = await documentOf(
      docx([{ text: '某县2024年重点任务分工表' }, { rows: tasks }]),
      'a.docx',
    );
    expect(
      clausesOf(document).map(({ number, sentences, responsible, due }) => ({
        number,
        sentences: sentences.length,
        responsible,
        due,
      })),
    ).toEqual([
      {
        number: 1,
        sentences: 1,
        responsible: { lead: ['县农业农村局'], support: ['县财政局', '县水利局'] },
        due: '2024-11-30',
      },
      {
        number: 2,
        sentences: 2,
        responsible: { lead: ['县交通运输局'], support: ['各乡镇'] },
        due: '2024-10-31',
      },
      { number: 3, sentences: 1, responsible: { lead: ['县水利局'], support: ['各乡镇'] }, due: null },
    ]);
    expect(
      clausesOf(document).flatMap(({ indicators }) =>
        indicators.map(({ value, unit }) => `${value ?? ''}${unit ?? ''}`),
      ),
    ).toEqual(['12万亩', '80公里', '96%']);
  });

  it('keeps a table in an attachment apart from the document', async () => {
    const document = await documentOf(
      docx([
        { text: '某县2024年农业农村工作方案' },
        { text: '一、提升产能。粮食产量达到20万吨。' },
        { text: '二、强化保障。落实资金3000万元。' },
        { text: '附件：重点任务分工表' },
        { text: '某县人民政府' },
        { text: '2024年2月1日' },
        { text: '附件' },
        { text: '重点任务分工表' },
        { rows: tasks },
      ]),
      'a.docx',
    );
    expect(clausesOf(document).map(({ heading }) => heading)).toEqual(['提升产能', '强化保障']);
    expect(document.issuedOn).toBe('2024-02-01');
    expect(document.attachments).toHaveLength(1);
    expect(document.attachments[0]?.title).toBe('重点任务分工表');
    expect(clausesOf(document.attachments[0] ?? { sections: [] }).map(({ number }) => number)).toEqual([
      1, 2, 3,
    ]);
  });

  it('reads the same table from a web page and from text with tabs', async () => {
    const cells = tasks.map((row) => row.map((cell) => (cell === '↑' ? '各乡镇' : cell)));
    const rows = cells.map(
      (row) => `<tr>${row.map((cell) => `<td>${cell.replace('\n', '<br>')}</td>`).join('')}</tr>`,
    );
    const html = `<html><body><h1>某县2024年重点任务分工表</h1><table>${rows.join('')}</table></body></html>`;
    const text = `某县2024年重点任务分工表\n${cells.map((row) => row.map((cell) => cell.replace('\n', '、')).join('\t')).join('\n')}`;
    const expected = clausesOf(
      await documentOf(docx([{ text: '某县2024年重点任务分工表' }, { rows: tasks }]), 'a.docx'),
    );
    for (const [bytes, name] of [
      [Buffer.from(html), 'a.html'],
      [Buffer.from(text), 'a.txt'],
    ] as const) {
      const found = clausesOf(await documentOf(bytes, name));
      expect(found.map(({ text: words, responsible, due }) => ({ words, responsible, due }))).toEqual(
        expected.map(({ text: words, responsible, due }) => ({ words, responsible, due })),
      );
    }
  });
});

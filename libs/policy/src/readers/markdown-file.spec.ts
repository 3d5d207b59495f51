import { readDocument } from './read-document-file';

const text = `# 某县2024年乡村建设工作方案

**某政发〔2024〕3号**

## 一、总体目标

### （一）提升设施

新建农村公路**80公里**，自来水普及率达到96%以上。

- （牵头单位：县交通运输局；完成时限：2024年10月底前）

---

## 二、重点任务

| 序号 | 任务 | 牵头单位 | 完成时限 |
| --- | --- | --- | --- |
| 1 | 新建高标准农田2万亩 | 县农业农村局 | 2024年11月底 |
`;

describe('a Markdown text', () => {
  it('is read by its headings, lists and tables', async () => {
    const reading = await readDocument(Buffer.from(text), 'a.md');
    if (!reading.ok) throw new Error(reading.refusal.code);
    const { title, number, sections } = reading.document;
    expect({ title, number }).toEqual({ title: '某县2024年乡村建设工作方案', number: '某政发〔2024〕3号' });
    expect(sections.map(({ numeral, heading }) => [numeral, heading])).toEqual([
      ['一', '总体目标'],
      ['二', '重点任务'],
    ]);
    const clauses = sections.flatMap((section) => section.clauses);
    expect(clauses).toMatchObject([
      { heading: '提升设施', due: '2024-10-31', responsible: { lead: ['县交通运输局'] } },
      { number: 1, due: '2024-11-30', responsible: { lead: ['县农业农村局'] } },
    ]);
    expect(clauses[0]?.sentences.map((each) => each.text)).toEqual([
      '新建农村公路80公里，自来水普及率达到96%以上。',
    ]);
  });
});

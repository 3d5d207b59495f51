import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parse-document';

const seed = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

/** Sentences of each clause, counted by hand. */
const sentenceCounts: Readonly<Record<number, number>> = {
  14: 5,
  15: 10,
  16: 7,
  17: 5,
  18: 7,
  19: 6,
  20: 4,
  21: 7,
  22: 7,
  23: 8,
  24: 8,
  25: 6,
  26: 9,
  27: 9,
  28: 6,
  29: 11,
  30: 7,
  31: 10,
  32: 5,
  33: 5,
  34: 6,
  35: 2,
  36: 2,
};

/** Clause, sentence, comparator, value, unit: read by hand. */
const targets = [
  [15, 2, '>=', 60, '%'],
  [15, 7, '>=', 109, '万人'],
  [18, 1, '>', 1000, '亿元'],
  [18, 1, '>', 100, '亿元'],
  [18, 2, '=', 2, '个'],
  [18, 2, '=', 10, '个'],
  [18, 2, '=', 5, '个'],
  [18, 5, '>', 10, '亿元'],
  [18, 5, '=', 1, '亿元'],
  [21, 1, '>=', 275, '万人次'],
  [22, 4, '>', 4700, '万亩次'],
  [24, 2, '=', 100, '%'],
  [25, 3, '~', 24, '%'],
  [25, 4, '~', 88, '%'],
  [25, 5, '=', 1000, '个'],
  [26, 1, '=', 7200, '公里'],
  [26, 2, '>=', 98.4, '%'],
  [26, 2, '>=', 99.2, '%'],
  [26, 2, '>=', 99.3, '%'],
  [26, 5, '>=', 95, '%'],
  [27, 6, '=', 100, '%'],
  [29, 3, '=', 100, '%'],
  [31, 1, '>=', null, null],
  [31, 2, '>=', 13, '%'],
  [31, 2, '>=', 40, '%'],
  [31, 8, '<=', 0.8, '%'],
];

describe('the second half of 新党发〔2023〕1号', () => {
  const document = parseDocument(seed);
  const clauses = document.sections.flatMap((section) => section.clauses);

  it('has parts 五 to 十一 and clauses 14 to 36', () => {
    expect(document.sections.map(({ numeral }) => numeral)).toEqual([
      '五',
      '六',
      '七',
      '八',
      '九',
      '十',
      '十一',
    ]);
    expect(clauses.map(({ number }) => number)).toEqual(Object.keys(sentenceCounts).map(Number));
    expect(document.sections[0]?.heading).toBe('巩固拓展脱贫攻坚成果');
  });

  it('says nothing the file does not say', () => {
    expect([document.title, document.number, document.issuedOn]).toEqual([null, null, null]);
    expect(clauses.every(({ responsible, due }) => responsible === null && due === null)).toBe(true);
  });

  it('counts the sentences of every clause', () => {
    expect(Object.fromEntries(clauses.map(({ number, sentences }) => [number, sentences.length]))).toEqual(
      sentenceCounts,
    );
  });

  it('joins what the columns of the newspaper tore apart', () => {
    const text = clauses.map((clause) => clause.text).join('');
    expect(text).toContain('深入实施“百城千店”“大仓东移”工程');
    expect(text).toContain('扎实推进农村厕所革命,鼓励厕所进院入户');
    expect(text).toContain('持续推进“文明新风进万家六大习惯养成”专项文明行动');
    expect(JSON.stringify(document.sections)).not.toContain('上接');
    expect(document.dropped).toEqual(['(上接02版)']);
  });

  it('finds every target and nothing else', () => {
    const found = clauses.flatMap(({ number, indicators }) =>
      indicators.map(({ sentence, comparator, value, unit }) => [number, sentence, comparator, value, unit]),
    );
    expect(found).toEqual(targets);
  });
});

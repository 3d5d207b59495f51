import fc from 'fast-check';
import { cleanLines } from './clean-lines';
import { plainCharacters } from './folding';
import { dateLine, documentNumber } from './head-lines';
import { layoutOf } from './layout';
import { Outliner } from './outline';
import { parseDocument } from './parse-document';
import { segmentsOf } from './segments';
import { sourceFromText } from './source-text';
import type { ParsedClause, ParsedDocument, ParsedSection } from './types';

/** 5,000 in the suite; the nightly run asks for more. */
const runs = Number(process.env.DUBAN_FUZZ_RUNS ?? 5000);
/** A run prints its seed; the same seed finds the same texts again. */
const seed = Number(process.env.DUBAN_FUZZ_SEED ?? 20230219);

const fragments = [
  ...[
    '一、',
    '二、',
    '十一、',
    '（一）',
    '(二)',
    '（十四）',
    '1.',
    '2．',
    '（1）',
    '①',
    '第一章',
    '第二条',
    '第三条',
    '第一部分',
    '(二十',
    '一)',
  ],
  ...[
    '总体要求',
    '重点任务',
    '加强组织领导',
    '健全完善监测机制',
    '推进农村厕所革命',
    '全区新改建农村公路',
    '自来水普及率',
    '现代农业产业园',
  ],
  ...[
    '7200公里',
    '98.4%',
    '60%以上',
    '不低于上年',
    '三分之二',
    '九成以上',
    '超千亿元',
    '达到',
    '力争',
    '控制在',
    '以内',
    '两千',
    '亿元村',
    '3至5个',
    '翻一番',
  ],
  ...[
    '（牵头单位：农业农村厅；完成时限：9月底前）',
    '（财政厅负责）',
    '牵头单位：',
    '责任单位：水利厅、财政厅',
    '2024年3月5日',
    '年底前',
    '长期坚持',
  ],
  ...[
    '。',
    '，',
    '；',
    '：',
    '、',
    '！',
    '(',
    ')',
    '（',
    '）',
    '“',
    '”',
    '《',
    '》',
    '"',
    '【',
    '〔2024〕3号',
    '某党发',
  ],
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\f',
    '　　',
    ' ',
    '\t',
    '(上接02版)',
    '（下转第3版）',
    '- 3 -',
    '附件：1.清单',
    '附件1',
    '抄送：各县',
    '。\n抄送：各乡镇\n',
    '。\n某县人民政府\n2024年3月5日\n',
    '。\n附件：1.任务清单\n2.考核表\n',
    '各县要结合实际，认真贯彻落实。',
    '\ufeff',
    '\u0000',
    '�',
    '𠮷',
    'GDP',
    'a',
  ],
];

const texts = fc
  .array(
    fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(...fragments) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
    ),
    {
      maxLength: 60,
    },
  )
  .map((pieces) => pieces.join(''));

function clausesOf(sections: readonly ParsedSection[]): readonly ParsedClause[] {
  return sections.flatMap((section) => section.clauses);
}

function without(text: string, pattern: RegExp): string {
  return text.replaceAll(pattern, '');
}

/** Characters of a text as a count each. */
function counted(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Everything a parsed document says. */
function allText(document: ParsedDocument): string {
  const { title, number, preamble, closing, sections, attachments, dropped } = document;
  const parts = sections.flatMap(({ heading, lead, clauses }) => [
    ...(clauses.length === 1 && clauses[0]?.heading === heading ? [] : [heading]),
    lead,
    ...clauses.flatMap((clause) => [clause.heading, clause.text]),
  ]);
  return [
    title,
    number,
    preamble,
    closing,

    ...parts,
    ...attachments.flatMap(({ label, text }) => [label, text]),
    ...dropped,
  ].join('');
}

/** 200,000 texts take some minutes. */
jest.setTimeout(Math.max(60_000, runs * 10));

describe('any text', () => {
  const options = { numRuns: runs, seed };

  it('is read without a throw, and every index leads somewhere', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = parseDocument(text);
        for (const clause of clausesOf(document.sections)) {
          expect(clause.sentences.map(({ index }) => index)).toEqual(clause.sentences.map((_, at) => at + 1));
          for (const { sentence, text: words } of clause.indicators) {
            const said = sentence === 0 ? clause.heading : clause.sentences[sentence - 1]?.text;
            expect(said?.includes(words)).toBe(true);
          }
          expect(Number.isInteger(clause.number) && clause.number > 0).toBe(true);
        }
      }),
      options,
    );
  });

  it('keeps every character when marks of the page are taken off', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lines, dropped } = cleanLines(sourceFromText(text).lines);
        const kept = [...lines, ...dropped].map((line) => line.text).join('');
        expect(counted(without(kept, /[\s\u00ad\u200b-\u200f\u2060]/gu))).toEqual(
          counted(without(plainCharacters(text), /[\s\u00ad\u200b-\u200f\u2060]/gu)),
        );
      }),
      { ...options, numRuns: runs / 5 },
    );
  });

  it('stands in its segments and blocks, each character once and in order', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { lines } = cleanLines(sourceFromText(text).lines);
        const layout = layoutOf(lines);
        const parts = segmentsOf(lines).flatMap(({ label, lines: own, tail }) => {
          const outliner = new Outliner((line) => layout.indents && line.indented);
          for (const line of own) outliner.add(line);
          const blocks = outliner.blocks.flatMap((block) => [
            block.mark,
            ...block.lines.map((line) => line.text),
          ]);
          return [label ?? '', ...blocks, ...tail.map((line) => line.text)];
        });
        expect(without(parts.join(''), /\s/gu)).toBe(
          without(lines.map((line) => line.text).join(''), /\s/gu),
        );
      }),
      { ...options, numRuns: runs / 5 },
    );
  });

  it('says nothing less after it was read', () => {
    const marks = /[第章节条部分编篇附件零〇一二两三四五六七八九十百千廿卅]/gu;
    fc.assert(
      fc.property(texts, (text) => {
        const { lines } = cleanLines(sourceFromText(text).lines);
        const said = lines
          .map((line) => line.text)
          .filter((line) => dateLine(line) === null && documentNumber(line) === null);
        const expected = counted(without(without(said.join(''), marks), /[^\u4e00-\u9fff]/gu));
        const found = counted(without(allText(parseDocument(text)), marks));
        const lost = [...expected].filter(([character, count]) => (found.get(character) ?? 0) < count);
        expect(lost).toEqual([]);
      }),
      { ...options, numRuns: runs / 5 },
    );
  });
});

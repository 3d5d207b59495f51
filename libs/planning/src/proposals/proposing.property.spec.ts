import { parseDocument, sourceFromText } from '@duban/policy';
import type { ParsedClause } from '@duban/policy';
import { loadOrganisation } from '@duban/seeds';
import fc from 'fast-check';
import { coverage } from '../coverage';
import { clauseOf, documentOf } from '../document.fixture';
import { clausesOf } from '../match-templates';
import { regionAlone } from './issuer';
import { markPairs } from './paired-marks';
import { proposeTemplate } from './propose-template';
import { longestTitle, taskTitle } from './task-title';

const organisation = loadOrganisation();
const setting = { organisation, planYear: 2024, issuer: regionAlone, toCorps: false };

const phrase = fc.constantFrom(
  '制定《关于加快推进农业农村现代化若干政策措施的实施意见》',
  '到2025年',
  '9月底前完成',
  '（县农业农村局牵头，各乡镇配合）',
  '“四好农村路”',
  '“',
  '》',
  '（',
  '建立健全长效机制',
  '新建农村公路60公里',
  '为深入贯彻',
  '其中',
  '：',
  '，',
  '。',
  '；',
  '、',
  '一是',
  '各级党委和政府',
  '每季度通报一次',
  '由自治区水利厅牵头',
  '特此通知',
  '\n',
);
const words = fc
  .array(
    fc.oneof({ weight: 4, arbitrary: phrase }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

const clause = fc
  .record({
    number: fc.integer({ min: 1, max: 6 }),
    heading: fc.option(words, { nil: null }),
    texts: fc.array(words, { maxLength: 6 }),
  })
  .map(({ number, heading, texts }): ParsedClause => {
    const template = { number, numeral: String(number), heading: '', sentences: texts };
    return clauseOf({ ...template, version: 1, rules: {}, tasks: [] }, { heading });
  });

describe('proposing, whatever is written', () => {
  it('answers for every sentence once, under keys of their own', () => {
    fc.assert(
      fc.property(fc.array(clause, { maxLength: 8 }), (clauses) => {
        const document = documentOf(clauses);
        expect(coverage(document, []).uncovered).toEqual([]);
        const tasks = clausesOf(document).flatMap((each) => {
          const template = proposeTemplate(each, setting);
          const answered = (template?.tasks ?? []).flatMap((task) => task.sentences);
          expect([...answered].sort((a, b) => a - b)).toEqual(each.sentences.map(({ index }) => index));
          return template?.tasks ?? [];
        });
        expect(new Set(tasks.map(({ key }) => key)).size).toBe(tasks.length);
        for (const { lead, support, line, title } of tasks) {
          expect(organisation.unitType(lead)).not.toBeNull();
          expect(support).not.toContain(lead);
          expect(new Set(line).size).toBe(line.length);
          expect(title).not.toBe('');
          expect(Array.from(title).length).toBeLessThanOrEqual(longestTitle);
        }
      }),
    );
  });

  it('reads and plans any text the reader takes for a document', () => {
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (paragraphs) => {
        const text = paragraphs.map((words, at) => `${at + 1}. ${words}`).join('\n');
        const document = parseDocument(sourceFromText(text));
        expect(coverage(document, []).uncovered).toEqual([]);
        for (const each of clausesOf(document)) {
          expect(proposeTemplate(each, setting)).toEqual(proposeTemplate(each, setting));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('titles a task without a mark that stands alone, taken from its words', () => {
    fc.assert(
      fc.property(words, fc.option(words, { nil: null }), (text, heading) => {
        const { title } = taskTitle(text, heading);
        expect(Array.from(title).length).toBeLessThanOrEqual(longestTitle);
        // every mark has its other half: none is cut within
        expect(markPairs(title).characters.join('')).toBe(title);
      }),
    );
  });
});

describe('a title', () => {
  it.each([
    ['新建农村卫生户厕3000座，改造问题厕所500座。', '新建农村卫生户厕3000座'],
    ['一是健全监测机制，及时预警。', '健全监测机制'],
    ['到2025年，农村居民人均可支配收入达到2.2万元。', '农村居民人均可支配收入达到2.2万元'],
    ['9月底前完成自来水入户改造。', '完成自来水入户改造'],
    ['按照“应保尽保”要求，落实低保政策。', '落实低保政策'],
    ['持续推进“四好农村路”建设，新改建60公里。', '持续推进“四好农村路”建设'],
    ['制定《实施细则》。（县农办牵头）', '制定《实施细则》'],
    ['制定《喀什地区林果业提质增效三年行动方案（2024—2026年）》。', '制定喀什地区林果业提质增效三年行动方案'],
    [
      '严格落实粮食、棉花、油料、糖料、蔬菜、瓜果、饲草等作物种植面积。',
      '严格落实粮食、棉花、油料、糖料、蔬菜、瓜果',
    ],
    ['3.推进高标准农田建设', '推进高标准农田建设'],
  ])('of %s is %s', (text, title) => {
    expect(taskTitle(text, null).title).toBe(title);
  });
});

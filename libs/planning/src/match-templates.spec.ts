import { templates } from '@duban/workflows/templates';
import fc from 'fast-check';
import { clauseOf, documentOf } from './document.fixture';
import { matchTemplates } from './match-templates';
import { bigrams, DiceIndex, similarity } from './similarity';
import type { ClauseTemplate } from './types';

const roads = templates.find((template) => template.number === 26)!;
const team = templates.find((template) => template.number === 32)!;
const match = (...clauses: Parameters<typeof documentOf>[0]): readonly (number | null)[] =>
  matchTemplates(documentOf(clauses), templates).map((found) => found.template?.number ?? null);

/** The sentences with something done to their texts. */
const reworded = (
  template: ClauseTemplate,
  change: (text: string, at: number) => string,
): ReturnType<typeof clauseOf> =>
  clauseOf(template, {
    sentences: template.sentences.map((text, at) => ({ index: at + 1, text: change(text, at) })),
  });

describe('a clause finds its template', () => {
  it('by its text, all of the document at once', () => {
    expect(match(...templates.map((template) => clauseOf(template)))).toEqual(
      templates.map((template) => template.number),
    );
  });

  it('under another number', () => {
    expect(match(clauseOf(roads, { number: 7, numeral: '七' }), clauseOf(team, { number: 26 }))).toEqual([
      26, 32,
    ]);
  });

  it('not by its number alone, nor by its heading alone', () => {
    const other = clauseOf(team, {
      number: 26,
      heading: '建设数字政府',
      sentences: [{ index: 1, text: '全面推行一网通办，实现政务服务事项全程网上办理。' }],
    });
    expect(match(other)).toEqual([null]);
    expect(match({ ...other, heading: roads.heading })).toEqual([null]);
  });

  it('in spite of small differences: punctuation, a figure, a word, a sentence more or less', () => {
    expect(match(reworded(roads, (text) => text.replaceAll(',', '，').replaceAll('%', '％')))).toEqual([26]);
    expect(match(reworded(roads, (text) => text.replace('7200', '8000')))).toEqual([26]);
    expect(match(reworded(roads, (text) => text.replace('持续', '进一步')))).toEqual([26]);
    const longer = clauseOf(roads);
    const added = { index: longer.sentences.length + 1, text: '支持村庄道路照明改造，鼓励社会资本参与。' };
    expect(match({ ...longer, sentences: [...longer.sentences, added] })).toEqual([26]);
    expect(match({ ...longer, sentences: longer.sentences.slice(0, -2) })).toEqual([26]);
  });

  it('once only', () => {
    expect(match(clauseOf(roads), clauseOf(roads, { number: 27 }))).toEqual([26, null]);
  });

  it('and its sentences, where others stand between them', () => {
    const clause = clauseOf(roads);
    const texts = [...clause.sentences.map((sentence) => sentence.text)];
    texts.splice(1, 0, '支持村庄道路照明改造，鼓励社会资本参与。');
    const [found] = matchTemplates(
      documentOf([{ ...clause, sentences: texts.map((text, at) => ({ index: at + 1, text })) }]),
      templates,
    );
    expect(found?.sentences).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('similarity', () => {
  it('is one for the same text however it is set, nought for nothing in common, and the same both ways', () => {
    expect(similarity('农村公路 7200公里。', '农村公路７２００公里')).toBe(1);
    expect(similarity('农村公路', '乡镇卫生')).toBe(0);
    expect(similarity('', '')).toBe(0);
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        const both = similarity(a, b);
        expect(both).toBe(similarity(b, a));
        expect(both >= 0 && both <= 1).toBe(true);
      }),
    );
  });

  it('is the same of one text with many at once', () => {
    const text = fc.stringMatching(/^[农村公路一二]{0,8}$/u);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), text, (many, one) => {
        const index = new DiceIndex(many.map(bigrams));
        expect(index.of(bigrams(one))).toEqual(many.map((each) => similarity(one, each)));
      }),
    );
  });
});

import type { Comparator, IndicatorTarget } from '@duban/planning';
import { templates } from './index';

const tasks = templates.flatMap((clause) => clause.tasks);
const figures = templates.flatMap((clause) =>
  clause.tasks.flatMap((task) =>
    task.indicators.map((figure): [string, IndicatorTarget, string[]] => [
      figure.text,
      figure,
      task.sentences.map((n) => clause.sentences[n - 1] ?? ''),
    ]),
  ),
);

/** How each wording binds. Where the text has no comparator word, more than the target is no failure. */
const bindings: readonly [RegExp, Comparator][] = [
  [/^不超过/, '<='],
  [/^不低于/, '>='],
  [/^以上|^达到|^力争|^每个村|原文无比较词|^基本完成/, '>='],
  [/^超/, '>'],
  [/^左右/, '~'],
  [/^全面完成|^全覆盖|^应保尽保/, '='],
];

describe('the figures of the document', () => {
  it('are 26', () => {
    expect(figures).toHaveLength(26);
  });

  it.each(figures)('%s stands in a sentence of its task', (text, _, sentences) => {
    expect(sentences.some((sentence) => sentence.includes(text))).toBe(true);
  });

  it.each(figures)('%s is judged as its wording binds', (_, figure) => {
    const binding = bindings.find(([words]) => words.test(figure.wording ?? ''));
    expect(figure.comparator).toBe(binding?.[1]);
  });

  it.each(figures)('%s has the value its kind asks for', (text, figure) => {
    if (figure.kind === 'explicit') expect(typeof figure.value).toBe('number');
    if (figure.kind === 'relative') expect(figure.value).toBeNull();
    if (figure.kind === 'implied') {
      expect([figure.comparator === '=' ? 100 : 95, '%']).toEqual([figure.value, figure.unit]);
    }
    if (figure.kind === 'explicit' && !/[十百千]|亿元村/.test(text)) {
      expect(text).toContain(`${figure.value}${figure.unit}`);
    }
  });

  it('say how they add up: a rate is in percent, a sum is not', () => {
    const wrong = figures.filter(([, figure]) =>
      figure.rollUp === 'rate' ? figure.unit !== '%' : figure.rollUp === 'sum' && figure.unit === '%',
    );
    expect(wrong).toEqual([]);
    expect(figures.filter(([, figure]) => figure.rollUp === undefined)).toEqual([]);
  });

  it('belong to tasks that are carried where the figure can be judged', () => {
    const kinds = tasks.filter((task) => task.kind === 'indicator');
    expect(kinds.filter((task) => task.indicators.length === 0)).toEqual([]);
    const villages = tasks.filter((task) => task.scope === 'all' && task.line.includes('village'));
    expect(villages.flatMap((task) => task.indicators).filter((figure) => figure.rollUp === 'each')).toEqual(
      [],
    );
  });
});

describe('the seasonal curves', () => {
  const curved = tasks.flatMap((task) => (task.curve === null ? [] : [{ ...task, curve: task.curve }]));

  it('are 30, each with a note of what shapes it', () => {
    expect(curved).toHaveLength(30);
    expect(curved.filter((task) => task.note === null).map((task) => task.key)).toEqual([]);
  });

  it('never fall, stay within the year and end at 100', () => {
    const wrong = curved.filter(
      ({ curve }) =>
        curve[3] !== 100 || curve.some((share, i) => share < (i === 0 ? 0 : (curve[i - 1] ?? 0))),
    );
    expect(wrong.map((task) => task.key)).toEqual([]);
  });

  it('do not expect the whole a quarter before it is due, but of stocks, which stand at their height all year', () => {
    const early = curved.filter((task) => task.due > '09-30' && task.curve[2] === 100);
    expect(early.filter((task) => task.note?.includes('存量') !== true).map((task) => task.key)).toEqual([]);
  });
});

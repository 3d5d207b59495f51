import { progressOf } from './progress';
import type { Indicator } from './types';

const figure = (text: string, comparator: Indicator['comparator'], value: Indicator['value']): Indicator => ({
  text,
  comparator,
  value,
  unit: null,
  kind: value === null ? 'relative' : 'explicit',
});
const output = figure('产量', '>=', 200);
const poverty = figure('返贫率', '<=', 2);

describe('progress by kind', () => {
  it.each([
    ['half the target', [output], { 产量: 100 }, 50],
    ['over the target', [output], { 产量: 260 }, 100],
    ['by its number', [output], { '1': 50 }, 25],
    ['a numeral', [output], { 产量: '150.5' }, 75.25],
    ['a fraction against a fraction', [figure('覆盖', '>=', '2/3')], { 覆盖: '1/3' }, 50],
    ['kept below', [poverty], { 返贫率: 1.2 }, 100],
    ['at the limit', [poverty], { 返贫率: 2 }, 100],
    ['twice the limit', [poverty], { 返贫率: 4 }, 50],
    ['none allowed, one there', [figure('事故', '<=', 0)], { 事故: 1 }, 0],
    ['none asked', [figure('新增', '>=', 0)], { 新增: 0 }, 100],
    ['the mean, what is not reported counting nothing', [output, poverty], { 产量: 200 }, 50],
    ['last year’s value is no target', [figure('增速', '>=', null), output], { 产量: 100, 增速: 3 }, 50],
    ['no value', [output], {}, null],
    ['a word', [output], { 产量: '正常' }, null],
    ['a fraction of nothing', [output], { 产量: '1/0' }, null],
    ['nothing to judge', [figure('增速', '>=', null)], { 增速: 3 }, null],
  ] as const)('an indicator: %s', (_, indicators, values, expected) => {
    expect(progressOf('indicator', indicators, values)).toBe(expected);
  });

  it.each([
    ['its own share of a total', [40], { 产量: 20 }, 50],
    ['a total that nobody divided says nothing of a part', [null], { 产量: 20 }, null],
    ['what is not named, as written', [undefined], { 产量: 100 }, 50],
  ] as const)('an indicator at a place: %s', (_, targets, values, expected) => {
    expect(progressOf('indicator', [output], values, undefined, targets)).toBe(expected);
  });

  it.each([
    ['drafting', 25],
    ['consulting', 50],
    ['reviewing', 75],
    ['issued', 100],
    ['elsewhere', null],
  ])('a document: %s', (stage, expected) => {
    expect(progressOf('document', [], { stage })).toBe(expected);
  });

  it('a document without a stage has none, unless it has figures', () => {
    expect(progressOf('document', [], {})).toBeNull();
    expect(progressOf('document', [output], { 产量: 100 })).toBe(50);
  });

  it('a mechanism or routine: its reports made, of those asked', () => {
    expect(progressOf('mechanism', [], {}, { made: 1, asked: 4 })).toBe(25);
    expect(progressOf('routine', [], {}, { made: 5, asked: 4 })).toBe(100);
    expect(progressOf('routine', [], {})).toBeNull();
  });

  it.each([
    ['3/10', 30],
    [40, 40],
    ['40', 40],
    [140, 100],
    ['many', null],
  ])('a pilot: places %s', (places, expected) => {
    expect(progressOf('pilot', [], { places })).toBe(expected);
  });

  it.each(['project', 'campaign', 'event', 'assessment'] as const)(
    '%s: what a person says, or its figures',
    (kind) => {
      expect(progressOf(kind, [], { stage: 'issued', places: '1/2' })).toBeNull();
      expect(progressOf(kind, [output], { 产量: 20 })).toBe(10);
    },
  );
});

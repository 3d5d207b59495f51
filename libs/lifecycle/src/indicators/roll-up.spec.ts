import fc from 'fast-check';
import type { Indicator } from '../types';
import { divisionGap } from './division';
import { isReached } from './judge';
import { numberOf } from './number';
import { rollUp, standingOf } from './roll-up';
import type { FigureNode } from './roll-up';
import { rollUpOf } from './roll-up-rule';

const leaf = (code: string, own: number | null, more: Partial<FigureNode> = {}): FigureNode => ({
  ...{ code, own, isCarried: false, weight: null, target: null, children: [] },
  ...more,
});
const above = (children: readonly FigureNode[], more: Partial<FigureNode> = {}): FigureNode => ({
  ...leaf('65', null),
  children,
  ...more,
});
const value = fc
  .double({ min: -1000, max: 1000, noNaN: true })
  .map((number) => Math.round(number * 100) / 100);
const figure = (change: Partial<Indicator>): Indicator => ({
  ...{ text: 'x', comparator: '>=', value: 1, unit: '公里', kind: 'explicit' },
  ...change,
});

describe('the rule of a figure', () => {
  it.each<[string, Partial<Indicator>, string]>([
    ['a length adds up', { unit: '公里' }, 'sum'],
    ['money adds up', { unit: '亿元' }, 'sum'],
    ['an area adds up', { unit: '万亩' }, 'sum'],
    ['a rate is averaged', { unit: '%' }, 'weighted-mean'],
    ['a fraction is a rate', { value: '2/3', unit: null }, 'weighted-mean'],
    ['a ceiling in percent is a rate too', { unit: '%', comparator: '<=' }, 'weighted-mean'],
    [
      'full coverage is a share of units',
      { kind: 'implied', comparator: '=', value: 100, unit: '%' },
      'share-of-units',
    ],
    ['what must hold of each: the worst', { rollUp: 'each' }, 'minimum'],
    ['the template goes before the unit', { unit: '%', rollUp: 'sum' }, 'sum'],
    ['outright', { rollUp: 'share' }, 'share-of-units'],
  ])('%s', (_, change, rule) => {
    expect(rollUpOf(figure(change)).rule).toBe(rule);
  });

  it('names the weight of a mean', () => {
    expect(rollUpOf(figure({ unit: '%', rollUp: 'rate', weight: '农村人口' }))).toEqual({
      rule: 'weighted-mean',
      weight: '农村人口',
    });
  });
});

describe('rolling up', () => {
  const sum = { rule: 'sum', comparator: '>=' } as const;

  it('gives what one adds by hand, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 14 }), (values) => {
        const node = above(values.map((own, i) => leaf(`65${i}`, own)));
        const cents = values.reduce((all, each) => all + Math.round(each * 100), 0);
        expect(rollUp(node, sum).value).toBeCloseTo(cents / 100, 6);
        expect(rollUp({ ...node, children: [...node.children].reverse() }, sum).value).toBe(
          rollUp(node, sum).value,
        );
      }),
    );
  });

  it('takes a unit’s own report before those below it, and counts nothing twice', () => {
    const prefecture = leaf('6531', 50, { children: [leaf('653121', 10), leaf('653122', 30)] });
    const other = leaf('6532', null, { children: [leaf('653221', 7), leaf('653222', null)] });
    expect(rollUp(prefecture, sum)).toMatchObject({ value: 40, units: 2, reported: 2 });
    expect(standingOf(prefecture, sum)).toBe(50);
    expect(rollUp(above([prefecture, other]), sum)).toMatchObject({ value: 57, units: 2, reported: 2 });
    expect(rollUp(other, sum)).toMatchObject({ value: 7, units: 2, reported: 1 });
  });

  it('weights a mean by the named weights, and says so where they are missing', () => {
    const mean = { rule: 'weighted-mean', comparator: '>=' } as const;
    const nodes = [leaf('a', 90, { weight: 100 }), leaf('b', 60, { weight: 300 })];
    expect(rollUp(above(nodes), mean)).toMatchObject({ value: 67.5, equalWeights: false });
    expect(rollUp(above([...nodes, leaf('c', 0)]), mean)).toMatchObject({ value: 50, equalWeights: true });
    const summed = leaf('d', null, {
      children: [leaf('e', 90, { weight: 1 }), leaf('f', 30, { weight: 2 })],
    });
    expect(rollUp(above([summed, leaf('g', 0, { weight: 2 })]), mean).value).toBe(30);
  });

  it('is between the least and the greatest, as every mean', () => {
    const mean = { rule: 'weighted-mean', comparator: '>=' } as const;
    const weighted = fc.record({ own: value, weight: fc.integer({ min: 1, max: 1000 }) });
    fc.assert(
      fc.property(fc.array(weighted, { minLength: 1, maxLength: 20 }), (all) => {
        const found = rollUp(above(all.map((each, i) => leaf(String(i), each.own, each))), mean).value ?? NaN;
        expect(found).toBeGreaterThanOrEqual(Math.min(...all.map(({ own }) => own)) - 1e-6);
        expect(found).toBeLessThanOrEqual(Math.max(...all.map(({ own }) => own)) + 1e-6);
      }),
    );
  });

  it('lets the worst stand for all: the least, or of a ceiling the greatest', () => {
    const nodes = [leaf('a', 0.5), leaf('b', 0.9), leaf('c', null)];
    expect(rollUp(above(nodes), { rule: 'minimum', comparator: '>=' }).value).toBe(0.5);
    expect(rollUp(above(nodes), { rule: 'minimum', comparator: '<=' }).value).toBe(0.9);
  });

  it('counts the share of all units one level below, those that say nothing too', () => {
    const target = 100;
    const nodes = [leaf('a', 100, { target }), leaf('b', 99.9, { target }), leaf('c', null, { target })];
    const share = { rule: 'share-of-units', comparator: '=' } as const;
    expect(rollUp(above([...nodes, leaf('d', 100, { target })]), share)).toMatchObject({
      value: 50,
      units: 4,
      reported: 3,
    });
  });

  it('has no value where nobody reported', () => {
    expect(rollUp(above([leaf('a', null)]), sum)).toMatchObject({ value: null, units: 1, reported: 0 });
  });
});

describe('a target', () => {
  it.each<[Indicator['comparator'], number, number, boolean]>([
    ['>=', 60, 60, true],
    ['>=', 59.99, 60, false],
    ['>', 60, 60, false],
    ['>', 60.1, 60, true],
    ['<=', 0.8, 0.8, true],
    ['<=', 0.81, 0.8, false],
    ['<', 0.8, 0.8, false],
    ['=', 101, 100, true],
    ['=', 99, 100, false],
    ['~', 22.8, 24, true],
    ['~', 22.7, 24, false],
    ['~', 30, 24, true],
    ['>=', 0.3 - 0.1, 0.2, true],
  ])('%s: %d of %d is %s', (comparator, reported, target, expected) => {
    expect(isReached(comparator, reported, target)).toBe(expected);
  });

  it('reads fractions and numerals', () => {
    expect(['2/3', '12.5', ' 7 / 10 ', '1/0', 'many', ''].map(numberOf)).toEqual([
      2 / 3,
      12.5,
      0.7,
      null,
      null,
      null,
    ]);
  });
});

describe('a division of a total', () => {
  it('says where the shares do not make it up, and who has none', () => {
    const shares = new Map<string, number | null>([
      ['6531', 4000],
      ['6532', 3000],
      ['6540', null],
    ]);
    expect(divisionGap('65', 7200, shares)).toEqual({
      territory: '65',
      whole: 7200,
      sum: 7000,
      without: ['6540'],
    });
    expect(divisionGap('65', 7200, new Map([['6531', 7200]]))).toBeNull();
    expect(divisionGap('65', null, shares)).toBeNull();
    expect(divisionGap('65', 7200, new Map([['6531', null]]))).toBeNull();
  });
});

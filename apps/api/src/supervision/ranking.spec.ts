import { ranked } from './ranking.usecase';

const group = (key: string, more: object) => ({
  ...{ key, counted: 20, completed: 20, onTime: 20, returned: 0, figures: 0, reached: 0 },
  ...more,
});

describe('ranking', () => {
  it('puts results in order, the same score on the same rank, and those with few results last without one', () => {
    const found = ranked([
      group('late', { onTime: 10 }),
      group('b', {}),
      group('few', { counted: 9, completed: 9, onTime: 9 }),
      group('a', {}),
      group('returned', { returned: 10 }),
    ]);
    expect(found.map(({ key, rank, score }) => [key, rank, score])).toEqual([
      ['a', 1, 100],
      ['b', 1, 100],
      ['returned', 3, 87.5],
      ['late', 4, 62.5],
      ['few', null, 100],
    ]);
  });

  it('counts figures where there are any, and nothing where nothing is due', () => {
    expect(ranked([group('a', { figures: 4, reached: 2 })])[0]).toMatchObject({
      score: 90,
      reachedRate: 0.5,
    });
    const empty = group('a', { counted: 0, completed: 0, onTime: 0 });
    expect(ranked([empty])[0]).toMatchObject({ rank: null, score: null, onTimeRate: null });
  });
});

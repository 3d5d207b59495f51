import { setImmediate as later } from 'node:timers/promises';
import { Turns } from './turns';

describe('turns', () => {
  it('let so many run at a time, the others in the order in which they came', async () => {
    const turns = new Turns(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const runs = [1, 2, 3, 4, 5].map((n) =>
      turns.take(async () => {
        begun.push(n);
        await new Promise<void>((resolve) => {
          ends.push(resolve);
        });
      }),
    );
    await later();
    expect(begun).toEqual([1, 2]);
    for (let ended = 0; ended < 5; ended += 1) {
      ends[ended]?.();
      await later();
      expect(begun).toHaveLength(Math.min(5, ended + 3));
    }
    await Promise.all(runs);
    expect(begun).toEqual([1, 2, 3, 4, 5]);
  });

  it('pass on when a piece of work fails', async () => {
    const turns = new Turns(1);
    await expect(turns.take(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(turns.take(() => Promise.resolve(7))).resolves.toBe(7);
  });
});

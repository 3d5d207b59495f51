import { setImmediate as later } from 'node:timers/promises';
import { sideBySide } from './side-by-side';

describe('work side by side', () => {
  it('does every item once, never more at a time than allowed, and counts those that answered true', async () => {
    let now = 0;
    let most = 0;
    const done: number[] = [];
    const counted = await sideBySide(
      Array.from({ length: 100 }, (_, n) => n),
      7,
      async (n) => {
        now += 1;
        most = Math.max(most, now);
        await later();
        done.push(n);
        now -= 1;
        return n % 4 === 0;
      },
    );
    expect(counted).toBe(25);
    expect(most).toBe(7);
    expect([...done].sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
  });

  it('takes no more items after an error, lets those under way end, and throws the first', async () => {
    const begun: number[] = [];
    const ended: number[] = [];
    const run = sideBySide([1, 2, 3, 4, 5, 6, 7, 8], 2, async (n) => {
      begun.push(n);
      await later();
      if (n >= 3) throw new Error(`item ${n}`);
      ended.push(n);
      return true;
    });
    await expect(run).rejects.toThrow('item 3');
    expect(ended).toEqual([1, 2]);
    expect(begun.length).toBeLessThan(6);
  });
});

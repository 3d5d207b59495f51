import { setTimeout as pause } from 'node:timers/promises';
import { quantile, sorted, timed } from './figures';
import type { Values } from './figures';

/** So many callers at once, each with its next call as soon as the last is answered, or `restMs` later. @returns ms of each call, ascending, and of all */
export async function calls(
  callers: number,
  total: number,
  call: (n: number, caller: number) => Promise<unknown>,
  restMs = 0,
): Promise<{ readonly each: readonly number[]; readonly whole: number }> {
  const each: number[] = [];
  let next = 0;
  const caller = async (who: number): Promise<void> => {
    for (let n = next++; n < total; n = next++) {
      const [, ms] = await timed(() => call(n, who));
      each.push(ms);
      if (restMs > 0) await pause(restMs);
    }
  };
  const [, whole] = await timed(() => Promise.all(Array.from({ length: callers }, (_, who) => caller(who))));
  return { each: sorted(each), whole };
}

/** The rate and the times of calls, under names that say how many callers there were. */
export function callValues(
  callers: number,
  { each, whole }: { readonly each: readonly number[]; readonly whole: number },
): Values {
  const who = callers === 1 ? '1 caller' : `${callers} callers`;
  return {
    [`${who}: acts`]: (each.length / whole) * 1000,
    [`${who}: p50`]: quantile(each, 0.5),
    [`${who}: p99`]: quantile(each, 0.99),
  };
}

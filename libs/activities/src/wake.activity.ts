import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** The shortest sleep, ms: a machine whose clock lags makes no storm of wakes. */
const shortestSleepMs = 1000;

/** Does what is due of a clock's dockets. A docket that fails is the record's incident, not this activity's error. */
export function wakeActivity({ record, now }: Pick<Workplace, 'now' | 'record'>): Activities['wake'] {
  return async (clockId) => {
    const { at } = await record.wake(clockId);
    return at === null ? null : { at, sleepMs: Math.max(shortestSleepMs, at - now()) };
  };
}

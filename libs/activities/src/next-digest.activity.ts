import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** The next working day on which digests go out. */
export function nextDigestActivity({ digests, now }: Workplace): Activities['nextDigest'] {
  return async () => {
    const { day, at } = await digests.due();
    return { day, sleepMs: Math.max(0, at - now()) };
  };
}

import { beating } from './beating';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** How soon to ask again while wakes that are due are outstanding, ms. */
const askAgainMs = 5000;

/**
 * Compiles the digests of a day, unless that day has been compiled or has not come: then another is due by now, and the
 * workflow asks for it.
 */
export function compileDigestsActivity({ digests, now }: Workplace): Activities['compileDigests'] {
  return async (day) => {
    const due = await digests.due();
    if (due.day !== day || due.at > now()) return null;
    if (!due.ready) return askAgainMs;
    await beating(() => digests.compile(day));
    return null;
  };
}

import type { Instant } from '@duban/calendar';
import { dueDrafts } from '../clock/wake';
import type { TaskState } from '../state';
import type { TaskEvent, Terms, World } from '../types';
import { viewOf } from '../view';

/** What the clock owes up to an instant, as events: it comes before whatever changes the task then. */
export function owed(state: TaskState, terms: Terms, now: Instant, world: World): readonly TaskEvent[] {
  return dueDrafts(viewOf(state, terms, world), now).map(
    ({ at, draft }, i) =>
      ({
        seq: state.seq + i + 1,
        kind: draft.kind,
        at,
        actor: { kind: 'clock' },
        data: draft.data,
      }) as TaskEvent,
  );
}

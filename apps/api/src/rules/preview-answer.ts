import { maySee } from '@duban/access';
import type { Caller } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import type { Moment } from '@duban/lifecycle';
import type { MovedTask, Preview, PreviewPage } from '@duban/persistence';
import { cursorOf, placeOf } from '../http/list-cursor';

const order = 'moves';

/** The page of a preview that a caller asks for: what it may not see is counted, and not named. */
export function previewPage(
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  caller: Caller,
): PreviewPage {
  const [after = null] = placeOf(cursor, order, ['string']) ?? [];
  return {
    after: after === null ? null : String(after),
    limit,
    maySee: (task) => maySee(caller.visibility, task),
  };
}

export function previewAnswer({ items, next, totals }: Preview): object {
  return {
    items: items.map(itemAnswer),
    nextCursor: next === null ? null : cursorOf({ order, after: [next] }),
    total: totals.moved,
    totals,
  };
}

function itemAnswer({ from, to, ...task }: MovedTask): object {
  return { ...task, from: momentAnswer(from), to: momentAnswer(to) };
}

function momentAnswer(moment: Moment): object {
  const { dueAt, nextWake } = moment;
  return {
    ...moment,
    dueAt: formatInstant(dueAt),
    nextWake: nextWake === null ? null : formatInstant(nextWake),
  };
}

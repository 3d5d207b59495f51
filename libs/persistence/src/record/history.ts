import { evolve } from '@duban/lifecycle';
import type { Actor, TaskEvent, TaskState } from '@duban/lifecycle';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { chainStart, eventHash } from './hash-chain';
import type { IssuedTerms } from './issued-terms';

/** A task's history as stored. */
export interface StoredEvent {
  readonly task_id: string;
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly recorded_at: Date;
  readonly actor: Actor;
  readonly data: TaskEvent['data'];
  readonly hash: Buffer;
}

/** What a history says: the state it folds to and where its chain ends, or how it is broken. */
export type Folded =
  | {
      readonly ok: true;
      readonly state: TaskState;
      /** The terms in force after the last event. */
      readonly issued: IssuedTerms;
      readonly hash: Buffer;
      /** The task it was divided from. */
      readonly parentId: string | null;
      readonly recordedFirst: Date;
      readonly recordedLast: Date;
    }
  | { readonly ok: false; readonly code: 'chain-broken' | 'seq-gap' | 'task-without-event' };

/** All events of the tasks, in order, by task. */
export async function historiesOf(
  at: Connection | Pool,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredEvent[]>> {
  const found = await at.query<StoredEvent>({
    name: 'histories',
    text: `SELECT task_id, seq, kind, at, recorded_at, actor, data, hash FROM task_event
           WHERE task_id = ANY ($1::uuid[]) ORDER BY task_id, seq`,
    values: [taskIds],
  });
  const histories = new Map<string, StoredEvent[]>();
  for (const event of found.rows) {
    const history = histories.get(event.task_id);
    if (history === undefined) histories.set(event.task_id, [event]);
    else history.push(event);
  }
  return histories;
}

/** All terms that the histories name: those of each first event, and of each change since. */
export function namedTerms(histories: ReadonlyMap<string, readonly StoredEvent[]>): ReadonlySet<string> {
  const named = [...histories.values()].flat().map(({ data }) => ('termsId' in data ? data.termsId : null));
  return new Set(named.filter((id) => id !== null));
}

/** Folds a history and follows its chain from the task's id on; `termsOf`: every terms it names, by id. */
export function foldHistory(
  taskId: string,
  history: readonly StoredEvent[],
  termsOf: (id: string) => IssuedTerms | undefined,
): Folded {
  const [first] = history;
  const last = history.at(-1);
  if (first === undefined || last === undefined) return { ok: false, code: 'task-without-event' };
  let hash = chainStart(taskId);
  let state: TaskState | null = null;
  let issued: IssuedTerms | undefined;
  for (const [i, stored] of history.entries()) {
    if (stored.seq !== i + 1) return { ok: false, code: 'seq-gap' };
    const event = eventOf(stored);
    hash = eventHash(hash, event);
    if (!hash.equals(stored.hash)) return { ok: false, code: 'chain-broken' };
    if ('termsId' in event.data) issued = termsOf(event.data.termsId);
    if (issued === undefined) return { ok: false, code: 'task-without-event' };
    state = evolve(state, issued.terms, event);
  }
  if (state === null || issued === undefined) return { ok: false, code: 'task-without-event' };
  const parentId = 'parentId' in first.data ? (first.data.parentId ?? null) : null;
  return {
    ...{ ok: true, state, issued, hash, parentId },
    ...{ recordedFirst: first.recorded_at, recordedLast: last.recorded_at },
  };
}

/** An event as the machine made it. */
export function eventOf({ seq, kind, at, actor, data }: StoredEvent): TaskEvent {
  return { seq, kind, at: at.getTime(), actor, data } as TaskEvent;
}

import { useSyncExternalStore } from 'react';

/** Milliseconds for which a row that changed is marked. */
const markedMs = 6_000;

let marked: ReadonlySet<string> = new Set();
const watchers = new Set<() => void>();

function become(next: ReadonlySet<string>): void {
  marked = next;
  for (const watcher of watchers) watcher();
}

/** Marks tasks that just changed, for a few seconds. */
export function markRecent(ids: readonly string[]): void {
  if (ids.length === 0) return;
  become(new Set([...marked, ...ids]));
  setTimeout(() => {
    become(new Set([...marked].filter((id) => !ids.includes(id))));
  }, markedMs);
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => {
    watchers.delete(watcher);
  };
}

/** Ids of tasks that changed in these seconds. */
export function useRecent(): ReadonlySet<string> {
  return useSyncExternalStore(watch, () => marked);
}

import type { Query, QueryClient } from '@tanstack/react-query';
import type { LiveEvent } from './live-stream';

/** What lists any tasks, or counts them. */
const lists = new Set([
  'tasks',
  'dockets',
  'overdue',
  'board',
  'clauses',
  'notifications',
  'slips',
  'indicators',
  'obstacles',
]);
/** What is told of one task beside itself, and changes without its version. */
const beside = new Set(['children', 'schedule', 'explanation']);

/** Asks anew for what the pages show of what changed; what is on the screen stays until the answer has come. */
export function refreshQueries(client: QueryClient, events: readonly LiveEvent[]): void {
  const reload = events.some(({ kind }) => kind === 'reload');
  const tasks = new Map<string, number>();
  const dockets = new Set<string>();
  for (const event of events) {
    if (event.kind === 'reload') continue;
    tasks.set(event.id, event.version);
    dockets.add(event.docketId);
  }
  const touched = ({ queryKey }: Query): boolean => {
    const [kind, id, part] = queryKey as readonly (string | undefined)[];
    if (lists.has(kind ?? '')) return true;
    if (kind === 'docket') return reload || dockets.has(id ?? '');
    if (kind !== 'task') return false;
    if (part !== undefined && !beside.has(part)) return false;
    return reload || tasks.has(id ?? '');
  };
  void client.invalidateQueries({ predicate: touched, refetchType: 'active' });
}

import { setTimeout as pause } from 'node:timers/promises';
import { timed } from '../harness/figures';
import type { Figure, Values } from '../harness/figures';
import type { BenchPlace } from '../harness/place';
import { contest } from '../harness/rounds';
import type { BareTemporal } from '../sides/bare-temporal';
import type { PlainQueue } from '../sides/plain-queue';
import { seedText } from './start.section';

/** How far a dispatch is. */
export interface Progress {
  readonly total: number;
  readonly started: number;
  readonly dockets: number;
  readonly state: string;
}

/** Issues a document of its own and watches until its clocks run. */
export async function issued(
  place: BenchPlace,
  request: { readonly name: string; readonly depth: string; readonly territories?: readonly string[] },
  watch: (progress: Progress) => void = () => undefined,
): Promise<Progress> {
  const issuer = await place.signIn('65-rural_office');
  // The same clauses under another name: another document, whose tasks nobody has yet.
  const { id } = await issuer.post<{ id: string }>('/documents', {
    title: request.name,
    text: seedText(),
  });
  const { dispatchId } = await issuer.post<{ dispatchId: string }>(`/documents/${id}/issue`, {
    planYear: new Date().getFullYear() + 1,
    issuedOn: new Date().toISOString().slice(0, 10),
    approvedBy: '自治区党委',
    depth: request.depth,
    ...(request.territories === undefined ? {} : { territories: request.territories }),
  });
  for (;;) {
    const now = await issuer.get<Progress>(`/dispatches/${dispatchId}`);
    watch(now);
    if (now.state === 'failed') throw new Error('the dispatch failed');
    if (now.state === 'done') return now;
    await pause(100);
  }
}

export async function dispatch(
  place: BenchPlace,
  { temporal, queue }: { readonly temporal: BareTemporal; readonly queue: PlainQueue },
  tell: (round: object) => void,
): Promise<Figure[]> {
  const region = async (n: number): Promise<Values> => {
    const [{ total, started, dockets }, ms] = await timed(() =>
      issued(place, { name: `交办第${n}轮`, depth: 'county' }),
    );
    if (started !== total) throw new Error(`${total} tasks were planned and ${started} started`);
    return { 'tasks/s': (total / ms) * 1000, seconds: ms / 1000, tasks: total, dockets };
  };
  const figures = await contest(
    'dispatch',
    [
      {
        side: 'duban',
        warm: () => issued(place, { name: '交办', depth: 'county', territories: ['6532'] }),
        round: region,
      },
      { side: 'bare Temporal', warm: () => temporal.dispatch(50), round: () => temporal.dispatch(300) },
      { side: 'graphile-worker', warm: () => queue.dispatch(500), round: () => queue.dispatch(5_000) },
    ],
    [
      { name: 'tasks/s', unit: '/s' },
      { name: 'seconds', unit: 's' },
      { name: 'tasks', unit: '' },
      { name: 'dockets', unit: '' },
    ],
    tell,
  );
  const rate = (side: Figure['side']): number =>
    figures.find((each) => each.side === side && each.what === 'tasks/s')?.value ?? Number.NaN;
  const against = (what: string, side: Figure['side'], least: number): Figure => ({
    section: 'dispatch',
    side: 'duban',
    what,
    value: rate('duban') / rate(side),
    unit: '×',
    target: ['>=', least],
  });
  return [
    ...figures,
    against("times bare Temporal's tasks/s", 'bare Temporal', 25),
    against("times graphile-worker's tasks/s", 'graphile-worker', 1),
  ];
}

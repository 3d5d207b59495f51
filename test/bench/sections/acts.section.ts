import { callValues, calls } from '../harness/callers';
import type { Caller } from '../harness/caller';
import type { Figure, Values } from '../harness/figures';
import type { BenchPlace } from '../harness/place';
import { contest } from '../harness/rounds';
import type { BareTemporal } from '../sides/bare-temporal';
import type { PlainQueue } from '../sides/plain-queue';

/** Heads of ten units of five levels' departments: nine of them share no docket. */
const units = [
  ...['65-agri', '65-finance', '65-hr', '6531-agri', '6531-finance'],
  ...['6531-hr', '653122-agri', '653122-hr', '653122-rural_office', '653122-finance'],
];

interface Worker {
  readonly caller: Caller;
  readonly tasks: readonly string[];
}

async function workers(place: BenchPlace): Promise<Worker[]> {
  return Promise.all(
    units.map(async (unit) => {
      const caller = await place.signIn(unit);
      const running = await caller.get<{ items: { id: string }[] }>(
        `/tasks?unit=${unit}&status=active,returned&limit=50`,
      );
      const waiting = await caller.get<{ items: { id: string }[] }>(
        `/tasks?unit=${unit}&status=assigned&limit=20`,
      );
      for (const { id } of waiting.items) await caller.post(`/tasks/${id}/accept`, {});
      return { caller, tasks: [...running.items, ...waiting.items].map(({ id }) => id) };
    }),
  );
}

/** Reports over HTTP by people signed in, what departments do most: each answered when it is recorded and readable. */
async function ours(people: readonly Worker[], callers: number, total: number): Promise<Values> {
  return callValues(
    callers,
    await calls(callers, total, async (n, who) => {
      const { caller, tasks } = people[who % people.length] ?? people[0] ?? { tasks: [] };
      const id = tasks[n % tasks.length] ?? '';
      const version = await caller?.post<{ version: number }>(`/tasks/${id}/progress`, {
        percent: n % 100,
        text: `第${n}次`,
      });
      if (version === undefined || version.version < 2) throw new Error('an act was not recorded');
    }),
  );
}

/** An act is recorded and readable when it is answered: read back what the last ones left. */
async function readBack({ caller, tasks }: Worker): Promise<void> {
  const [id = ''] = tasks;
  const text = `读回 ${Date.now()}`;
  await caller.post(`/tasks/${id}/progress`, { text });
  const { items } = await caller.get<{ items: { data: { text?: string } }[] }>(`/tasks/${id}/events`);
  if (items.at(-1)?.data.text !== text) throw new Error('a read that follows an act does not see it');
}

export async function acts(
  place: BenchPlace,
  { temporal, queue }: { readonly temporal: BareTemporal; readonly queue: PlainQueue },
  tell: (round: object) => void,
): Promise<Figure[]> {
  const people = await workers(place);
  const [first] = people;
  const both = async (
    act: (callers: number, total: number) => Promise<Values>,
    many: number,
    few: number,
  ) => ({
    ...(await act(10, many)),
    ...(await act(1, few)),
  });
  const mine = (callers: number, total: number): Promise<Values> => ours(people, callers, total);
  return contest(
    'acts',
    [
      {
        side: 'duban',
        warm: async () => {
          if (first) await readBack(first);
          await both(mine, 600, 100);
        },
        round: () => both(mine, 2_000, 300),
      },
      {
        side: 'bare Temporal',
        warm: async () => {
          await temporal.dispatch(60);
          await both((...each) => temporal.acts(...each), 60, 20);
        },
        round: () => both((...each) => temporal.acts(...each), 200, 50),
      },
      {
        side: 'graphile-worker',
        warm: async () => {
          await queue.dispatch(500);
          await both((...each) => queue.acts(...each), 500, 100);
        },
        round: () => both((...each) => queue.acts(...each), 3_000, 500),
      },
    ],
    [
      { name: '10 callers: acts', unit: '/s', target: ['>=', 400] },
      { name: '10 callers: p50', unit: 'ms', target: ['<=', 20] },
      { name: '10 callers: p99', unit: 'ms', target: ['<=', 60] },
      { name: '1 caller: acts', unit: '/s' },
      { name: '1 caller: p50', unit: 'ms', target: ['<=', 15] },
      { name: '1 caller: p99', unit: 'ms' },
    ],
    tell,
  );
}

import type { Caller } from '../harness/caller';
import { calls } from '../harness/callers';
import { quantile } from '../harness/figures';
import type { Figure } from '../harness/figures';
import type { BenchPlace } from '../harness/place';
import { Explainer } from '../harness/explainer';

const times = 200;
const callersAtOnce = 2;

/** A question people ask, and who asks it. */
interface Question {
  readonly what: string;
  readonly unit: string;
  readonly path: (caller: Caller) => Promise<string>;
}

const always = (path: string) => (): Promise<string> => Promise.resolve(path);

/** Goes on by cursor to a page. @returns the path that asks for it */
const pageOf =
  (path: string, page: number) =>
  async (caller: Caller): Promise<string> => {
    let at = path;
    for (let n = 1; n < page; n += 1) {
      const { nextCursor } = await caller.get<{ nextCursor: string | null }>(at);
      if (nextCursor === null) throw new Error(`${path} has no page ${n + 1}`);
      at = `${path}&cursor=${encodeURIComponent(nextCursor)}`;
    }
    return at;
  };

const docketOf =
  (unit: string) =>
  async (caller: Caller): Promise<string> => {
    const { items } = await caller.get<{ items: { id: string }[] }>(`/dockets?unit=${unit}&limit=1`);
    return `/dockets/${items[0]?.id ?? ''}`;
  };

const questions: readonly Question[] = [
  { what: "a department's docket", unit: '653122-agri', path: docketOf('653122-agri') },
  { what: 'all tasks one sees, the region', unit: '65-rural_office', path: always('/tasks?limit=50') },
  {
    what: 'a department by status and territory',
    unit: '65-agri',
    path: always('/tasks?territory=6531&status=assigned,active&limit=50&sort=-updatedAt'),
  },
  {
    what: 'yellow and red of a clause',
    unit: '65-rural_office',
    path: always('/tasks?clause=18&light=yellow,red&limit=50'),
  },
  { what: 'mine', unit: '6531-agri', path: always('/tasks?mine=true&limit=50') },
  { what: "a department's green ones", unit: '6531-agri', path: always('/tasks?light=green&limit=50') },
  { what: 'a county by clause', unit: '653122-rural_office', path: always('/tasks?sort=clause&limit=50') },
  { what: "a prefecture's overdue", unit: '6531-rural_office', path: always('/tasks?overdue=true&limit=50') },
  { what: 'the overdue list', unit: '65-rural_office', path: always('/supervision/overdue?limit=50') },
  { what: 'the board', unit: '65-rural_office', path: always('/supervision/board') },
  {
    what: 'search in Chinese',
    unit: '65-rural_office',
    path: always(`/tasks?q=${encodeURIComponent('高标准农田')}&limit=50`),
  },
  { what: 'page 500 by cursor', unit: '65-rural_office', path: pageOf('/tasks?limit=50', 500) },
];

/** What people look at with a million tasks in the tables: times over HTTP, and the plan of every statement behind it. */
export async function reads(place: BenchPlace, tell: (detail: object) => void): Promise<Figure[]> {
  const explainer = await Explainer.open(place);
  const figures: Figure[] = [];
  try {
    for (const { what, unit, path } of questions) {
      const caller = await place.signIn(unit);
      const asked = await path(caller);
      for (let n = 0; n < 10; n += 1) await caller.get(asked);
      const { each } = await calls(callersAtOnce, times, () => caller.get(asked));
      const explained = await explainer.explain(place.account(unit), asked);
      tell({ section: 'reads', what, unit, path: asked.slice(0, 200), explained });
      const figure = { section: 'reads', side: 'duban', unit: 'ms' } as const;
      figures.push(
        { ...figure, what: `${what}: p50`, value: quantile(each, 0.5) },
        { ...figure, what: `${what}: p99`, value: quantile(each, 0.99), target: ['<=', 50] },
      );
      figures.push({
        section: 'reads',
        side: 'duban',
        what: `${what}: sequential scans of large tables`,
        value: explained.filter(({ scans }) => scans.length > 0).length,
        unit: '',
        target: ['<=', 0],
      });
    }
  } finally {
    await explainer.close();
  }
  return figures;
}

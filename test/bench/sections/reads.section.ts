import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { Caller } from '../harness/caller';
import { calls } from '../harness/callers';
import { quantile, timed } from '../harness/figures';
import type { Figure } from '../harness/figures';
import { single } from '../harness/place';
import type { BenchPlace } from '../harness/place';
import { Explainer } from '../harness/explainer';

const times = 200;
/** Of what is counted over everything. */
const fewTimes = 20;
const callersAtOnce = 2;

/** A question people ask, and who asks it. */
interface Question {
  readonly what: string;
  readonly unit: string;
  readonly path: (caller: Caller) => Promise<string>;
  /** How it is asked where the answer is no JSON. */
  readonly ask?: (caller: Caller, path: string) => Promise<unknown>;
  /** ms that 99 of 100 answers keep within; left out: a list's. */
  readonly within?: number;
  /** By one caller, who rests so long (ms) after each answer: the service lets few at once, and hears late of those broken off. */
  readonly restMs?: number;
  /** Left out: true. False where the statements are those of a list above. */
  readonly explained?: boolean;
}

/** A page of a list, whatever it is narrowed by. */
const list = 50;
/** What is added up of a place when it is asked for, beside a list of its units. */
const ofPlace = 250;
/** What is added up of everything, by indexes that leave out most tasks. */
const aggregate = 1_000;
/**
 * What is asked of every unit in the region, over all of their tasks: a leader opens it now and then, and counters kept
 * beside each act would slow what people do all day.
 */
const everyUnit = 3_000;
/** A page of fifty figures, each rolled up over all the places that carry it, ten thousand villages in many. */
const figures = 3_000;

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
  {
    what: "a prefecture's red ones by unit",
    unit: '6531-rural_office',
    path: always('/tasks?light=red&sort=unit&limit=50'),
  },
  {
    what: "a prefecture's green ones by unit",
    unit: '6531-rural_office',
    path: always('/tasks?light=green&sort=unit&limit=50'),
  },
  { what: 'obstacles', unit: '65-rural_office', path: always('/supervision/obstacles?limit=50') },
  { what: 'slips to decide', unit: '65-rural_office', path: always('/proposals?state=pending&limit=50') },
  { what: "a prefecture's slips", unit: '6531-rural_office', path: always('/proposals?limit=50') },
  {
    what: "a county's workload",
    unit: '65-rural_office',
    path: always('/supervision/workload?territory=653122&limit=50'),
    within: ofPlace,
  },
  {
    what: 'the workload of every unit',
    unit: '65-rural_office',
    path: always('/supervision/workload?limit=50'),
    within: everyUnit,
  },
  {
    what: 'the ranking of prefectures',
    unit: '65-rural_office',
    path: always('/supervision/ranking'),
    within: aggregate,
  },
  {
    what: "the week's brief",
    unit: '65-rural_office',
    path: always('/supervision/brief.html'),
    ask: (caller, path) => caller.text(path),
    within: aggregate,
  },
  {
    what: 'figures, a page',
    unit: '65-rural_office',
    path: always('/indicators?limit=50'),
    within: figures,
  },
  {
    what: 'a workbook of all tasks, its first bytes',
    unit: '65-rural_office',
    path: always('/exports/tasks.xlsx'),
    ask: (caller, path) => caller.firstBytes(path),
    explained: false,
    restMs: 200,
    within: aggregate,
  },
];

/** What people look at with a million tasks in the tables: times over HTTP, and the plan of every statement behind it. */
export async function reads(place: BenchPlace, tell: (detail: object) => void): Promise<Figure[]> {
  const office = await place.signIn('65-rural_office');
  await office.put('/supervision/ranking', { enabled: true });
  const measured: Figure[] = [await boardCaughtUp(place)];
  const explainer = await Explainer.open(place);
  try {
    for (const question of questions) measured.push(...(await answered(place, explainer, question, tell)));
  } finally {
    await explainer.close();
  }
  return measured;
}

/** Until the board has counted what was dispatched before: reads in the meantime wait for a pass. */
async function boardCaughtUp({ running }: BenchPlace): Promise<Figure> {
  const pool = new Pool({ connectionString: running.databaseUrl, max: 1 });
  const [, ms] = await timed(async () => {
    while ((await single(pool, 'SELECT count(*) AS value FROM task_touched')) > 0) await pause(200);
  });
  await pool.end();
  const what = 'the board has counted the dispatch, after';
  return { section: 'reads', side: 'duban', what, value: ms / 1000, unit: 's' };
}

async function answered(
  place: BenchPlace,
  explainer: Explainer,
  question: Question,
  tell: (detail: object) => void,
): Promise<readonly Figure[]> {
  const { what, unit, within = list, restMs = 0 } = question;
  const caller = await place.signIn(unit);
  const path = await question.path(caller);
  const ask = (): Promise<unknown> => question.ask?.(caller, path) ?? caller.get(path);
  const callers = restMs > 0 ? 1 : callersAtOnce;
  await calls(1, 5, ask, restMs);
  const { each } = await calls(callers, within > list ? fewTimes : times, ask, restMs);
  const explained = question.explained === false ? [] : await explainer.explain(place.account(unit), path);
  tell({ section: 'reads', what, unit, path: path.slice(0, 200), explained });
  const figure = { section: 'reads', side: 'duban' } as const;
  return [
    { ...figure, what: `${what}: p50`, value: quantile(each, 0.5), unit: 'ms' },
    { ...figure, what: `${what}: p99`, value: quantile(each, 0.99), unit: 'ms', target: ['<=', within] },
    {
      ...figure,
      what: `${what}: sequential scans of large tables`,
      value: explained.filter(({ scans }) => scans.length > 0).length,
      unit: '',
      ...(within > list ? {} : { target: ['<=', 0] }),
    },
  ];
}

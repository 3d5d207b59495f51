import { callerOf } from '@duban/access';
import type { Caller } from '@duban/access';
import type { TaskTraits } from '@duban/contracts';
import type { Post } from '@duban/organisation';
import { findTasks, poolOf, Reading } from '@duban/persistence';
import { apiUnderTest } from '../e2e/api-under-test';
import type { ApiUnderTest, Person } from '../e2e/api-under-test';

/** Someone in every relation to the tasks of one county, and some in none. */
export const posts = [
  '653122-agri/head',
  '653122-agri/officer',
  '653122-police/officer',
  '653122-water/deputy',
  '653122-finance/head',
  '653122-party_office/head',
  '653122-rural_office/head',
  '653122-rural_office/officer',
  '653122-party/secretary',
  '653122-party/officer',
  '653125-agri/head',
  '653125-rural_office/head',
  '6531-agri/head',
  '6531-rural_office/deputy',
  '6531-party/secretary',
  '6532-rural_office/head',
  '65-agri/officer',
  '65-rural_office/head',
  '65-party_office/head',
  '65-party/secretary',
  'BT-corps/head',
  'BT01-agri/head',
  'administrator',
  'nobody-yet',
] as const;

/** Someone signed in, with what the permission table makes of their posts. */
export interface Someone {
  readonly post: string;
  readonly person: Person;
  readonly caller: Caller;
}

export interface MatrixWorld {
  readonly under: ApiUnderTest;
  readonly reading: Reading;
  readonly everyone: readonly Someone[];
  /** What decides who may see a task, as it stands now. */
  readonly traits: (ids: readonly string[]) => Promise<ReadonlyMap<string, TaskTraits>>;
}

/** The document issued to two counties, and everybody signed in. */
export async function matrixWorld(): Promise<MatrixWorld> {
  const under = await apiUnderTest({ issue: { territories: ['653122', '653125'], depth: 'county' } });
  const { ds, worldData } = under.world;
  const reading = new Reading(poolOf(ds), worldData);
  const everyone = await Promise.all(
    posts.map(async (post): Promise<Someone> => {
      const [unit = '', held] = post.split('/');
      const account = {
        username: post,
        name: post,
        administrator: post === 'administrator',
        posts: held === undefined ? [] : [{ unit, post: held as Post }],
      };
      return { post, person: await under.as(post), caller: callerOf(account, worldData.organisation) };
    }),
  );
  const traits = async (ids: readonly string[]): Promise<ReadonlyMap<string, TaskTraits>> => {
    const found = await findTasks(reading, ids);
    return new Map([...found].map(([id, task]) => [id, task.traits]));
  };
  return { under, reading, everyone, traits };
}

/** A few tasks of each kind of unit: plain, sensitive, supported, relayed, the 农办's own, another county's. */
export async function probes({ under }: MatrixWorld, each: number): Promise<readonly string[]> {
  const found = await under.world.ds.query<{ id: string }[]>(
    `SELECT id FROM (
       SELECT id, row_number() OVER (
         PARTITION BY territory, unit_type IN ('agri', 'police', 'water', 'rural_office', 'party'), sensitive,
           support <> '{}', relays <> '{}', supervisor = unit
         ORDER BY key, unit) AS place
       FROM task) AS t
     WHERE place <= $1 ORDER BY id`,
    [each],
  );
  return found.map(({ id }) => id);
}

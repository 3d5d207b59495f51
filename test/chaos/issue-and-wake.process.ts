import { recordWorld } from '@duban/test-support';

/** Issues the document's first clauses for one county and wakes its clocks: a process that is meant to be killed on the way. */
async function issueAndWake(url: string): Promise<void> {
  const world = await recordWorld(url, { clauses: [14, 15] });
  await world.issue();
  world.at('2023-02-23T10:07:00+08:00');
  for (const { id } of await world.ds.query<{ id: string }[]>('SELECT id FROM clock')) {
    await world.record.wake(id);
  }
  await world.close();
}

const [, , url] = process.argv;
if (url === undefined) throw new Error('The address of a database is missing.');
void issueAndWake(url);

import { Publications } from '@duban/persistence';
import { recordWorld } from '@duban/test-support';
import { small } from './publish-assessment';

/** Works out the publication that was begun: a process that is meant to be killed on the way. */
async function publish(url: string): Promise<void> {
  const world = await recordWorld(url, { clauses: [14, 15] });
  world.at('2024-01-05T11:00:00+08:00');
  const publications = new Publications(world.ds, world.worldData, small);
  while (await publications.step());
  await world.close();
}

const [, , url] = process.argv;
if (url === undefined) throw new Error('The address of a database is missing.');
void publish(url);

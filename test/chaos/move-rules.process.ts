import { RuleChanges } from '@duban/persistence';
import { recordWorld } from '@duban/test-support';

/** Takes the changes that were asked for through the running tasks: a process that is meant to be killed on the way. */
async function moveRules(url: string): Promise<void> {
  const world = await recordWorld(url, { clauses: [14, 15] });
  world.at('2023-02-21T11:00:00+08:00');
  const changes = new RuleChanges(world.ds, world.worldData, world.now);
  while (await changes.step());
  await world.close();
}

const [, , url] = process.argv;
if (url === undefined) throw new Error('The address of a database is missing.');
void moveRules(url);

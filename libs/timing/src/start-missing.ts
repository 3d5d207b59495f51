import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { installedWorkflows } from './installed-workflows';
import { running } from './running';
import { sideBySide } from './side-by-side';
import { tellMovedTime } from './moved-time';
import { wanted } from './wanted';

/** How many workflows were started because they ought to run and did not. */
export interface StartedMissing {
  readonly clocks: number;
  readonly clauses: number;
  readonly dispatches: number;
}

/** Calls to the server at one time: more gain nothing on an embedded server. */
const atOnce = 50;

/**
 * Starts what ought to run and does not, and has clocks look again that are armed too late. Asks for lists, not for each
 * workflow; a list that lags does no harm, because starting what runs changes nothing. May be called at any time, by
 * any number of processes.
 */
export async function startMissing(
  client: Client,
  ds: DataSource,
  queue: { readonly taskQueue?: string } = {},
): Promise<StartedMissing> {
  const workflows = await installedWorkflows(client, ds, queue);
  const { installation, ids } = workflows;
  // Read before the list: what starts or ends in between is then at worst started again, which changes nothing.
  const ought = await wanted(ds);
  const listed = (type: Parameters<typeof running>[2]) => running(client, installation, type);
  const [clocks, clauses, dispatches] = await Promise.all([
    listed('clock'),
    listed('clause'),
    listed('dispatch'),
  ]);
  const started = {
    dispatches: await sideBySide(
      ought.dispatches.filter((id) => !dispatches.has(ids.dispatch(id))),
      atOnce,
      (id) => workflows.startDispatch(id),
    ),
    clauses: await sideBySide(
      ought.clauses.filter(({ issueId, clause }) => !clauses.has(ids.clause(issueId, clause))),
      atOnce,
      (clause) => workflows.startClause(clause),
    ),
    clocks: await sideBySide(ought.clocks, atOnce, async (clock) => {
      const found = clocks.get(ids.clock(clock.clockId));
      if (found === undefined) return workflows.startClock(clock);
      if (found.armedFor === null || found.armedFor > clock.armedFor) await workflows.rearmClock(clock);
      return false;
    }),
  };
  await workflows.startDigest();
  await tellMovedTime(workflows, ds, ought);
  return started;
}

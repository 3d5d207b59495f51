import { installation } from '@duban/persistence';
import type { Client } from '@temporalio/client';
import type { DataSource } from 'typeorm';
import { Workflows } from './workflows';

/** The workflows of the installation that a database belongs to, under that installation's business time. */
export async function installedWorkflows(
  client: Client,
  ds: DataSource,
  queue: { readonly taskQueue?: string } = {},
): Promise<Workflows> {
  const { id, clockOffsetMs } = await installation(ds);
  return new Workflows(client, {
    installation: id,
    now: () => Date.now() + clockOffsetMs,
    taskQueue: queue.taskQueue,
  });
}

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { DefaultLogger, Runtime, Worker, bundleWorkflowCode } from '@temporalio/worker';
import { workflowCode } from '../temporal/workflow-code';
import { historiesFolder } from './keep-histories';
import type { WorkflowBundle } from '@temporalio/worker';
import type { StoredHistory } from './keep-histories';

const names = readdirSync(historiesFolder).sort((a, b) => a.localeCompare(b));
const stored = new Map(
  names.map((name) => [
    name,
    JSON.parse(readFileSync(path.join(historiesFolder, name), 'utf8')) as StoredHistory,
  ]),
);

/** What went wrong in the replay of these histories, by name. */
async function replay(
  workflowBundle: WorkflowBundle,
  histories: ReadonlyMap<string, StoredHistory>,
): Promise<Record<string, string>> {
  const failures: Record<string, string> = {};
  const run = Worker.runReplayHistories(
    { workflowBundle },
    [...histories].map(([name, { history }]) => ({ workflowId: name, history })),
  );
  for await (const { workflowId, error } of run) {
    if (error) failures[workflowId] = error.message;
  }
  return failures;
}

describe('stored histories', () => {
  beforeAll(() => {
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      telemetryOptions: { logging: { filter: 'OFF' } },
    });
  });

  it('are there of every workflow', () => {
    const types = new Set([...stored.values()].map(({ workflowType }) => workflowType));
    expect([...types].sort((a, b) => a.localeCompare(b))).toEqual(['clause', 'clock', 'digest', 'dispatch']);
  });

  it('are replayed by the workflows as they are now', async () => {
    expect(await replay(await workflowCode(), stored)).toEqual({});
  });

  it('are not replayed by a workflow that was changed without a patch', async () => {
    const changed = await bundleWorkflowCode({
      workflowsPath: path.join(__dirname, 'changed-clock.ts'),
      logger: new DefaultLogger('ERROR'),
    });
    const clocks = new Map([...stored].filter(([, { workflowType }]) => workflowType === 'clock'));
    const failures = await replay(changed, clocks);
    // A history of one event holds no task yet, and so nothing that could differ.
    const told = [...clocks].filter(
      ([, { history }]) => (history as { events: unknown[] }).events.length > 2,
    );
    expect(Object.keys(failures)).toEqual(told.map(([name]) => name));
    expect(Object.values(failures).every((failure) => /[Nn]on-?determinis/u.test(failure))).toBe(true);
  });
});

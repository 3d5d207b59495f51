import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { eventually } from '../../test/temporal/eventually';
import { startTimeSkipping } from '../../test/temporal/time-skipping';
import type { TimeSkipping } from '../../test/temporal/time-skipping';
import type { Activities, PreparedDispatch } from './index';

let server: TimeSkipping;
beforeAll(async () => {
  server = await startTimeSkipping();
});
afterAll(() => server.close());

const prepared: PreparedDispatch = { issueId: 'issue', documentId: 'document', clauses: [14, 15, 36] };

/** A record that does every step of a dispatch and notes it; `changes` replaces steps. */
function dispatchPlace(changes: (steps: string[]) => Partial<Activities> = () => ({})) {
  const dispatchId = randomUUID();
  const { workflows, withWorker } = server.place();
  const steps: string[] = [];
  const note = (step: string): Promise<void> => {
    steps.push(step);
    return Promise.resolve();
  };
  const activities: Partial<Activities> = {
    prepareDispatch: () => note('prepare').then(() => prepared),
    askClauses: async (id, { issueId, documentId, clauses }) => {
      await note(`ask ${clauses.join(' ')}`);
      for (const clause of clauses) {
        const request = { dispatchId: id, answerTo: workflows.ids.dispatch(id) };
        await workflows.askClause({ issueId, documentId, clause }, request);
      }
    },
    assignClause: (_id, clause) => note(`assign ${clause}`).then(() => 1000),
    nextPeriod: () => Promise.resolve(null),
    startClocks: () => note('clocks').then(() => 125),
    finishDispatch: () => note('finish'),
    failDispatch: (_id, error) => note(`fail: ${error}`),
    ...changes(steps),
  };
  const handle = workflows.client.workflow.getHandle(workflows.ids.dispatch(dispatchId));
  return {
    steps,
    start: () => workflows.startDispatch(dispatchId),
    status: async () => (await handle.describe()).status.name,
    run: (body: () => Promise<void>) => withWorker(activities, body),
  };
}

describe('a dispatch', () => {
  it('plans, has every clause assign its tasks, and only then starts the clocks', async () => {
    const place = dispatchPlace();
    await place.run(async () => {
      await place.start();
      await eventually(async () => expect(await place.status()).toBe('COMPLETED'));
    });
    expect(place.steps.slice(0, 2)).toEqual(['prepare', 'ask 14 15 36']);
    expect([...place.steps.slice(2, 5)].sort((a, b) => a.localeCompare(b))).toEqual([
      'assign 14',
      'assign 15',
      'assign 36',
    ]);
    expect(place.steps.slice(5)).toEqual(['clocks', 'finish']);
  });

  it('fails with the reason of a clause that cannot assign its tasks, and starts no clock', async () => {
    const place = dispatchPlace((steps) => ({
      assignClause: (_id, clause) => {
        if (clause === 15) throw ApplicationFailure.nonRetryable('template without tasks');
        steps.push(`assign ${clause}`);
        return Promise.resolve(1);
      },
    }));
    await place.run(async () => {
      await place.start();
      await eventually(async () => expect(await place.status()).toBe('FAILED'));
    });
    expect(place.steps).not.toContain('clocks');
    expect(place.steps.at(-1)).toBe('fail: clause 15: template without tasks');
  });

  it('fails with the reason of a plan that cannot be made', async () => {
    const place = dispatchPlace(() => ({
      prepareDispatch: () => Promise.reject(ApplicationFailure.nonRetryable('no calendar of 2031')),
    }));
    await place.run(async () => {
      await place.start();
      await eventually(async () => expect(await place.status()).toBe('FAILED'));
    });
    expect(place.steps).toEqual(['fail: no calendar of 2031']);
  });

  it('goes on after an outage, however long, where it stood', async () => {
    const outage = { left: 6 };
    const place = dispatchPlace((steps) => ({
      startClocks: () => {
        if (outage.left > 0) {
          outage.left -= 1;
          return Promise.reject(new Error('14 UNAVAILABLE'));
        }
        steps.push('clocks');
        return Promise.resolve(125);
      },
    }));
    await place.run(async () => {
      await place.start();
      for (const left of [5, 4, 3, 2, 1, 0]) {
        await eventually(() => expect(outage.left).toBeLessThanOrEqual(left));
        await server.skip(10_000);
      }
      await eventually(async () => expect(await place.status()).toBe('COMPLETED'));
    });
    expect(place.steps.filter((step) => step === 'prepare')).toHaveLength(1);
  });
});

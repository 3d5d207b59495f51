import { randomUUID } from 'node:crypto';
import { eventually } from '../../test/temporal/eventually';
import { startTimeSkipping } from '../../test/temporal/time-skipping';
import { clauseOf, documentOf, issueOf } from './index';
import type { TimeSkipping } from '../../test/temporal/time-skipping';
import type { Activities } from './index';

const day = 86_400_000;

let server: TimeSkipping;
beforeAll(async () => {
  server = await startTimeSkipping();
});
afterAll(() => server.close());

/** A record with a period every 30 days, whose clause closes with the nth standing. */
async function clausePlace(closesWith: number, changes: Partial<Activities> = {}) {
  const subject = { issueId: randomUUID(), documentId: randomUUID(), clause: 14 };
  const { workflows, withWorker } = server.place();
  const begun = await server.now();
  const steps: string[] = [];
  const sinceBegin = async () => Math.round(((await server.now()) - begun) / day);
  let compiled = 0;
  const activities: Partial<Activities> = {
    assignClause: (dispatchId, clause) => {
      steps.push(`assign ${clause} of ${dispatchId}`);
      return Promise.resolve(1);
    },
    nextPeriod: async () => {
      if (compiled >= closesWith) return null;
      const end = begun + (compiled + 1) * 30 * day;
      return { period: `period ${compiled + 1}`, sleepMs: Math.max(0, end - (await server.now())) };
    },
    compileStanding: async (_issueId, clause, period) => {
      compiled += 1;
      steps.push(`${clause} ${period} on day ${await sinceBegin()}`);
      return compiled >= closesWith;
    },
    ...changes,
  };
  const handle = workflows.client.workflow.getHandle(workflows.ids.clause(subject.issueId, subject.clause));
  return {
    subject,
    steps,
    handle,
    workflows,
    ask: (dispatchId: string) =>
      workflows.askClause(subject, { dispatchId, answerTo: workflows.ids.dispatch(dispatchId) }),
    status: async () => (await handle.describe()).status.name,
    run: (body: () => Promise<void>) => withWorker(activities, body),
  };
}

describe("a clause's workflow", () => {
  it("compiles the standing at each period's end and closes with the last", async () => {
    const place = await clausePlace(3);
    await place.run(async () => {
      await place.ask('gone');
      await eventually(() => expect(place.steps).toEqual(['assign 14 of gone']));
      for (let month = 0; month < 4; month += 1) await server.skip(30 * day);
      await eventually(async () => expect(await place.status()).toBe('COMPLETED'));
    });
    expect(place.steps).toEqual([
      'assign 14 of gone',
      '14 period 1 on day 30',
      '14 period 2 on day 60',
      '14 period 3 on day 90',
    ]);
  });

  it('is found by its document, its issue and its number', async () => {
    const place = await clausePlace(1);
    await place.run(async () => {
      await place.ask('gone');
      const { typedSearchAttributes } = await place.handle.describe();
      expect(typedSearchAttributes.get(documentOf)).toBe(place.subject.documentId);
      expect(typedSearchAttributes.get(issueOf)).toBe(place.subject.issueId);
      expect(typedSearchAttributes.get(clauseOf)).toBe(14);
    });
  });

  it('assigns for a later dispatch in the middle of a period, and keeps that period', async () => {
    const place = await clausePlace(2);
    await place.run(async () => {
      await place.ask('first');
      await eventually(() => expect(place.steps).toHaveLength(1));
      await server.skip(10 * day);
      await place.ask('second');
      await eventually(() => expect(place.steps).toEqual(['assign 14 of first', 'assign 14 of second']));
      await server.skip(20.5 * day);
      await eventually(() => expect(place.steps.at(-1)).toBe('14 period 1 on day 30'));
    });
  });

  it('serves every request that comes while it assigns', async () => {
    const waiting: (() => void)[] = [];
    const assigned: string[] = [];
    const place = await clausePlace(1, {
      assignClause: (dispatchId) =>
        new Promise((resolve) => {
          assigned.push(dispatchId);
          waiting.push(() => resolve(1));
        }),
    });
    await place.run(async () => {
      await place.ask('a');
      await eventually(() => expect(assigned).toEqual(['a']));
      await place.ask('b');
      await place.ask('c');
      for (const expected of [
        ['a', 'b'],
        ['a', 'b', 'c'],
      ]) {
        waiting.shift()?.();
        await eventually(() => expect(assigned).toEqual(expected));
      }
      waiting.shift()?.();
      await eventually(async () => {
        const { historyLength } = await place.handle.describe();
        expect(historyLength).toBeGreaterThan(20);
      });
    });
    expect(assigned).toEqual(['a', 'b', 'c']);
  });

  it('starts again for a dispatch that comes after it has closed', async () => {
    const place = await clausePlace(1);
    await place.run(async () => {
      await place.ask('first');
      await eventually(() => expect(place.steps).toHaveLength(1));
      await server.skip(31 * day);
      await eventually(async () => expect(await place.status()).toBe('COMPLETED'));
      await place.ask('second');
      await eventually(() => expect(place.steps.at(-1)).toBe('assign 14 of second'));
    });
  });

  it('looks again for its next period when told that time has moved', async () => {
    let sleepMs = 300 * day;
    const place = await clausePlace(1, {
      nextPeriod: () => Promise.resolve({ period: 'moved', sleepMs }),
    });
    await place.run(async () => {
      await place.workflows.startClause(place.subject);
      await server.skip(day);
      sleepMs = 1000;
      await place.workflows.rearmClause(place.subject);
      await server.skip(0.1 * day);
      await server.skip(0.1 * day);
      await eventually(() => expect(place.steps).toEqual(['14 moved on day 1']));
    });
  });
});

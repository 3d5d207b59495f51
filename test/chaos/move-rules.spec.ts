import { audit, putSuccession, putTemplate, RuleChanges } from '@duban/persistence';
import type { ClauseTemplate } from '@duban/planning';
import { asLead, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { inTransaction } from '../../libs/persistence/src/database/connection';
import { dieAt } from './die-at';

describe('a process killed between two batches of a change', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  beforeEach(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15] });
    await world.issue({ territories: ['6531'] });
    world.at('2023-02-21T11:00:00+08:00');
  });
  afterEach(async () => {
    await world.close();
    await scratch.drop();
  });
  const count = async (sql: string): Promise<number> => {
    const [row] = await world.ds.query<{ n: number }[]>(`SELECT count(*) AS n FROM ${sql}`);
    return row?.n ?? 0;
  };
  const events = (kind: string): Promise<number> => count(`task_event WHERE kind = '${kind}'`);
  /** Another process goes on, through the second look too. */
  async function goOn(): Promise<void> {
    const changes = new RuleChanges(world.ds, world.worldData, world.now);
    while (await changes.step());
    await world.ds.query(`UPDATE rule_change SET swept_at = now() - interval '1 minute'`);
    while (await changes.step());
    const [change] = await changes.list(1);
    expect(change).toMatchObject({ state: 'done' });
    expect((await audit(world.ds, world.worldData, world.now)).faults).toEqual([]);
  }

  it('leaves a template’s move where it was: every task moves once', async () => {
    const [row] = await world.ds.query<{ body: ClauseTemplate }[]>(
      'SELECT body FROM template WHERE clause = 15 ORDER BY version DESC LIMIT 1',
    );
    const body = { ...row!.body, rules: { acceptWithin: 6 } };
    const actor = person('65-rural_office');
    const put = await putTemplate(world.ds, {
      ...{ template: body, migrate: true, username: 'office', actor, now: world.now() },
    });
    expect(put).toMatchObject({ ok: true });
    expect(await count('(SELECT DISTINCT docket_id FROM task WHERE clause = 15) AS dockets')).toBeGreaterThan(
      40,
    );
    expect(await dieAt('rule-change-after-batch', 'move-rules.process.ts', scratch.url)).toBe('SIGKILL');
    const first = await events('terms-changed');
    const all = await count('task WHERE clause = 15');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(all);
    await goOn();
    expect(await events('terms-changed')).toBe(all);
    expect(
      await count("(SELECT DISTINCT task_id FROM task_event WHERE kind = 'terms-changed') AS moved"),
    ).toBe(all);
  });

  it('leaves a succession where it was: every task passes on once', async () => {
    const former = '653122-agri';
    const [task] = await world.ds.query<{ id: string }[]>(
      `SELECT id FROM task WHERE unit = '${former}' AND NOT sensitive ORDER BY id LIMIT 1`,
    );
    expect(
      await world.record.act({ taskId: task!.id, command: { act: 'accept' }, authorize: asLead }),
    ).toMatchObject({
      ok: true,
    });
    const concerned = await count(
      `task WHERE unit = '${former}' OR '${former}' = ANY (support) OR '${former}' = ANY (relays)`,
    );
    await inTransaction(world.ds, (tx) =>
      putSuccession(tx, {
        ...{ former, successor: '653122-water', from: '2023-02-21', basis: '方案' },
        ...{ username: 'admin', now: world.now() },
      }),
    );
    expect(await dieAt('rule-change-after-batch', 'move-rules.process.ts', scratch.url)).toBe('SIGKILL');
    await goOn();
    expect(await events('succeeded')).toBe(concerned);
    expect(await count(`task WHERE unit = '${former}'`)).toBe(0);
  });
});

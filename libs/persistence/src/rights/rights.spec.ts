import { recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../database/data-source';
import { processRoles } from './rights';
import type { ProcessRole } from './rights';
import { processRole } from './settle-rights';

const denied = /permission denied|must be owner/u;

describe('what each process may do in the database', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  const opened = new Map<ProcessRole, DataSource>();
  const as = (role: ProcessRole, sql: string): Promise<unknown> => {
    const ds = opened.get(role);
    if (ds === undefined) throw new Error('not opened');
    return ds.query(sql);
  };
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14] });
    await world.issue();
    for (const role of processRoles) {
      expect(await processRole(scratch.url, role)).toBe(role);
      opened.set(role, await createDataSource(scratch.url, { poolSize: 1, role }).initialize());
    }
  });
  afterAll(async () => {
    for (const ds of opened.values()) await ds.destroy();
    await world.close();
    await scratch.drop();
  });

  it.each(processRoles)('%s reads what happened and adds to it, and alters none of it', async (role) => {
    const [{ n }] = (await as(role, 'SELECT count(*) AS n FROM task_event')) as [{ n: number }];
    expect(n).toBeGreaterThan(0);
    await as(
      role,
      `INSERT INTO task_event SELECT gen_random_uuid(), seq, kind, at, recorded_at, actor, data, hash
       FROM task_event LIMIT 1`,
    );
    for (const statement of [
      `UPDATE task_event SET data = '{}'`,
      'DELETE FROM task_event',
      'TRUNCATE task_event',
      'DROP TABLE task_event',
      'ALTER TABLE task_event DISABLE TRIGGER ALL',
      'CREATE TABLE own (a int)',
      'SELECT * FROM migration',
    ]) {
      const answer = await as(role, statement).catch(String);
      expect([statement, answer]).toEqual([statement, expect.stringMatching(denied)]);
    }
  });

  it('keeps passwords and sessions from the worker', async () => {
    for (const statement of [
      'SELECT password_hash FROM account',
      'SELECT * FROM session',
      'DELETE FROM sign_in_try',
      `UPDATE account SET administrator = true`,
    ]) {
      await expect(as('duban_worker', statement)).rejects.toThrow(denied);
    }
    await as('duban_worker', 'SELECT username, name FROM account');
    await as('duban_api', 'SELECT password_hash FROM account');
  });
});

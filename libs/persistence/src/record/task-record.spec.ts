import { createHash } from 'node:crypto';
import { asLead, asSupervisor, asUnit, person, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import type { ActOutcome, IdempotencyKey, PersonCommand } from './act';

interface Row {
  readonly id: string;
  readonly docket_id: string;
  readonly unit: string;
  readonly status: string;
  readonly version: number;
}

const key = (name: string, body = name): IdempotencyKey => ({
  account: 'a',
  route: 'POST /tasks/:id/act',
  key: name,
  bodyHash: createHash('sha256').update(body).digest(),
});
const remark = (text: string): PersonCommand => ({ act: 'comment', text });

describe('acts', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let free: Row[];
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 16, 17, 18, 19] });
    await world.issue();
    free = await world.ds.query<Row[]>(
      `SELECT id, docket_id, unit, status, version FROM task WHERE NOT sensitive ORDER BY id`,
    );
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  /** A task that no other test touches. */
  const fresh = (): Row => {
    const row = free.pop();
    if (row === undefined) throw new Error('no task is left');
    return row;
  };
  /** A docket that no other test touches. */
  const freshDocket = (): string => {
    const { docket_id: docket } = fresh();
    free = free.filter((row) => row.docket_id !== docket);
    return docket;
  };
  const reread = async (id: string): Promise<Row & { events: number }> => {
    const [row] = await world.ds.query<(Row & { events: number })[]>(
      `SELECT *, (SELECT count(*) FROM task_event WHERE task_id = id) AS events FROM task WHERE id = $1`,
      [id],
    );
    return row!;
  };
  const act = (row: Row, command: PersonCommand, authorize = asLead): Promise<ActOutcome> =>
    world.record.act({ taskId: row.id, command, authorize });

  it('answers with the task after the act, and a read that follows sees it', async () => {
    const row = fresh();
    const outcome = await act(row, { act: 'accept' });
    expect(outcome).toMatchObject({
      ok: true,
      replayed: false,
      task: { id: row.id, status: 'active', version: 2 },
    });
    expect(await reread(row.id)).toMatchObject({ status: 'active', version: 2, events: 2 });
  });

  it('refuses in the order of the contract', async () => {
    const row = fresh();
    const taskId = row.id;
    const command: PersonCommand = { act: 'approve' };
    const { record } = world;
    const no = (code: string): object => ({ ok: false, error: { code } });
    expect(await record.act({ taskId: scratchId, command, authorize: asLead })).toMatchObject(
      no('not-found'),
    );
    expect(await record.act({ taskId: 'x', command, authorize: asLead })).toMatchObject(no('not-found'));
    const unseen = (): { verdict: 'unseen' } => ({ verdict: 'unseen' });
    expect(await record.act({ taskId, command, authorize: unseen, ifVersion: 9 })).toMatchObject(
      no('not-found'),
    );
    const forbidden = (): { verdict: 'forbidden' } => ({ verdict: 'forbidden' });
    expect(await record.act({ taskId, command, authorize: forbidden, ifVersion: 9 })).toMatchObject(
      no('forbidden'),
    );
    expect(await record.act({ taskId, command, authorize: asSupervisor, ifVersion: 9 })).toMatchObject({
      ok: false,
      error: { code: 'stale-version', params: { version: 1 } },
    });
    expect(await record.act({ taskId, command, authorize: asSupervisor, ifVersion: 1 })).toMatchObject({
      ok: false,
      error: { code: 'status-not-allowed', params: { status: 'assigned', allowed: ['submitted'] } },
    });
    expect(await reread(taskId)).toMatchObject({ version: 1, events: 1 });
  });

  it('keeps every one of a storm on one docket, each task in an unbroken chain', async () => {
    const docket = freshDocket();
    const rows = await world.ds.query<Row[]>('SELECT id FROM task WHERE docket_id = $1', [docket]);
    const callers = Array.from({ length: 10 }, async (_, caller) => {
      for (let i = 0; i < 8; i += 1) {
        const { id } = rows[(caller + i) % rows.length]!;
        const outcome = await world.record.act({
          taskId: id,
          command: remark(`${caller}/${i}`),
          authorize: asLead,
        });
        expect(outcome.ok).toBe(true);
      }
    });
    await Promise.all(callers);
    const texts = await world.ds.query<{ text: string }[]>(
      `SELECT e.data ->> 'text' AS text FROM task_event e JOIN task t ON t.id = e.task_id
       WHERE t.docket_id = $1 AND e.kind = 'commented'`,
      [docket],
    );
    expect(new Set(texts.map(({ text }) => text)).size).toBe(80);
    expect(texts).toHaveLength(80);
    expect(await world.record.verify(rows.map(({ id }) => id))).toEqual([]);
  });

  it('lets one of two acts on the same version through', async () => {
    const row = fresh();
    const both = await Promise.all(
      [1, 2].map((n) =>
        world.record.act({ taskId: row.id, command: remark(`${n}`), authorize: asLead, ifVersion: 1 }),
      ),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'stale-version', params: { version: 2 } },
    });
  });

  it('asks the permission table about the task as it is under the lock', async () => {
    const row = fresh();
    const seen: string[] = [];
    const lead = asUnit((task) => {
      seen.push(task.status);
      return task.unit;
    });
    // Whichever gets the lock first finds the task assigned and accepts it; the other must see that.
    const answers = await Promise.all([1, 2].map(() => act(row, { act: 'accept' }, lead)));
    expect(seen).toEqual(['assigned', 'active']);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('has one effect and one answer under one key, also for a refusal of the rules', async () => {
    const row = fresh();
    const accept = { taskId: row.id, command: { act: 'accept' } as const, authorize: asLead };
    const first = await world.record.act({ ...accept, idempotency: key('k1') });
    const again = await world.record.act({ ...accept, idempotency: key('k1'), ifVersion: 1 });
    expect(first).toMatchObject({ ok: true, replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    const refused = await world.record.act({ ...accept, idempotency: key('k2') });
    expect(refused).toMatchObject({ ok: false, error: { code: 'status-not-allowed' } });
    expect(await world.record.act({ ...accept, idempotency: key('k2') })).toEqual({
      ...refused,
      replayed: true,
    });
    expect(await world.record.act({ ...accept, idempotency: key('k1', 'other') })).toMatchObject({
      ok: false,
      error: { code: 'idempotency-mismatch' },
    });
    expect((await reread(row.id)).events).toBe(2);
  });

  it('leaves a key free that was stopped before the rules were asked', async () => {
    const row = fresh();
    const command = remark('x');
    const stale = await world.record.act({
      ...{ taskId: row.id, command, authorize: asLead },
      ...{ ifVersion: 7, idempotency: key('k3') },
    });
    expect(stale).toMatchObject({ error: { code: 'stale-version' } });
    expect(
      await world.record.act({ taskId: row.id, command, authorize: asLead, idempotency: key('k3') }),
    ).toMatchObject({ ok: true, replayed: false });
  });

  it('takes a hand-over to another unit’s docket, and the former one’s locks, in one transaction', async () => {
    const row = fresh();
    const to = world.worldData.organisation.unit('653123-water') ? '653123-water' : '653123-agri';
    const outcome = await act(row, { act: 'reassign', unit: to, reason: '职责调整' }, asSupervisor);
    expect(outcome).toMatchObject({ ok: true, task: { unit: to, territory: '653123', status: 'assigned' } });
    const moved = await reread(row.id);
    expect(moved.docket_id).not.toBe(row.docket_id);
    const [docket] = await world.ds.query<
      { unit: string; territory: string; armed: boolean; told: number }[]
    >(
      `SELECT d.unit, c.territory, c.armed_for = d.next_wake AS armed,
         (SELECT count(*) FROM outbox WHERE subject = c.id) AS told
       FROM docket d JOIN clock c ON c.id = d.clock_id WHERE d.id = $1`,
      [moved.docket_id],
    );
    expect(docket).toEqual({ unit: to, territory: '653123', armed: true, told: 1 });
    expect(
      await act(row, { act: 'reassign', unit: '653123-nothing', reason: 'x' }, asSupervisor),
    ).toMatchObject({
      error: { code: 'unit-unknown' },
    });
  });

  it('hands tasks to and fro between two dockets under load without a deadlock left over', async () => {
    const a = fresh();
    const b = free.find((row) => row.unit !== a.unit)!;
    free = free.filter((row) => row !== b);
    const swap = (row: Row, n: number): Promise<ActOutcome> =>
      act(row, { act: 'reassign', unit: n % 2 === 0 ? b.unit : a.unit, reason: `${n}` }, asSupervisor);
    const runs = Array.from({ length: 12 }, (_, n) => Promise.all([swap(a, n), swap(b, n + 1)]));
    const outcomes = (await Promise.all(runs)).flat();
    const faults = outcomes.filter((each) => !each.ok && each.error.code !== 'nothing-to-change');
    expect(faults).toEqual([]);
    expect(await world.record.verify([a.id, b.id])).toEqual([]);
  });

  it('answers many acts item by item, in one transaction', async () => {
    const [a, b] = [fresh(), fresh()];
    const outcome = await world.record.actMany({
      items: [
        { taskId: a.id, command: { act: 'accept' } },
        { taskId: a.id, command: { act: 'accept' } },
        { taskId: b.id, command: { act: 'withdraw' } },
        { taskId: scratchId, command: { act: 'accept' } },
      ],
      authorize: asLead,
      idempotency: key('bulk'),
    });
    expect(outcome).toMatchObject({
      ok: true,
      items: [
        { id: a.id, ok: true, task: { status: 'active' } },
        { id: a.id, ok: false, error: { code: 'status-not-allowed' } },
        { id: b.id, ok: false, error: { code: 'status-not-allowed' } },
        { id: scratchId, ok: false, error: { code: 'not-found' } },
      ],
    });
  });

  it('accepts and reports a whole docket', async () => {
    const docket = freshDocket();
    const rows = await world.ds.query<Row[]>(
      `SELECT id, status FROM task WHERE docket_id = $1 AND status = 'assigned' ORDER BY id`,
      [docket],
    );
    const accepted = await world.record.acceptDocket(docket, { authorize: asLead });
    expect(accepted).toMatchObject({ ok: true, items: rows.map(({ id }) => ({ id, ok: true })) });
    const unseen = (): { verdict: 'unseen' } => ({ verdict: 'unseen' });
    expect(await world.record.acceptDocket(docket, { authorize: unseen })).toMatchObject({ items: [] });
    const other = free.find((row) => row.docket_id !== docket)!;
    const reported = await world.record.reportDocket(docket, {
      authorize: asLead,
      items: [
        ...rows.map(({ id }) => ({ taskId: id, percent: 40, text: '已开展' })),
        { taskId: other.id, percent: 1 },
      ],
    });
    expect(reported).toMatchObject({
      items: [
        ...rows.map(() => ({ ok: true, task: { progress: 40 } })),
        { ok: false, error: { code: 'not-found' } },
      ],
    });
  });

  it('takes as evidence what the person uploaded or the task has, and notes its use', async () => {
    const row = fresh();
    const [mine, foreign] = [idOf('1'), idOf('2')];
    await world.ds.query(
      `INSERT INTO attachment (id, name, media_type, size, sha256, content, uploaded_by, uploaded_at)
       VALUES ($1, 'a', 'text/plain', 1, '', '', $3, now()), ($2, 'b', 'text/plain', 1, '', '', 'else', now())`,
      [mine, foreign, person(row.unit).username],
    );
    await act(row, { act: 'accept' });
    const command = { act: 'progress' as const, text: 'x' };
    expect(await act(row, { ...command, evidence: [mine, foreign, 'nonsense'] })).toMatchObject({
      error: { code: 'attachment-unknown', params: { attachment: [foreign, 'nonsense'] } },
    });
    expect(await act(row, { ...command, evidence: [mine] })).toMatchObject({ ok: true });
    const uses = await world.ds.query<unknown[]>('SELECT * FROM attachment_use WHERE task_id = $1', [row.id]);
    expect(uses).toEqual([{ attachment_id: mine, task_id: row.id }]);
  });

  it('tells holders of a post at once of what is urgent, once a person', async () => {
    const row = fresh();
    await world.ds.query(
      `INSERT INTO account (username, name, password_hash) VALUES ('u1', '甲', ''), ('u2', '乙', '')`,
    );
    await world.ds.query(
      `INSERT INTO account_post (username, unit, post) VALUES ('u1', $1, 'head'), ('u1', $1, 'officer'), ('u2', $1, 'deputy')`,
      [row.unit],
    );
    expect(await act(row, { act: 'urge', text: '请抓紧' }, asSupervisor)).toMatchObject({ ok: true });
    const told = await world.ds.query<unknown[]>(
      `SELECT username, lines -> 0 ->> 'taskId' AS task, lines -> 0 -> 'data' ->> 'text' AS text FROM notification`,
    );
    expect(told).toEqual([{ username: 'u1', task: row.id, text: '请抓紧' }]);
  });
});

const idOf = (digit: string): string => `${digit.repeat(8)}-0000-4000-8000-000000000000`;
const scratchId = '00000000-0000-4000-8000-000000000000';

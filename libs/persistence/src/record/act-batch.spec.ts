import { createHash } from 'node:crypto';
import { asLead, recordWorld, scratchDatabase } from '@duban/test-support';
import type { RecordWorld, ScratchDatabase } from '@duban/test-support';
import { Client } from 'pg';
import type { ActOutcome, ActRequest, IdempotencyKey } from './act';

const remark = (taskId: string, text: string): ActRequest => ({
  taskId,
  command: { act: 'comment', text },
  authorize: asLead,
});
const key = (name: string, body = name): IdempotencyKey => ({
  account: 'a',
  route: 'POST /tasks/:id/comment',
  key: name,
  bodyHash: createHash('sha256').update(body).digest(),
});

describe('acts that are gathered', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let tasks: { readonly id: string; readonly docket_id: string }[];
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15] });
    await world.issue();
    tasks = await world.ds.query('SELECT id, docket_id FROM task WHERE NOT sensitive ORDER BY docket_id, id');
  });
  afterAll(async () => {
    await world.close();
    await scratch.drop();
  });
  const together = (requests: readonly ActRequest[]): Promise<readonly ActOutcome[]> =>
    Promise.all(requests.map((request) => world.record.act(request)));
  const taskAt = (i: number): string => tasks[i]?.id ?? '';
  const commented = async (id: string): Promise<string[]> => {
    const found = await world.ds.query<{ text: string; xact: string }[]>(
      `SELECT data ->> 'text' AS text FROM task_event WHERE task_id = $1 AND kind = 'commented' ORDER BY seq`,
      [id],
    );
    return found.map(({ text }) => text);
  };

  it('share transactions, and each has its own answer', async () => {
    const answers = await together(
      Array.from({ length: 40 }, (_, i) =>
        i % 8 === 7 ? remark('nothing', 'x') : remark(taskAt(i % 5), `${i}`),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(35);
    for (const [i, answer] of answers.entries()) {
      if (i % 8 === 7) expect(answer).toMatchObject({ ok: false, error: { code: 'not-found' } });
      else expect(answer).toMatchObject({ ok: true, task: { id: taskAt(i % 5) } });
    }
    const [row] = await world.ds.query<{ events: number; transactions: number }[]>(
      `SELECT count(*) AS events, count(DISTINCT xmin::text) AS transactions FROM task_event WHERE kind = 'commented'`,
    );
    expect(row?.events).toBe(35);
    expect(row?.transactions).toBeLessThan(10);
    expect(await world.record.verify([0, 1, 2, 3, 4].map(taskAt))).toEqual([]);
  });

  it('have one effect a key, also where a key comes twice at once', async () => {
    const id = taskAt(6);
    const twice = { ...remark(id, 'twice'), idempotency: key('k1') };
    const answers = await together([
      remark(id, 'before'),
      remark(id, 'before too'),
      twice,
      twice,
      { ...remark(id, 'other'), idempotency: key('k2') },
    ]);
    const [, , ...keyed] = answers;
    expect(keyed.filter(({ ok, replayed }) => ok && !replayed)).toHaveLength(2);
    expect((await commented(id)).toSorted()).toEqual(['before', 'before too', 'other', 'twice']);
    expect(await world.record.act(twice)).toMatchObject({ ok: true, replayed: true });
    expect(await world.record.act({ ...twice, idempotency: key('k1', 'another body') })).toMatchObject({
      ok: false,
      error: { code: 'idempotency-mismatch' },
    });
    expect(await commented(id)).toHaveLength(4);
  });

  it('do not fail with one of them that fails', async () => {
    const broken: ActRequest = {
      ...remark(taskAt(8), 'broken'),
      authorize: () => {
        throw new Error('a bug');
      },
    };
    const settled = await Promise.allSettled(
      [remark(taskAt(7), 'first'), remark(taskAt(7), 'second'), broken, remark(taskAt(8), 'good')].map(
        (each) => world.record.act(each),
      ),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
    expect(await commented(taskAt(8))).toEqual(['good']);
  });

  it('do not wait for a docket that one of them must wait for', async () => {
    const first = tasks[0];
    const other = tasks.find(({ docket_id: docket }) => docket !== first?.docket_id);
    const holder = new Client({ connectionString: scratch.url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM docket WHERE id = $1 FOR UPDATE', [first?.docket_id]);
    let waited = false;
    const held = [1, 2, 3].map((n) => world.record.act(remark(first?.id ?? '', `held ${n}`)));
    const waiting = Promise.all(held).then(() => {
      waited = true;
    });
    const free = await together([remark(other?.id ?? '', 'free'), remark(other?.id ?? '', 'free too')]);
    expect(free.every(({ ok }) => ok)).toBe(true);
    expect(waited).toBe(false);
    await holder.query('ROLLBACK');
    await holder.end();
    await waiting;
  });
});

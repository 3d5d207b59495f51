import { permit } from '@duban/access';
import type { ActName } from '@duban/contracts';
import { actNames } from '@duban/contracts';
import { transitions } from '@duban/lifecycle';
import type { TaskStatus } from '@duban/lifecycle';
import type { PersonCommand } from '@duban/persistence';
import { asLead, asSupervisor } from '@duban/test-support';
import { Engine } from '../../apps/api/src/engine/engine.service';
import { matrixWorld } from './matrix-world';
import type { MatrixWorld } from './matrix-world';

/** A sound body of each act: what is refused is refused for who asks, or for where the task stands. */
const bodies: Readonly<Record<ActName, object>> = {
  accept: {},
  decline: { reason: '不属本单位职责' },
  progress: { text: '进展' },
  contribute: { text: '配合情况' },
  submit: { summary: '已完成', evidence: [] },
  approve: {},
  withdraw: {},
  return: { reason: '佐证不全' },
  reopen: { reason: '问题反弹', dueOn: '2023-12-20' },
  'request-extension': { reason: '资金未到位', dueOn: '2023-12-31' },
  'decide-extension': { grant: false, reason: '理由不足' },
  reassign: { reason: '职责调整', unit: '653122-water' },
  decompose: { items: [{ unit: '653122200-rural_office' }] },
  'raise-obstacle': { text: '用地未批', cause: '用地', heldBy: '653122-finance' },
  'clear-obstacle': { text: '已批复' },
  object: { text: '退回依据有误' },
  'decide-objection': { uphold: false, text: '维持' },
  urge: { text: '请抓紧' },
  comment: { text: '已阅' },
  suspend: { reason: '政策调整' },
  resume: { reason: '恢复办理' },
  terminate: { reason: '任务取消' },
  cancel: { reason: '交办有误' },
};

type Step = readonly [PersonCommand, typeof asLead];
const accept: Step = [{ act: 'accept' }, asLead];
const submit: Step = [{ act: 'submit', summary: '已完成', evidence: [] }, asLead];

/** The way into each status. */
const ways: Readonly<Record<TaskStatus, readonly Step[]>> = {
  assigned: [],
  active: [accept],
  declined: [[{ act: 'decline', reason: '不属职责' }, asLead]],
  submitted: [accept, submit],
  returned: [accept, submit, [{ act: 'return', reason: '不全' }, asSupervisor]],
  completed: [accept, submit, [{ act: 'approve' }, asSupervisor]],
  suspended: [accept, [{ act: 'suspend', reason: '暂停' }, asSupervisor]],
  terminated: [accept, [{ act: 'terminate', reason: '终止' }, asSupervisor]],
  cancelled: [[{ act: 'cancel', reason: '撤销' }, asSupervisor]],
};

describe('who may do what, where a task stands', () => {
  let matrix: MatrixWorld;
  const tasks = new Map<TaskStatus, string>();
  const counts = { unseen: 0, forbidden: 0, elsewhere: 0 };

  beforeAll(async () => {
    matrix = await matrixWorld();
    const { ds, record } = matrix.under.world;
    const rows = await ds.query<{ id: string }[]>(
      `SELECT id FROM task WHERE unit = '653122-agri' AND NOT sensitive ORDER BY support <> '{}' DESC, key LIMIT 9`,
    );
    for (const status of Object.keys(ways) as TaskStatus[]) {
      const id = rows[tasks.size]?.id ?? '';
      for (const [command, authorize] of ways[status]) {
        const outcome = await record.act({ taskId: id, command, authorize });
        if (!outcome.ok) throw new Error(`${status}: ${outcome.error.code}`);
      }
      tasks.set(status, id);
    }
  }, 120_000);
  afterAll(async () => {
    process.stdout.write(`refused cells: ${JSON.stringify(counts)}\n`);
    await matrix.under.close();
  });

  it.each(actNames)(
    '%s is refused as the tables say',
    async (act) => {
      const traits = await matrix.traits([...tasks.values()]);
      const { from } = transitions[act];
      for (const { post, person, caller } of matrix.everyone) {
        for (const [status, id] of tasks) {
          const task = traits.get(id);
          if (task === undefined) throw new Error(status);
          const { verdict } = permit(caller, act, task);
          if (verdict === 'ok' && from.includes(status)) continue;
          const { status: answered, body } = await person.post(`/tasks/${id}/${act}`, bodies[act]);
          const { code, allowed } = body as { code?: string; allowed?: unknown };
          const cell = { post, status, answered, code, allowed };
          if (verdict === 'ok') {
            expect(cell).toEqual({ post, status, answered: 409, code: 'status-not-allowed', allowed: from });
            counts.elsewhere += 1;
          } else {
            const refused =
              verdict === 'unseen'
                ? { answered: 404, code: 'not-found' }
                : { answered: 403, code: 'forbidden' };
            expect(cell).toEqual({ post, status, allowed: undefined, ...refused });
            counts[verdict] += 1;
          }
        }
      }
    },
    300_000,
  );

  it('lets the API as it runs alter no event, whatever it is asked', async () => {
    const pool = matrix.under.api.get(Engine).opened?.pool;
    const { rows } = (await pool?.query<{ name: string }>('SELECT current_user AS name')) ?? { rows: [] };
    expect(rows).toEqual([{ name: 'duban_api' }]);
    for (const statement of [
      `UPDATE task_event SET data = '{}'`,
      'DELETE FROM task_event',
      'TRUNCATE task_event',
    ]) {
      await expect(pool?.query(statement)).rejects.toThrow('permission denied for table task_event');
    }
  });

  it('changed nothing by refusing', async () => {
    for (const [status, id] of tasks) {
      const office = await matrix.under.as('653122-rural_office/head');
      expect((await office.get(`/tasks/${id}`)).body).toMatchObject({
        status,
        version: ways[status].length + 1,
      });
    }
  });
});

import { actNames } from '@duban/contracts';
import type { ActName } from '@duban/contracts';
import { openStatuses, transitions } from '@duban/lifecycle';
import type { Relation, TaskStatus } from '@duban/lifecycle';
import { apiUnderTest } from './api-under-test';
import type { Answer, ApiUnderTest } from './api-under-test';

/** Who stands to the tasks below in each relation. */
const holders: Readonly<Record<Relation, string>> = {
  lead: '653122-agri/head',
  support: '653122-finance/head',
  supervisor: '653122-rural_office/head',
  'obstacle-holder': '653122-nature/head',
  'objection-reviewer': '6531-rural_office/head',
  'secretary-above': '653122-party/secretary',
  'anyone-who-sees': '65-agri/head',
};

const bodies: Readonly<Record<ActName, object>> = {
  accept: {},
  decline: { reason: '非本单位职责' },
  progress: { text: '进展' },
  contribute: { text: '配合' },
  submit: { summary: '已办', evidence: [] },
  approve: {},
  withdraw: {},
  return: { reason: '材料不全' },
  reopen: { dueOn: '2023-12-29', reason: '复查' },
  'request-extension': { dueOn: '2024-03-29', reason: '汛期' },
  'decide-extension': { grant: true },
  reassign: { reason: '职能调整', unit: '653122-rural_revit' },
  decompose: { items: [{ unit: '653122200-rural_office' }] },
  'raise-obstacle': { text: '用地未批', cause: '用地', heldBy: '653122-nature' },
  'clear-obstacle': { text: '已批' },
  object: { text: '请复核' },
  'decide-objection': { uphold: false, text: '维持' },
  urge: { text: '抓紧' },
  comment: { text: '知悉' },
  suspend: { reason: '资金未到' },
  resume: { reason: '资金已到' },
  terminate: { reason: '不再需要' },
  cancel: { reason: '重复' },
};

/** How a task comes to a status. */
const ways: Readonly<Record<TaskStatus, readonly ActName[]>> = {
  assigned: [],
  active: ['accept'],
  submitted: ['accept', 'submit'],
  returned: ['accept', 'submit', 'return'],
  suspended: ['accept', 'suspend'],
  declined: ['decline'],
  completed: ['accept', 'submit', 'approve'],
  terminated: ['terminate'],
  cancelled: ['cancel'],
};

/** What must have been asked before it can be answered. */
const questions: Readonly<Partial<Record<ActName, ActName>>> = {
  'decide-extension': 'request-extension',
  'clear-obstacle': 'raise-obstacle',
  'decide-objection': 'object',
};

/** A status in which an act is tried: one in which its question can be asked too. */
const statusFor = (act: ActName): TaskStatus =>
  questions[act] === undefined ? (transitions[act].from[0] ?? 'assigned') : 'active';

const statuses: readonly TaskStatus[] = [...openStatuses, 'completed', 'terminated', 'cancelled'];
const relations = Object.keys(holders) as Relation[];

describe('every act over HTTP', () => {
  let under: ApiUnderTest;
  const free: string[] = [];
  const inStatus = new Map<TaskStatus, string>();

  const does = async (relation: Relation, act: ActName, id: string, body = bodies[act]): Promise<Answer> =>
    (await under.as(holders[relation])).post(`/tasks/${id}/${act}`, body);
  const done = async (act: ActName, id: string): Promise<Answer> => {
    const answer = await does(transitions[act].by[0] ?? 'lead', act, id);
    if (answer.status !== 200) throw new Error(`${act}: ${answer.text}`);
    return answer;
  };
  /** A fresh task in a status, supported by a unit, with a question asked where one is needed. */
  const taskIn = async (status: TaskStatus, question?: ActName): Promise<string> => {
    const id = free.pop();
    if (id === undefined) throw new Error('no task is left');
    const support = { reason: '职能调整', unit: '653122-agri', support: ['653122-finance'] };
    expect((await does('supervisor', 'reassign', id, support)).status).toBe(200);
    for (const act of ways[status]) await done(act, id);
    if (question !== undefined) await done(question, id);
    return id;
  };

  beforeAll(async () => {
    under = await apiUnderTest();
    const found: { id: string }[] = await under.world.ds.query(
      `SELECT id FROM task WHERE supervisor = '653122-rural_office' AND unit <> '653122-agri' AND NOT sensitive
         AND due_on > '2023-06-01' ORDER BY id LIMIT 60`,
    );
    free.push(...found.map(({ id }) => id));
    for (const status of statuses) inStatus.set(status, await taskIn(status));
  }, 60_000);
  afterAll(() => under.close());

  it.each(actNames)('%s: by who may, not by who sees alone, hidden from the rest', async (act) => {
    const id = await taskIn(statusFor(act), questions[act]);
    const { by, headOnly } = transitions[act];
    const stranger = await (await under.as('653125-agri/head')).post(`/tasks/${id}/${act}`, bodies[act]);
    expect([stranger.status, stranger.body.code]).toEqual([404, 'not-found']);
    const others = relations.filter(
      (relation) =>
        !by.includes(relation) &&
        !by.includes('anyone-who-sees') &&
        !['obstacle-holder', 'objection-reviewer', 'support'].includes(relation),
    );
    for (const other of others) {
      const answer = await does(other, act, id);
      expect([other, answer.status, answer.body.code]).toEqual([other, 403, 'forbidden']);
    }
    if (headOnly) {
      const officer = holders[by[0] ?? 'lead'].replace(/\/.*$/u, '/officer');
      expect((await (await under.as(officer)).post(`/tasks/${id}/${act}`, bodies[act])).status).toBe(403);
    }
    const answer = await does(by[0] ?? 'lead', act, id);
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
    const { to } = transitions[act];
    if (to !== null) expect(answer.body.status).toBe(to === 'as-before' ? 'active' : to);
  });

  it.each(actNames)('%s: refused in every other status, with those that would do', async (act) => {
    const { from, by } = transitions[act];
    for (const status of statuses.filter((one) => !from.includes(one))) {
      const [role = 'lead'] = by.filter((one) => one !== 'obstacle-holder');
      const answer = await does(role, act, inStatus.get(status) ?? '');
      expect([status, answer.status, answer.body.code]).toEqual([status, 409, 'status-not-allowed']);
      expect(answer.body.allowed).toEqual(from);
      expect(answer.body.current).toBe(status);
    }
  });

  it.each([
    ['decide-extension', 'supervisor', 'no-extension-open'],
    ['clear-obstacle', 'supervisor', 'no-obstacle-open'],
    ['decide-objection', 'objection-reviewer', 'no-objection-open'],
  ] as const)('%s: refused where nothing was asked', async (act, role, code) => {
    const answer = await does(role, act, inStatus.get('active') ?? '');
    expect([answer.status, answer.body.code]).toEqual([409, code]);
  });
});

import { proposalsAnswer } from '@duban/contracts';
import { docx } from '../corpus/policy/docx-writer';
import { apiUnderTest, upload } from './api-under-test';
import type { Answer, ApiUnderTest, Person } from './api-under-test';

/** A county's plan: who leads and who supports stands in brackets. */
const scheme = `疏勒县2023年农村厕所革命实施方案

勒政办发〔2023〕15号

一、重点任务
（一）推进改厕。新建农村卫生户厕3000座。（县农业农村局牵头，县卫健委、财政局配合，9月底前完成）
（二）强化污水治理。完成12个村生活污水治理。（牵头单位：县住建局；配合单位：各乡镇；完成时限：11月底前）
二、保障措施
（一）健全机制。逐项梳理存量事项。
疏勒县人民政府办公室
2023年3月15日
`;

interface Task {
  readonly key: string;
  readonly clause: number;
  readonly lead: string;
  readonly basis: readonly { readonly sentence: number; readonly text: string }[];
  readonly [member: string]: unknown;
}

/** A task as it is sent back. */
function asEdit({
  key,
  clause,
  title,
  kind,
  lead,
  support,
  dueOn,
  rhythm,
  line,
  scope,
  basis,
}: Task): object {
  return {
    ...{ key, clause, title, kind, lead, support, dueOn, rhythm, line, scope },
    sentences: basis.map(({ sentence }) => sentence),
  };
}

describe('proposed tasks over HTTP, edited before they are issued', () => {
  let under: ApiUnderTest;
  let county: Person;
  let neighbour: Person;
  let agri: Person;
  let id: string;
  beforeAll(async () => {
    under = await apiUnderTest({ issue: null });
    under.world.at('2023-03-20T11:00:00+08:00');
    [county, neighbour, agri] = await Promise.all([
      under.as('653122-rural_office/head'),
      under.as('653121-rural_office/head'),
      under.as('653122-agri/head'),
    ]);
  });
  afterAll(() => under.close());

  const tasksOf = (answer: Answer): Task[] =>
    answer.body.clauses.flatMap((clause: { tasks: Task[] }) => clause.tasks);
  const put = (who: Person, tasks: readonly object[], match?: string): Promise<Answer> =>
    who.send(
      'PUT',
      `/documents/${id}/proposals?planYear=2023`,
      { tasks },
      match === undefined ? {} : { headers: { 'if-match': match } },
    );

  it('shows them with what they rest on and are unsure of', async () => {
    const imported = await county.post('/documents', undefined, upload('方案.txt', scheme));
    expect(imported.status).toBe(201);
    ({ id } = imported.body);
    const clauses = imported.body.sections.flatMap((section: { clauses: unknown[] }) => section.clauses);
    expect(clauses).toMatchObject([
      { template: null, proposed: [{ lead: 'agri', dueOn: '2023-09-30' }] },
      { template: null, proposed: [{ lead: 'housing', dueOn: '2023-11-30' }] },
      { template: null, proposed: [{ leadConfidence: 'low' }] },
    ]);
    const read = await county.get(`/documents/${id}/proposals?planYear=2023`);
    expect(proposalsAnswer.safeParse(read.body).error).toBeUndefined();
    expect(read.body).toMatchObject({
      version: 0,
      planYear: 2023,
      mayEdit: true,
      editedBy: null,
      uncovered: [],
    });
    expect(tasksOf(read)[0]).toMatchObject({
      key: 'c1-s1',
      support: ['health', 'finance'],
      basis: [{ sentence: 1, text: '新建农村卫生户厕3000座。' }],
      edited: false,
    });
    expect((await agri.get(`/documents/${id}/proposals`)).body.mayEdit).toBe(false);
  });

  it('lets only the office that brought it in, or one above, change them', async () => {
    const tasks = tasksOf(await county.get(`/documents/${id}/proposals?planYear=2023`)).map(asEdit);
    expect((await put(under.nobody, tasks)).status).toBe(401);
    expect((await put(agri, tasks)).body.code).toBe('forbidden');
    expect((await put(neighbour, tasks)).body.code).toBe('forbidden');
    const missing = '/documents/00000000-0000-4000-8000-000000000000/proposals';
    expect((await county.send('PUT', missing, { tasks })).status).toBe(404);
  });

  it('says what is wrong, item by item, in Chinese', async () => {
    const [first] = tasksOf(await county.get(`/documents/${id}/proposals?planYear=2023`)).map(asEdit);
    const refused = await put(county, [{ ...first, lead: 'galaxy', dueOn: '2024-01-05' }]);
    expect(refused.body).toMatchObject({
      status: 422,
      code: 'invalid-body',
      errors: [
        { path: 'tasks.0.lead', message: '第1项：没有这种单位类型：galaxy。' },
        { path: 'tasks.0.dueOn', message: '第1项：时限2024-01-05不在计划年度2023年之内。' },
      ],
    });
    expect((await put(county, [{ ...first, title: '' }])).body.errors[0].path).toBe('tasks.0.title');
  });

  it('keeps every version, and refuses one that is stale', async () => {
    const [toilets, water, mechanism] = tasksOf(await county.get(`/documents/${id}/proposals?planYear=2023`));
    if (!toilets || !water || !mechanism) throw new Error('three tasks are proposed');
    const edited = await put(
      county,
      [
        { ...asEdit(toilets), title: '新建户厕三千座', dueOn: '2023-06-30', support: ['health'] },
        { ...asEdit(water), lead: 'ecology', confirmed: true },
        { ...asEdit(toilets), key: undefined, title: '公示户厕名单', kind: 'document', dueOn: '2023-05-31' },
      ],
      '"0"',
    );
    expect(edited.status).toBe(200);
    expect(proposalsAnswer.safeParse(edited.body).error).toBeUndefined();
    expect(edited.body).toMatchObject({
      version: 1,
      editedBy: { unit: '653122-rural_office', post: 'head' },
      uncovered: [{ clause: mechanism.clause, sentence: 1 }],
    });
    const stale = await put(county, [asEdit(toilets)], '"0"');
    expect(stale.body).toMatchObject({ status: 412, code: 'stale-version', version: 1 });
    expect((await put(county, [asEdit({ ...toilets, title: '改厕' })])).body.version).toBe(2);
    const back = tasksOf(await county.get(`/documents/${id}/proposals?version=1`));
    expect((await put(county, back.map(asEdit))).body.version).toBe(3);
    const versions = await county.get(`/documents/${id}/proposals/versions`);
    expect(versions.body.items.map(({ version, tasks }: Record<string, number>) => [version, tasks])).toEqual(
      [
        [3, 3],
        [2, 1],
        [1, 3],
      ],
    );
    expect(tasksOf(await county.get(`/documents/${id}/proposals?version=0`))).toHaveLength(3);
    expect((await county.get(`/documents/${id}/proposals?version=9`)).status).toBe(404);
  });

  it('rehearses what the person made of them, or the version that is named', async () => {
    const path = `/documents/${id}/rehearse`;
    const planned = await county.get(`/documents/${id}/plan?planYear=2023`);
    const newest = await county.post(path, { planYear: 2023 });
    expect(newest.body.tasks).toBe(planned.body.totals.tasks);
    expect((await county.post(path, { planYear: 2023, version: 3 })).body).toEqual(newest.body);
    const others = await Promise.all(
      [0, 1, 2].map((version) => county.post(path, { planYear: 2023, version })),
    );
    expect(others.map(({ body }) => body.tasks)).toEqual([2, 3, 1]);
    expect(others[1]?.body.fingerprint).toBe(newest.body.fingerprint);
    expect((await county.post(path, { version: 9 })).status).toBe(404);
    expect((await county.post(path, { version: -1 })).body.code).toBe('invalid-body');
  });

  it('plans, covers and issues what the person made of them, and its days drive the reminders', async () => {
    const covered = await county.get(`/documents/${id}/coverage`);
    expect(covered.body.uncovered).toEqual([{ clause: 201, sentence: 1 }]);
    const planned = await county.get(`/documents/${id}/plan?planYear=2023&territory=653122`);
    expect(planned.body.proposals.map(({ title }: { title: string }) => title)).toContain('公示户厕名单');
    const body = { planYear: 2023, issuedOn: '2023-03-20', approvedBy: '县委农村工作领导小组' };
    const issued = await county.post(`/documents/${id}/issue`, body);
    expect(issued.status).toBe(202);
    const { dispatchId } = issued.body;
    const { dispatches, record } = under.world;
    const { clauses } = await dispatches.prepare(dispatchId);
    // Edits made while it is carried out do not reach it.
    await put(county, []);
    for (const { clause } of clauses) {
      await dispatches.assignClause(dispatchId, clause, { from: null, heartbeat: () => undefined });
    }
    const clocks: string[] = [];
    for await (const armed of dispatches.arm(dispatchId)) {
      clocks.push(...[armed].flat().map(({ clockId }) => clockId));
    }
    await dispatches.finish(dispatchId);
    const tasks = await county.get('/tasks?unit=653122-agri&sort=dueAt');
    expect(tasks.body.items).toMatchObject([
      { title: '公示户厕名单', dueOn: '2023-05-31', templateVersion: 3 },
      { title: '新建户厕三千座', dueOn: '2023-06-30', support: ['653122-health'] },
    ]);
    expect((await county.get('/tasks?unit=653122-ecology')).body.items).toMatchObject([
      { dueOn: '2023-11-30' },
    ]);
    const [list] = tasks.body.items;
    const schedule = await agri.get(`/tasks/${list.id}/schedule`);
    const reminders = schedule.body.items.filter(({ kind }: { kind: string }) => kind === 'remind');
    expect(reminders.map(({ at }: { at: string }) => at.slice(0, 10))).toContain('2023-05-31');
    // On the edited due day the clock wakes and tells the unit.
    under.world.at('2023-05-31T10:07:00+08:00');
    for (const clock of clocks) await record.wake(clock);
    const events = await agri.get(`/tasks/${list.id}/events`);
    const reminded = events.body.items.filter(({ kind }: { kind: string }) => kind === 'reminded');
    expect(reminded.length).toBeGreaterThan(0);
  });

  it('takes a table of tasks in Word the same way', async () => {
    const file = docx([
      { text: '疏勒县2023年重点任务分工方案' },
      {
        rows: [
          ['序号', '重点任务', '牵头单位', '配合单位', '完成时限'],
          ['1', '新建高标准农田2万亩', '县农业农村局', '县财政局\n县水利局', '2023年10月底前'],
          ['2', '改造农村公路80公里', '县交通运输局', '各乡镇', '2023年11月'],
        ],
      },
    ]);
    const imported = await county.post('/documents', undefined, upload('分工方案.docx', file));
    const read = await county.get(`/documents/${imported.body.id}/proposals?planYear=2023`);
    expect(tasksOf(read)).toMatchObject([
      { lead: 'agri', support: ['finance', 'water'], dueOn: '2023-10-31' },
      { lead: 'transport', dueOn: '2023-11-30' },
    ]);
  });
});

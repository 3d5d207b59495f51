import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

const lead = '653122-agri';
const township = '653122200-rural_office';

describe('divided tasks, obstacles and objections over HTTP', () => {
  let under: ApiUnderTest;
  let leadHead: Person;
  let supervisor: Person;
  let free: { id: string }[];
  beforeAll(async () => {
    under = await apiUnderTest();
    [leadHead, supervisor] = await Promise.all([
      under.as(`${lead}/head`),
      under.as('653122-rural_office/head'),
    ]);
    free = await under.world.ds.query(
      `SELECT id FROM task WHERE unit = $1 AND NOT sensitive AND due_on = '2023-12-31' ORDER BY id`,
      [lead],
    );
  });
  afterAll(() => under.close());

  const active = async (): Promise<string> => {
    const id = free.pop()?.id ?? '';
    expect((await leadHead.post(`/tasks/${id}/accept`)).status).toBe(200);
    return `/tasks/${id}`;
  };
  const children = async (path: string): Promise<string[]> =>
    (await leadHead.get(`/tasks?parent=${path.slice('/tasks/'.length)}&sort=unit`)).body.items.map(
      ({ id }: { id: string }) => `/tasks/${id}`,
    );

  it('divides a task: children of their own, within its day, rolled up, with a running clock', async () => {
    const path = await active();
    for (const [items, code] of [
      [[{ unit: '653125-agri' }], 'unit-not-below'],
      [[{ unit: lead }], 'unit-not-below'],
      [[{ unit: '653122200-nobody' }], 'unit-unknown'],
      [[{ unit: township, dueOn: '2024-01-31' }], 'after-parent'],
      [[{ unit: township, dueOn: '2023-02-01' }], 'invalid-day'],
      [[], 'invalid-body'],
    ] as const) {
      const refused = await leadHead.post(`${path}/decompose`, { items });
      expect([refused.status, refused.body.code]).toEqual([422, code]);
    }
    const items = [
      { unit: township, title: '本乡任务', dueOn: '2023-06-30' },
      { unit: '653122201-rural_office' },
    ];
    expect((await leadHead.post(`${path}/decompose`, { items })).status).toBe(200);
    const [first = '', second = ''] = await children(path);
    const child = await (await under.as(`${township}/officer`)).get(first);
    expect(child.body).toMatchObject({
      title: '本乡任务',
      unit: township,
      level: 'township',
      territory: '653122200',
      parentId: path.slice('/tasks/'.length),
      dueOn: '2023-06-30',
      status: 'assigned',
      acceptBy: '2023-02-22',
      supervisor: '653122-rural_office',
      expectedProgress: null,
    });
    expect((await leadHead.get(second)).body).toMatchObject({ dueOn: '2023-12-31' });
    expect((await (await under.as('653122201-rural_office/head')).get(first)).status).toBe(404);
    const clocks = await under.world.ds.query(
      `SELECT c.armed_for <= d.next_wake AS armed, EXISTS (SELECT 1 FROM outbox WHERE subject = c.id) AS told
       FROM docket d JOIN clock c ON c.id = d.clock_id WHERE d.unit = $1`,
      [township],
    );
    expect(clocks).toEqual([{ armed: true, told: true }]);
    expect((await leadHead.get(path)).body.children).toMatchObject({
      total: 2,
      open: 2,
      completed: 0,
      progress: 0,
    });

    const open = await leadHead.post(`${path}/submit`, { summary: '已办', evidence: [] });
    expect([open.status, open.body.code]).toEqual([409, 'children-open']);
    const office = await under.as(`${township}/head`);
    await office.post(`${first}/accept`);
    const late = await office.post(`${first}/request-extension`, { dueOn: '2024-02-29', reason: '汛期' });
    expect([late.status, late.body.code]).toEqual([422, 'after-parent']);
    await office.post(`${first}/submit`, { summary: '已办', evidence: [] });
    await supervisor.post(`${first}/approve`);
    expect((await supervisor.post(`${second}/cancel`, { reason: '不需要' })).body.status).toBe('cancelled');
    expect((await leadHead.post(`${path}/submit`, { summary: '已办', evidence: [] })).status).toBe(200);
    expect((await supervisor.post(`${first}/reopen`, { dueOn: '2023-12-29', reason: '复查' })).status).toBe(
      200,
    );
    const again = await supervisor.post(`${path}/approve`);
    expect([again.status, again.body.code]).toEqual([409, 'children-open']);
    await supervisor.post(`${first}/cancel`, { reason: '不需要' });
    expect((await supervisor.post(`${path}/approve`)).body.status).toBe('completed');
  });

  it('closes what was divided with the task, down to the lowest, and takes no child up again', async () => {
    const path = await active();
    await leadHead.post(`${path}/decompose`, { items: [{ unit: township }] });
    const [child = ''] = await children(path);
    const office = await under.as(`${township}/head`);
    await office.post(`${child}/accept`);
    expect(
      (await office.post(`${child}/decompose`, { items: [{ unit: '653122200201-party' }] })).status,
    ).toBe(200);
    expect((await supervisor.post(`${path}/terminate`, { reason: '政策调整' })).body.status).toBe(
      'terminated',
    );
    expect((await office.get(child)).body.status).toBe('terminated');
    const grandchild = (await office.get(`/tasks?parent=${child.slice('/tasks/'.length)}`)).body.items[0];
    expect(grandchild).toMatchObject({ status: 'terminated', unit: '653122200201-party' });
    const events = await office.get(`${child}/events`);
    expect(events.body.items.at(-1)).toMatchObject({ kind: 'terminated', data: { withParent: true } });
    const reopened = await supervisor.post(`${child}/reopen`, { dueOn: '2023-12-29', reason: '复查' });
    expect([reopened.status, reopened.body.code]).toEqual([409, 'parent-closed']);
    const ids = [path, child].map((one) => one.slice('/tasks/'.length));
    expect(await under.world.record.verify([...ids, grandchild.id])).toEqual([]);
    expect((await under.world.record.rebuild([...ids, grandchild.id])).differed).toBe(0);
  });

  it('shows an open obstacle to its holder, who clears it; only the supervising unit finds it unfounded', async () => {
    const path = await active();
    const holder = await under.as('653125-water/officer');
    expect((await holder.get(path)).status).toBe(404);
    const body = { text: '水源未定', cause: '用水', heldBy: '653125-water' };
    for (const [wrong, code] of [
      [{ ...body, heldBy: lead }, 'obstacle-own-unit'],
      [{ ...body, heldBy: '653125-nobody' }, 'unit-unknown'],
    ] as const) {
      expect((await leadHead.post(`${path}/raise-obstacle`, wrong)).body.code).toBe(code);
    }
    await leadHead.post(`${path}/progress`, { text: '受阻', forecast: 'blocked' });
    expect((await leadHead.get(path)).body.light).toBe('red');
    const raised = await leadHead.post(`${path}/raise-obstacle`, body);
    expect(raised.body).toMatchObject({
      light: 'green',
      obstacle: { heldBy: '653125-water', cause: '用水' },
    });
    expect((await leadHead.post(`${path}/raise-obstacle`, body)).body.code).toBe('obstacle-open');
    const seen = await holder.get(path);
    expect(seen.body.acts).toEqual(['clear-obstacle', 'comment']);
    expect((await holder.get('/tasks')).body.items.map(({ id }: { id: string }) => `/tasks/${id}`)).toContain(
      path,
    );
    const inbox = await holder.get('/notifications?unread=true');
    expect(JSON.stringify(inbox.body)).toContain('水源未定');
    const why = await leadHead.get(`${path}/explanation`);
    expect(why.body.reasons.at(-1).text).toContain('莎车县水利局');
    expect(why.body.clock.at(-1)).toMatchObject({ state: 'obstacle', heldBy: '653125-water' });
    const unfounded = await holder.post(`${path}/clear-obstacle`, { text: '不成立', founded: false });
    expect([unfounded.status, unfounded.body.code]).toEqual([403, 'supervisor-only']);
    expect((await holder.post(`${path}/clear-obstacle`, { text: '已解决' })).body.obstacle).toBeNull();
    expect((await holder.get(path)).status).toBe(404);
  });

  it('has an objection decided above, by nobody who took the decision', async () => {
    const path = await active();
    await leadHead.post(`${path}/submit`, { summary: '已办', evidence: [] });
    await supervisor.post(`${path}/return`, { reason: '材料不全' });
    const objected = await leadHead.post(`${path}/object`, { text: '材料已齐' });
    expect(objected.body.objection).toMatchObject({
      reviewer: '6531-rural_office',
      against: { kind: 'returned', unit: '653122-rural_office' },
    });
    expect((await leadHead.post(`${path}/object`, { text: '再' })).body.code).toBe('objection-open');
    expect((await supervisor.post(`${path}/decide-objection`, { uphold: true, text: '成立' })).status).toBe(
      403,
    );
    const reviewer = await under.as('6531-rural_office/deputy');
    const upheld = await reviewer.post(`${path}/decide-objection`, { uphold: true, text: '成立' });
    expect(upheld.body).toMatchObject({ status: 'submitted', objection: null });
    await supervisor.post(`${path}/terminate`, { reason: '不再需要' });
    under.world.at('2023-03-22T10:00:00+08:00');
    expect((await leadHead.post(`${path}/object`, { text: '仍需要' })).status).toBe(200);
    const back = await reviewer.post(`${path}/decide-objection`, { uphold: true, text: '成立' });
    expect(back.body.status).toBe('submitted');
    await supervisor.post(`${path}/terminate`, { reason: '不再需要' });
    under.world.at('2023-04-22T10:00:00+08:00');
    const late = await leadHead.post(`${path}/object`, { text: '晚了' });
    expect([late.status, late.body.code]).toEqual([409, 'objection-late']);
  });
});

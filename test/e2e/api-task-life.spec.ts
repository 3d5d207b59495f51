import { task as taskSchema } from '@duban/contracts';
import { apiUnderTest, upload } from './api-under-test';
import type { Answer, ApiUnderTest, Person } from './api-under-test';

const lead = '653122-agri';
const nowhere = '/tasks/00000000-0000-4000-8000-000000000000';

describe('the life of a task over HTTP', () => {
  let under: ApiUnderTest;
  let leadHead: Person;
  let leadOfficer: Person;
  let supervisor: Person;
  let supervisorOfficer: Person;
  let stranger: Person;
  let free: { id: string }[];
  beforeAll(async () => {
    under = await apiUnderTest();
    [leadHead, leadOfficer, supervisor, supervisorOfficer, stranger] = await Promise.all([
      under.as(`${lead}/head`),
      under.as(`${lead}/officer`),
      under.as('653122-rural_office/head'),
      under.as('653122-rural_office/officer'),
      under.as('653125-agri/head'),
    ]);
    free = await under.world.ds.query(
      `SELECT id FROM task WHERE unit = $1 AND NOT sensitive AND due_on > '2023-06-01' ORDER BY id`,
      [lead],
    );
  });
  afterAll(() => under.close());

  const fresh = (): string => {
    const row = free.pop();
    if (row === undefined) throw new Error('no task is left');
    return `/tasks/${row.id}`;
  };
  const refused = (answer: Answer, status: number, code: string): void => {
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.body.title).toMatch(/\p{Script=Han}/u);
    expect(answer.body.detail).toMatch(/\p{Script=Han}/u);
  };

  it('goes from acceptance to approval, each step by who may and in its status', async () => {
    const path = fresh();
    refused(await under.nobody.get(path), 401, 'unauthenticated');
    refused(await stranger.get(path), 404, 'not-found');
    const first = await leadOfficer.get(path);
    expect(first.status).toBe(200);
    expect(first.headers.etag).toBe('"1"');
    expect(taskSchema.strict().safeParse(first.body).error).toBeUndefined();
    expect(first.body).toMatchObject({
      status: 'assigned',
      unit: lead,
      version: 1,
      light: 'green',
      overdue: false,
    });
    expect(first.body.acts).toEqual(['accept', 'decline', 'object', 'comment']);
    expect(first.body.dueAt).toMatch(/T23:59:59\+08:00$/u);

    refused(await stranger.post(`${path}/accept`), 404, 'not-found');
    refused(await supervisor.post(`${path}/accept`), 403, 'forbidden');
    refused(await leadOfficer.post(`${path}/progress`, { text: '早了' }), 409, 'status-not-allowed');
    const accepted = await leadOfficer.post(`${path}/accept`);
    expect(accepted.body).toMatchObject({ status: 'active', version: 2 });
    const again = await leadOfficer.post(`${path}/accept`);
    refused(again, 409, 'status-not-allowed');
    expect(again.body).toMatchObject({ allowed: ['assigned'], current: 'active' });
    expect(again.body.detail).toContain('待签收');

    const progressed = await leadOfficer.post(`${path}/progress`, {
      text: '进展顺利',
      percent: 40,
      forecast: 'on-time',
    });
    expect(progressed.body).toMatchObject({ status: 'active', progress: 40, forecast: 'on-time' });

    const evidence = await leadOfficer.post('/attachments', undefined, upload('佐证.txt', '材料'));
    expect(evidence.status).toBe(201);
    const submission = { summary: '已完成', evidence: [evidence.body.id] };
    refused(await leadOfficer.post(`${path}/submit`, submission), 403, 'forbidden');
    const theirs = await supervisor.post('/attachments', undefined, upload('佐证.txt', '材料'));
    const foreign = { ...submission, evidence: [theirs.body.id] };
    refused(await leadHead.post(`${path}/submit`, foreign), 422, 'attachment-unknown');
    // The head hands in what the officer of the same unit gathered.
    const submitted = await leadHead.post(`${path}/submit`, submission);
    expect(submitted.body.status).toBe('submitted');

    refused(await leadHead.post(`${path}/approve`), 403, 'forbidden');
    refused(await supervisorOfficer.post(`${path}/approve`), 403, 'forbidden');
    const returned = await supervisorOfficer.post(`${path}/return`, { reason: '材料不全' });
    expect(returned.body.status).toBe('returned');
    expect((await leadHead.post(`${path}/submit`, { summary: '补齐', evidence: [] })).body.status).toBe(
      'submitted',
    );
    const approved = await supervisor.post(`${path}/approve`, { comment: '同意' });
    expect(approved.body).toMatchObject({ status: 'completed', light: 'blue', progress: 100 });

    const read = await leadHead.get(path);
    expect({ ...read.body, acts: null }).toEqual({ ...approved.body, acts: null });
    const events = await leadHead.get(`${path}/events`);
    expect(events.body.items.map((event: { kind: string }) => event.kind)).toEqual([
      'assigned',
      'accepted',
      'progressed',
      'submitted',
      'returned',
      'submitted',
      'approved',
    ]);
    expect(events.body.items[1]).toMatchObject({
      seq: 2,
      actor: { kind: 'person', unit: lead, post: 'officer' },
      at: expect.stringMatching(/\+08:00$/u),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    expect((await stranger.get(`/attachments/${evidence.body.id}`)).status).toBe(404);
    const file = await supervisor.get(`/attachments/${evidence.body.id}`);
    expect(file.text).toBe('材料');
    expect(file.headers['content-disposition']).toContain(encodeURIComponent('佐证.txt'));
    expect(file.headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses in order: 401, 404, 403, 422, 412, 409', async () => {
    const path = fresh();
    const bad = { reason: 7 };
    const stale = { headers: { 'if-match': '"9"' } };
    refused(await under.nobody.post(`${path}/return`, bad, stale), 401, 'unauthenticated');
    refused(await stranger.post(`${path}/return`, bad, stale), 404, 'not-found');
    refused(await supervisor.post(`${nowhere}/return`, bad, stale), 404, 'not-found');
    refused(await supervisor.post('/tasks/not-an-id/return', bad, stale), 404, 'not-found');
    refused(await leadHead.post(`${path}/return`, bad, stale), 403, 'forbidden');
    refused(await leadHead.post(`${path}/return`, undefined, { ...stale, raw: '{' }), 403, 'forbidden');
    refused(await supervisor.post(`${path}/return`, bad, stale), 422, 'invalid-body');
    refused(
      await supervisor.post(`${path}/return`, { reason: '不行', extra: 1 }, stale),
      422,
      'invalid-body',
    );
    refused(await supervisor.post(`${path}/return`, { reason: '不行' }, stale), 412, 'stale-version');
    refused(
      await supervisor.post(`${path}/return`, { reason: '不行' }, { headers: { 'if-match': '"1"' } }),
      409,
      'status-not-allowed',
    );
    refused(await leadHead.post(`${path}/fly`), 404, 'not-found');
  });

  it('has one effect and one answer under a key, before If-Match is read', async () => {
    const path = fresh();
    const keyed = { headers: { 'idempotency-key': 'key-1', 'if-match': '"1"' } };
    const first = await leadHead.post(`${path}/accept`, undefined, keyed);
    const second = await leadHead.post(`${path}/accept`, {}, keyed);
    expect(second.status).toBe(200);
    expect(second.body).toEqual(first.body);
    expect(second.body.version).toBe(2);
    refused(
      await leadHead.post(`${path}/comment`, { text: '一' }, { headers: { 'idempotency-key': '坏 键' } }),
      422,
      'invalid-header',
    );
    const comment = { headers: { 'idempotency-key': 'key-1' } };
    expect((await leadHead.post(`${path}/comment`, { text: '一' }, comment)).body.version).toBe(3);
    refused(await leadHead.post(`${path}/comment`, { text: '二' }, comment), 422, 'idempotency-mismatch');
    expect((await leadOfficer.post(`${path}/comment`, { text: '三' }, comment)).body.version).toBe(4);
    const storm = await Promise.all(
      Array.from({ length: 8 }, () =>
        leadHead.post(`${path}/comment`, { text: '四' }, { headers: { 'idempotency-key': 'key-2' } }),
      ),
    );
    expect(
      storm.every((answer) => answer.status === 200 || answer.body.code === 'idempotency-in-flight'),
    ).toBe(true);
    expect((await leadHead.get(path)).body.version).toBe(5);
  });

  it('moves the due day by request and grant, and keeps the original', async () => {
    const path = fresh();
    await leadHead.post(`${path}/accept`);
    const before = (await leadHead.get(path)).body;
    refused(
      await leadHead.post(`${path}/request-extension`, { dueOn: '2023-02-21', reason: '早' }),
      422,
      'invalid-day',
    );
    refused(
      await leadHead.post(`${path}/request-extension`, { dueOn: '2099-02-21', reason: '远' }),
      422,
      'no-calendar',
    );
    refused(
      await leadHead.post(`${path}/request-extension`, { dueOn: '2023-02-30', reason: '无此日' }),
      422,
      'invalid-body',
    );
    refused(await supervisor.post(`${path}/decide-extension`, { grant: true }), 409, 'no-extension-open');
    const asked = await leadOfficer.post(`${path}/request-extension`, {
      dueOn: '2024-03-31',
      reason: '受天气影响',
    });
    expect(asked.status).toBe(200);
    refused(
      await leadHead.post(`${path}/request-extension`, { dueOn: '2024-04-30', reason: '再' }),
      409,
      'extension-open',
    );
    const granted = await supervisor.post(`${path}/decide-extension`, { grant: true });
    expect(granted.body).toMatchObject({ dueOn: '2024-03-31', originalDueOn: before.originalDueOn });
    expect(granted.body.dueAt).toBe('2024-03-29T23:59:59+08:00');
  });

  it('urges once a working day, by the supervising unit or a 书记 above', async () => {
    const path = fresh();
    const secretary = await under.as('6531-party/secretary');
    refused(await leadHead.post(`${path}/urge`, { text: '快' }), 403, 'forbidden');
    expect((await secretary.post(`${path}/urge`, { text: '请抓紧' })).status).toBe(200);
    refused(await supervisorOfficer.post(`${path}/urge`, { text: '再催' }), 429, 'urged-today');
    const inbox = await leadOfficer.get('/notifications?unread=true');
    const urging = inbox.body.items.find((item: { title: string }) => item.title.startsWith('催办：'));
    expect(urging).toMatchObject({ kind: 'urgent', lines: [{ text: expect.stringContaining('请抓紧') }] });
    const read = await leadOfficer.post(`/notifications/${urging.id}/read`);
    expect(read.body.readAt).not.toBeNull();
    refused(await stranger.post(`/notifications/${urging.id}/read`), 404, 'not-found');
    expect((await leadOfficer.post('/notifications/read-all')).status).toBe(200);
    expect((await leadOfficer.get('/notifications?unread=true')).body.items).toEqual([]);
  });

  it('hands a task over, suspends, resumes, terminates, reopens and cancels', async () => {
    const path = fresh();
    refused(await supervisor.post(`${path}/reassign`, { reason: '改' }), 422, 'invalid-body');
    refused(
      await supervisor.post(`${path}/reassign`, { reason: '改', unit: '653122-nobody' }),
      422,
      'unit-unknown',
    );
    const handed = await supervisorOfficer.post(`${path}/reassign`, {
      reason: '职责调整',
      unit: '653122-rural_revit',
    });
    expect(handed.body).toMatchObject({ unit: '653122-rural_revit', status: 'assigned', version: 2 });
    refused(await leadHead.get(path), 404, 'not-found');
    const next = await under.as('653122-rural_revit/head');
    expect((await next.post(`${path}/accept`)).body.status).toBe('active');
    expect((await supervisor.post(`${path}/suspend`, { reason: '待定' })).body).toMatchObject({
      status: 'suspended',
      light: 'grey',
    });
    expect((await supervisorOfficer.post(`${path}/resume`, { reason: '继续' })).body.status).toBe('active');
    expect((await supervisor.post(`${path}/terminate`, { reason: '不再需要' })).body.status).toBe(
      'terminated',
    );
    expect(
      (await supervisor.post(`${path}/reopen`, { dueOn: '2023-11-30', reason: '重启' })).body,
    ).toMatchObject({
      status: 'active',
      dueOn: '2023-11-30',
    });
    expect((await supervisor.post(`${path}/cancel`, { reason: '撤' })).body.status).toBe('cancelled');
    refused(
      await supervisor.post(`${path}/reopen`, { dueOn: '2023-11-30', reason: '再' }),
      409,
      'status-not-allowed',
    );
  });

  it('tells what comes next and why the light is as it is', async () => {
    const path = fresh();
    const schedule = await leadHead.get(`${path}/schedule`);
    const items = schedule.body.items as { at: string; kind: string }[];
    expect(items[0]).toMatchObject({ kind: 'accept-due', recipients: [{ unit: lead, post: 'head' }] });
    expect([...items].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))).toEqual(items);
    expect(items.map((item) => item.kind)).toEqual(
      expect.arrayContaining(['remind', 'report-due', 'escalate']),
    );
    const why = await leadHead.get(`${path}/explanation`);
    expect(why.body).toMatchObject({
      light: 'green',
      reasons: [{ code: 'on-track', text: expect.stringMatching(/\p{Script=Han}/u) }],
      clock: [{ state: 'running', heldBy: lead, to: null }],
    });
    refused(await stranger.get(`${path}/schedule`), 404, 'not-found');
    refused(await leadHead.get(`${path}/schedule?x=1`), 422, 'invalid-query');
  });
});

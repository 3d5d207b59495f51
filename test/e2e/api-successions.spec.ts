import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

const former = '653122-agri';
const successor = '653122-water';
const route = `/units/${former}/successions`;

describe('a unit’s succession over HTTP', () => {
  let under: ApiUnderTest;
  let admin: Person;
  let agri: Person;
  let water: Person;
  beforeAll(async () => {
    under = await apiUnderTest();
    [admin, agri, water] = await Promise.all([
      under.as('administrator'),
      under.as(`${former}/head`),
      under.as(`${successor}/officer`),
    ]);
  });
  afterAll(() => under.close());

  it('is the administrator’s, and says in Chinese what cannot be', async () => {
    const body = { successor, basis: '机构改革方案' };
    expect((await under.nobody.post(route, body)).status).toBe(401);
    expect((await agri.post(route, body)).status).toBe(403);
    expect((await admin.post('/units/653122-nobody/successions', body)).status).toBe(404);
    const refused: readonly [object, number, string][] = [
      [{ successor }, 422, 'invalid-body'],
      [{ ...body, from: '2023-02-30' }, 422, 'invalid-body'],
      [{ ...body, successor: '653122-nobody' }, 422, 'unit-unknown'],
      [{ ...body, successor: former }, 422, 'succession-not-possible'],
      [{ ...body, successor: '653121-water' }, 422, 'succession-not-possible'],
      [{ ...body, successor: '653122-rural_office' }, 422, 'succession-not-possible'],
    ];
    for (const [wrong, status, code] of refused) {
      const answer = await admin.post(route, wrong);
      expect([wrong, answer.status, answer.body.code]).toEqual([wrong, status, code]);
      expect(answer.body.detail).toMatch(/[一-鿿]/u);
    }
    expect((await admin.get(route)).body.items).toEqual([]);
  });

  it('moves the open tasks, once for a key, and both units see it at once', async () => {
    const list = async (who: Person, unit: string): Promise<{ id: string; dueAt: string }[]> =>
      (await who.get(`/tasks?unit=${unit}&limit=200`)).body.items;
    const before = await list(agri, former);
    expect(before.length).toBeGreaterThan(1);
    const body = { successor, basis: '机构改革方案' };
    const key = { headers: { 'idempotency-key': 'succession-1' } };
    const done = await admin.send('POST', route, body, key);
    expect(done.status).toBe(201);
    expect(done.body).toMatchObject({ former, successor, basis: body.basis });
    expect(done.body.change).toMatchObject({ kind: 'succession', state: 'settling' });
    const again = await admin.send('POST', route, body, key);
    expect([again.status, again.body.change.id]).toEqual([201, done.body.change.id]);
    const other = await admin.post(route, { ...body, successor: '653122-finance' });
    expect([other.status, other.body.code]).toEqual([409, 'already-succeeded']);

    const after = new Map((await list(water, successor)).map((task) => [task.id, task]));
    for (const { id, dueAt } of before) {
      expect(after.get(id)).toMatchObject({ dueAt });
      expect((await agri.get(`/tasks/${id}`)).status).toBe(404);
    }
    const [first] = before;
    const events = (await water.get(`/tasks/${first!.id}/events`)).body.items;
    expect(events.at(-1)).toMatchObject({ kind: 'succeeded', data: { from: former, unit: successor } });
    expect((await admin.get(`/units/${successor}/successions`)).body.items).toMatchObject([{ former }]);
  });

  it('gives a unit that has ended nothing to do, and names who does its work now', async () => {
    const supervisor = await under.as('653122-rural_office/head');
    const tasks = (await water.get(`/tasks?unit=${successor}&status=assigned&limit=2`)).body.items;
    const [path, other] = tasks.map(({ id }: { id: string }) => `/tasks/${id}`);
    expect((await water.post(`${path}/accept`)).status).toBe(200);
    const waterHead = await under.as(`${successor}/head`);
    const { id } = (await waterHead.get(path)).body;
    const refused: readonly [Person, string, object][] = [
      [supervisor, 'reassign', { unit: former, reason: '职责' }],
      [supervisor, 'reassign', { support: ['653122-finance', former], reason: '职责' }],
      [waterHead, 'decompose', { items: [{ unit: former }] }],
      [waterHead, 'raise-obstacle', { text: '用地未批', cause: '用地', heldBy: former }],
      [waterHead, 'comment', { text: '请留意', mentions: [`${former}/head`] }],
    ];
    for (const [who, act, body] of refused) {
      const answer = await who.post(`${path}/${act}`, body);
      expect([act, answer.status, answer.body.code]).toEqual([act, 422, 'unit-ended']);
      expect(answer.body.detail).toBe(
        '疏勒县农业农村局（653122-agri）的工作已由疏勒县水利局承接，请改选疏勒县水利局（653122-water）。',
      );
    }
    const bulk = await supervisor.post('/tasks/acts', {
      act: 'reassign',
      items: [{ id, unit: former, reason: '职责' }],
    });
    expect(bulk.body.items).toMatchObject([{ id, ok: false, error: { code: 'unit-ended' } }]);
    expect((await waterHead.get(path)).body).toMatchObject({ unit: successor, status: 'active' });

    const onward = await admin.post(`/units/${successor}/successions`, {
      ...{ successor: '653122-finance', basis: '方案', from: '2024-01-01' },
    });
    expect(onward.status).toBe(201);
    const still = await supervisor.post(`${other}/reassign`, { support: [successor], reason: '协助' });
    expect(still.status).toBe(200);
    under.world.at('2024-01-02T10:00:00+08:00');
    const last = await supervisor.post(`${path}/reassign`, { unit: former, reason: '职责' });
    expect(last.body.detail).toContain('已由疏勒县财政局承接');
  });
});

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
});

import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

describe('deputies over HTTP', () => {
  let under: ApiUnderTest;
  let office: Person;
  let agri: Person;
  let water: Person;
  let colleague: Person;
  let admin: Person;
  beforeAll(async () => {
    under = await apiUnderTest();
    [office, agri, water, colleague, admin] = await Promise.all([
      under.as('653122-rural_office/head'),
      under.as('653122-agri/head'),
      under.as('653122-water/officer'),
      under.as('653122-rural_office/deputy'),
      under.as('administrator'),
    ]);
  });
  afterAll(() => under.close());

  const days = { since: '2023-02-20', until: '2023-03-20' };
  /** Tasks of a unit, handed in by its head. */
  async function submitted(unit: string, count: number): Promise<string[]> {
    const head = await under.as(`${unit}/head`);
    const { items } = (await head.get(`/tasks?unit=${unit}&status=assigned&limit=${count}`)).body;
    const ids = items.map(({ id }: { id: string }) => id);
    for (const id of ids) {
      expect((await head.post(`/tasks/${id}/accept`, {})).status).toBe(200);
      expect((await head.post(`/tasks/${id}/submit`, { summary: '已完成', evidence: [] })).status).toBe(200);
    }
    return ids;
  }
  const approve = async (who: Person, id: string): Promise<number> =>
    (await who.post(`/tasks/${id}/approve`, {})).status;

  it('inherit while it lasts, and never approve their own unit’s or their principal’s work', async () => {
    const [first, second, third] = await submitted('653122-agri', 3);
    const [own] = await submitted('653122-water', 1);
    const mine = async (who: Person): Promise<boolean> =>
      (await who.get('/tasks?unit=653122-agri&limit=200')).body.items.some(
        ({ id }: { id: string }) => id === third,
      );
    expect([await approve(water, first!), await mine(water)]).toEqual([404, false]);

    const set = await office.post('/delegations', { to: water.username, ...days });
    expect(set.status).toBe(201);
    expect(set.body).toMatchObject({ from: office.username, to: water.username, ...days, active: true });
    expect((await office.post('/delegations', { to: agri.username, ...days })).status).toBe(201);
    // As the supervising unit's: another's work, but neither officer's own unit's.
    expect([await mine(water), (await water.get(`/tasks/${first}`)).status]).toEqual([true, 200]);
    expect((await water.get(`/tasks/${first}`)).body.acts).toContain('approve');
    expect((await water.get(`/tasks/${own}`)).body.acts).not.toContain('approve');
    expect(await approve(water, own!)).toBe(403);
    expect(await approve(agri, first!)).toBe(403);
    expect(await approve(water, first!)).toBe(200);
    const events = (await water.get(`/tasks/${first}/events`)).body.items;
    expect(events.at(-1).actor).toMatchObject({
      username: water.username,
      unit: '653122-rural_office',
      post: 'head',
      deputyOf: office.username,
    });
    expect((await water.get('/me')).body.posts).toContainEqual(
      expect.objectContaining({ unit: '653122-rural_office', deputyOf: office.username }),
    );

    // Whoever stands in for the lead unit's head does not approve that unit's work in the post of their own.
    const forAgri = await agri.post('/delegations', { to: colleague.username, ...days });
    expect(await approve(colleague, second!)).toBe(403);
    expect((await agri.delete(`/delegations/${forAgri.body.id}`)).status).toBe(204);
    expect(await approve(colleague, second!)).toBe(200);

    expect((await office.delete(`/delegations/${set.body.id}`)).status).toBe(204);
    expect([await approve(water, third!), await mine(water)]).toEqual([404, false]);
  });

  it('are set by the principal, the head of their unit or the administrator', async () => {
    const officer = await under.as('653122-agri/officer');
    const body = { from: officer.username, to: water.username, ...days };
    expect((await water.post('/delegations', body)).status).toBe(403);
    expect((await office.post('/delegations', body)).status).toBe(403);
    for (const who of [officer, agri, admin]) {
      const made = await who.post('/delegations', body);
      expect(made.status).toBe(201);
      expect((await water.delete(`/delegations/${made.body.id}`)).status).toBe(403);
      expect((await office.delete(`/delegations/${made.body.id}`)).status).toBe(404);
      const listed = async (asker: Person): Promise<boolean> =>
        (await asker.get('/delegations')).body.items.some(({ id }: { id: string }) => id === made.body.id);
      expect([await listed(water), await listed(agri), await listed(office)]).toEqual([true, true, false]);
      expect((await who.delete(`/delegations/${made.body.id}`)).status).toBe(204);
      expect(await listed(water)).toBe(false);
    }
  });

  it('are chosen among colleagues: a unit’s people are shown to their own and to the administrator', async () => {
    const people = async (who: Person, unit: string): Promise<[number, string[] | undefined]> => {
      const { status, body } = await who.get(`/units/${unit}/people`);
      return [status, body.items?.map(({ username }: { username: string }) => username)];
    };
    for (const who of [office, admin]) {
      const [status, names] = await people(who, '653122-rural_office');
      expect(status).toBe(200);
      expect(names).toEqual(expect.arrayContaining([office.username, colleague.username]));
      expect(names).not.toContain(agri.username);
    }
    expect(await people(agri, '653122-rural_office')).toEqual([403, undefined]);
    expect((await people(agri, '653122-nothing'))[0]).toBe(404);
  });

  it('are refused where they make no sense, and end by themselves', async () => {
    const faulty = [
      { to: office.username, ...days },
      { to: admin.username, ...days },
      { to: water.username, since: '2023-03-01', until: '2023-02-28' },
      { to: water.username, since: '2022-01-01', until: '2022-02-01' },
    ];
    for (const body of faulty) {
      expect((await office.post('/delegations', body)).body.code).toBe('invalid-delegation');
    }
    expect((await office.post('/delegations', { to: 'nobody', ...days })).body.code).toBe('account-unknown');
    const made = await office.post('/delegations', {
      to: water.username,
      since: '2023-02-20T00:00:00+08:00',
      until: '2023-02-21T18:00:00+08:00',
    });
    expect(made.status).toBe(201);
    const seen = async (): Promise<number> =>
      (await (await under.as('653122-water/officer')).get('/delegations')).body.total;
    const before = await seen();
    under.world.at('2023-02-21T18:00:01+08:00');
    expect(await seen()).toBe(before - 1);
  });
});

import { docket, docketDetail, overdueItem, task as taskSchema } from '@duban/contracts';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Listed {
  readonly id: string;
  readonly unit: string;
  readonly clause: number;
  readonly dueAt: string;
  readonly status: string;
  readonly light: string;
  readonly overdue: boolean;
  readonly title: string;
  readonly territory: string;
}

describe('lists over HTTP', () => {
  let under: ApiUnderTest;
  let office: Person;
  let agri: Person;
  let admin: Person;
  beforeAll(async () => {
    under = await apiUnderTest({ issue: { territories: ['653122', '653125'], depth: 'county' } });
    [office, agri, admin] = await Promise.all([
      under.as('6531-rural_office/head'),
      under.as('653122-agri/head'),
      under.as('administrator'),
    ]);
  });
  afterAll(() => under.close());

  const every = async (who: Person, path: string): Promise<Listed[]> => {
    const items: Listed[] = [];
    let cursor: string | null = null;
    do {
      const mark: string = cursor === null ? '' : `&cursor=${cursor}`;
      const page = await who.get(`${path}${path.includes('?') ? '&' : '?'}limit=37${mark}`);
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      cursor = page.body.nextCursor;
    } while (cursor !== null);
    return items;
  };

  it.each(['dueAt', '-dueAt', 'updatedAt', '-updatedAt', 'unit', '-unit', 'clause', '-clause'])(
    'pages through everything once, by %s',
    async (sort) => {
      const all = await every(office, `/tasks?sort=${sort}`);
      const first = await office.get('/tasks?limit=1');
      expect(all.length).toBe(first.body.total);
      expect(new Set(all.map((task) => task.id)).size).toBe(all.length);
      const key = sort.replace('-', '') as 'clause' | 'dueAt' | 'unit';
      const values = all.map((task) => task[key]);
      const order = (a: number | string, b: number | string): number => (a < b ? -1 : a > b ? 1 : 0);
      const sorted = [...values].sort(order);
      expect(values).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
    },
  );

  it.each(['events', 'schedule'])(
    'answers a task’s %s whole, or in parts that make up the whole',
    async (list) => {
      const { id } = (await every(agri, '/tasks?unit=653122-agri&sort=-dueAt'))[0] ?? { id: '' };
      const whole = await agri.get(`/tasks/${id}/${list}`);
      expect(whole.body.nextCursor).toBeNull();
      const parts: unknown[] = [];
      let cursor: string | null = null;
      do {
        const mark: string = cursor === null ? '' : `&cursor=${cursor}`;
        const part = await agri.get(`/tasks/${id}/${list}?limit=1${mark}`);
        expect(part.body.items.length).toBe(1);
        parts.push(...part.body.items);
        cursor = part.body.nextCursor;
      } while (cursor !== null);
      expect(parts).toEqual(whole.body.items);
      expect((await agri.get(`/tasks/${id}/${list}?cursor=elsewhere`)).status).toBe(422);
    },
  );

  it('shows each caller its own, as the contract’s task', async () => {
    const mine = await every(agri, '/tasks?mine=true');
    expect(mine.length).toBeGreaterThan(3);
    const seen = await every(agri, '/tasks');
    expect(seen.every((task) => task.territory === '653122')).toBe(true);
    expect(seen.length).toBeLessThan((await every(office, '/tasks')).length);
    for (const task of mine) expect(taskSchema.strict().safeParse(task).error).toBeUndefined();
    expect((await admin.get('/tasks')).body).toEqual({ items: [], nextCursor: null, total: 0 });
    expect((await admin.get(`/tasks/${mine[0]?.id}`)).status).toBe(404);
    expect((await admin.get('/dockets')).body.items).toEqual([]);
  });

  it('narrows by every filter', async () => {
    const all = await every(office, '/tasks');
    const expectSame = async (query: string, keep: (task: Listed) => boolean): Promise<void> => {
      const found = await every(office, `/tasks?${query}`);
      expect(found.map((task) => task.id).sort()).toEqual(
        all
          .filter(keep)
          .map((task) => task.id)
          .sort(),
      );
    };
    const someTitle = all[0]?.title.slice(0, 4) ?? '';
    await expectSame('unit=653122-agri,653125-agri', (task) => /^6531(?:22|25)-agri$/u.test(task.unit));
    await expectSame('territory=653122', (task) => task.territory === '653122');
    await expectSame('territory=6531', () => true);
    await expectSame('territory=6532', () => false);
    await expectSame('clause=14,15', (task) => task.clause === 14 || task.clause === 15);
    await expectSame('status=active', () => false);
    await expectSame('light=green,yellow', (task) => task.light !== 'red');
    await expectSame('overdue=false', (task) => !task.overdue);
    await expectSame('dueBefore=2023-07-01', (task) => task.dueAt < '2023-07-01');
    await expectSame('dueBefore=2023-07-01T00:00:00%2B08:00', (task) => task.dueAt < '2023-07-01');
    await expectSame(`q=${encodeURIComponent(someTitle)}`, (task) => task.title.includes(someTitle));
    await expectSame('q=%25', (task) => task.title.includes('%'));
    await expectSame(`document=${under.world.documentId}`, () => true);
    await expectSame(
      'supervisor=653122-rural_office',
      (task) =>
        task.unit.startsWith('653122-') &&
        !task.unit.endsWith('rural_office') &&
        !task.unit.endsWith('party'),
    );
  });

  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'limit=-1',
    'limit=1e2',
    'limit=',
    'cursor=nonsense',
    'cursor=',
    'sort=title',
    'status=open',
    'status=',
    'light=purple',
    'overdue=yes',
    'dueBefore=tomorrow',
    'dueBefore=2023-02-30',
    'clause=a',
    'clause=99999999999999999999',
    'document=1',
    'unit=agri',
    'territory=99999',
    'unknown=1',
    'q=',
    'q=%00',
    'limit=1&limit=2',
  ])('refuses the query %s', async (query) => {
    const answer = await office.get(`/tasks?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('invalid-query');
  });

  it('refuses a cursor of another order', async () => {
    const page = await office.get('/tasks?limit=1&sort=unit');
    expect((await office.get(`/tasks?limit=1&sort=clause&cursor=${page.body.nextCursor}`)).status).toBe(422);
    expect((await office.get(`/dockets?limit=1&cursor=${page.body.nextCursor}`)).status).toBe(422);
  });

  it('lists a unit’s docket with what it owes next, accepts all of it and reports many at once', async () => {
    const list = await agri.get('/dockets?unit=653122-agri');
    const [mine] = list.body.items;
    expect(docket.strict().safeParse(mine).error).toBeUndefined();
    expect(mine).toMatchObject({ unit: '653122-agri', planYear: 2023, acceptBy: '2023-02-22' });
    expect(mine.tasks.assigned).toBe(mine.tasks.total);
    const path = `/dockets/${mine.id}`;
    const stranger = await under.as('653125-agri/head');
    expect((await stranger.get(path)).status).toBe(404);
    expect((await office.post(`${path}/accept`)).status).toBe(403);
    const keyed = { headers: { 'idempotency-key': 'all' } };
    const accepted = await agri.post(`${path}/accept`, undefined, keyed);
    expect(accepted.body.items).toHaveLength(mine.tasks.total);
    expect(accepted.body.items.every((item: { ok: boolean }) => item.ok)).toBe(true);
    expect((await agri.post(`${path}/accept`, undefined, keyed)).body).toEqual(accepted.body);
    const again = await agri.post(`${path}/accept`);
    expect(again.body).toMatchObject({ status: 409, code: 'status-not-allowed', allowed: ['assigned'] });

    const detail = await agri.get(path);
    expect(docketDetail.safeParse(detail.body).error).toBeUndefined();
    const [one, two] = detail.body.items;
    const report = {
      items: [
        { taskId: one.id, percent: 30, text: '已启动' },
        { taskId: two.id, forecast: 'late', values: { 面积: 12.5 } },
        { taskId: '00000000-0000-4000-8000-000000000000', percent: 1 },
      ],
    };
    const reported = await agri.post(`${path}/report`, report);
    expect(reported.body.items.map((item: { ok: boolean }) => item.ok)).toEqual([true, true, false]);
    expect(reported.body.items[0].task).toMatchObject({ progress: 30, status: 'active' });
    expect(reported.body.items[2].error).toMatchObject({ code: 'not-found', status: 404 });
    expect((await agri.post(`${path}/report`, { items: [] })).status).toBe(422);
  });

  it('does one act to many tasks, item by item', async () => {
    const head = await under.as('653125-agri/head');
    const [one, two] = await every(head, '/tasks?unit=653125-agri');
    const [foreign] = await every(agri, '/tasks?unit=653122-agri');
    const many = await head.post('/tasks/acts', {
      act: 'decline',
      items: [
        { id: one?.id, reason: '不属职责' },
        { id: two?.id },
        { id: foreign?.id, reason: '不属职责' },
        { id: one?.id, reason: '再退' },
        { id: foreign?.id, reason: 5 },
        { id: 'nothing', reason: '不属职责' },
      ],
    });
    expect(many.status).toBe(200);
    expect(
      many.body.items.map((item: { ok: boolean; error?: { code: string } }) => item.error?.code ?? item.ok),
    ).toEqual([true, 'invalid-body', 'not-found', 'status-not-allowed', 'not-found', 'not-found']);
    expect((await head.post('/tasks/acts', { act: 'fly', items: [{ id: one?.id }] })).status).toBe(422);
    expect((await head.post('/tasks/acts', { act: 'accept', items: [] })).status).toBe(422);
  });

  it('tells what is overdue: how late, in whose hands, who was told, what comes next', async () => {
    expect((await office.get('/supervision/overdue')).body.items).toEqual([]);
    const clocks = await under.world.ds.query<{ id: string }[]>('SELECT id FROM clock ORDER BY id');
    under.world.at('2023-07-20T12:00:00+08:00');
    for (const { id } of clocks) await under.world.record.wake(id);
    const found = await office.get('/supervision/overdue?limit=200');
    expect(found.body.items.length).toBeGreaterThan(1);
    const worst = found.body.items.find((item: Listed) => item.status !== 'declined');
    const handedBack = found.body.items.filter((item: Listed) => item.status === 'declined');
    expect(handedBack.every((item: { heldBy: string }) => item.heldBy === '653125-rural_office')).toBe(true);
    expect(overdueItem.strict().safeParse(worst).error).toBeUndefined();
    expect(worst).toMatchObject({ overdue: true, light: 'red', heldBy: worst.unit });
    expect(worst.lateWorkingDays).toBeGreaterThan(0);
    expect(worst.told.length).toBeGreaterThan(0);
    expect(worst.told[0]).toMatchObject({ at: expect.stringMatching(/\+08:00$/u), post: expect.any(String) });
    expect(worst.escalationLevel).toBe(Math.max(...worst.told.map((who: { level: number }) => who.level)));
    expect(Date.parse(worst.next.at)).toBeGreaterThan(under.world.now());
    const listed = await every(office, '/tasks?overdue=true');
    expect(listed.length).toBe(found.body.items.length);
    const red = await every(office, '/tasks?light=red');
    expect(red.every((task) => task.light === 'red')).toBe(true);
    expect(
      (await agri.get('/supervision/overdue')).body.items.every(
        (item: Listed) => item.territory === '653122',
      ),
    ).toBe(true);
  });

  it('name the places below a place, one unit each', async () => {
    const { body } = await agri.get('/units?parent=6531&type=party&limit=200');
    const codes = body.items.map(({ code }: { code: string }) => code);
    expect(codes[0]).toBe('6531-party');
    expect(codes).toEqual(expect.arrayContaining(['653122-party', '653125-party']));
    expect(codes).toHaveLength(13);
    expect((await agri.get('/units?type=Party')).status).toBe(422);
  });
});

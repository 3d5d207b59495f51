import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Template {
  readonly rules: object;
  readonly tasks: readonly { readonly key: string; readonly due: string }[];
}

interface Moved {
  readonly id: string;
  readonly from: { readonly dueAt: string; readonly escalations: readonly string[] };
  readonly to: {
    readonly dueAt: string;
    readonly nextReportBy: string | null;
    readonly escalations: readonly string[];
  };
}

describe('templates and calendar over HTTP', () => {
  let under: ApiUnderTest;
  let office: Person;
  let admin: Person;
  let county: Person;
  beforeAll(async () => {
    under = await apiUnderTest();
    [office, admin, county] = await Promise.all([
      under.as('65-rural_office/head'),
      under.as('administrator'),
      under.as('653122-rural_office/head'),
    ]);
  });
  afterAll(() => under.close());

  it('are changed by the region’s 农办, and looked at by all', async () => {
    const body = { rules: { ladder: [2, 4, 8] } };
    for (const who of [admin, county]) {
      expect((await who.put('/templates/15', body)).status).toBe(403);
      expect((await who.post('/templates/15/preview', body)).status).toBe(403);
    }
    expect((await under.nobody.put('/templates/15', body)).status).toBe(401);
    expect((await office.put('/templates/99', body)).status).toBe(404);
    expect((await county.get('/templates/15')).body).toMatchObject({ clause: 15, version: 1 });
  });

  it('say in Chinese what is wrong with a version', async () => {
    const { body: template } = await office.get('/templates/15');
    const [first, ...rest] = template.tasks;
    const faulty: readonly [object, string][] = [
      [{ rules: { ladder: [3, 1] } }, 'rules.ladder'],
      [{ rules: { ladders: [1] } }, 'rules.ladders'],
      [{ tasks: [{ ...first, due: '02-30' }, ...rest] }, 'tasks.0.due'],
      [{ tasks: [{ ...first, lead: 'nobody' }, ...rest] }, 'tasks.0.lead'],
      [{ tasks: [{ ...first, sentences: [99] }, ...rest] }, 'tasks.0.sentences'],
      [{ tasks: [first, first] }, 'tasks'],
      [{ clause: 16 }, 'clause'],
      [{ colour: 'red' }, 'colour'],
    ];
    for (const [body, path] of faulty) {
      for (const answer of [
        await office.put('/templates/15', body),
        await office.post('/templates/15/preview', body),
      ]) {
        expect([path, answer.status, answer.body.code]).toEqual([path, 422, 'invalid-body']);
        const told = answer.body.errors.find((fault: { path: string }) => fault.path === path);
        expect(told?.message).toMatch(/\p{Script=Han}/u);
      }
    }
    expect((await office.get('/templates/15/versions')).body.items).toHaveLength(1);
  });

  it('list what a change would move, move it when asked, and restore it when taken back', async () => {
    const { body: template } = (await office.get('/templates/15')) as { body: Template };
    const changed = {
      ...template,
      rules: { ...template.rules, ladder: [2, 4, 8], acceptWithin: 5 },
      tasks: template.tasks.map((task) => ({ ...task, due: '10-15' })),
    };
    const items: Moved[] = [];
    const totals = new Set<number>();
    let cursor = '';
    do {
      const page = await office.post(`/templates/15/preview?limit=7${cursor}`, changed);
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      totals.add(page.body.totals.moved);
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
    } while (cursor !== '');
    expect([...totals]).toEqual([items.length]);
    expect(items.length).toBeGreaterThan(3);
    const dues = async (): Promise<readonly [string, string, string | null][]> =>
      Promise.all(
        items.map(async ({ id }) => {
          const { body } = await office.get(`/tasks/${id}`);
          return [id, body.dueAt, body.nextReportBy] as const;
        }),
      ).then((all) => all.map(([id, due, report]) => [id, due, report]));
    const before = await dues();

    // Each item tells the days on which the chain would hear, before and after.
    expect(items.every(({ from, to }) => String(from.escalations) !== String(to.escalations))).toBe(true);

    // Kept without moving: running tasks keep their terms.
    expect((await office.put('/templates/15', changed)).body).toMatchObject({ version: 2, migration: null });
    expect(await dues()).toEqual(before);
    const done = await office.put('/templates/15', { ...changed, migrate: true });
    expect(done.body).toMatchObject({ version: 2, migration: { kind: 'template' } });
    expect(done.body.migration.moved).toBeGreaterThanOrEqual(items.length);
    expect(await dues()).toEqual(items.map(({ id, to }) => [id, to.dueAt, to.nextReportBy]));
    const [one] = items;
    const events = (await office.get(`/tasks/${one!.id}/events`)).body.items;
    expect(events.at(-1)).toMatchObject({
      kind: 'terms-changed',
      actor: { unit: '65-rural_office', post: 'head' },
      data: { cause: 'template', of: 2, dueOn: '2023-10-15' },
    });
    expect((await office.get(`/tasks/${one!.id}/explanation`)).body.reasons).toContainEqual(
      expect.objectContaining({ code: 'terms-changed' }),
    );
    expect((await office.get(`/rule-changes/${done.body.migration.id}`)).body.state).not.toBe('running');

    const back = await office.put('/templates/15', { ...template, version: 1, migrate: true });
    expect(back.body.version).toBe(3);
    expect(await dues()).toEqual(before);
    expect((await office.get('/templates/15/versions')).body.items).toMatchObject([
      { version: 3, createdBy: '65-rural_office/head' },
      { version: 2 },
      { version: 1, createdBy: null },
    ]);
    const former = await county.get('/templates/15/versions/1');
    expect(former.body).toMatchObject({ clause: 15, version: 1, tasks: template.tasks });
    for (const none of ['0', '4', '01', 'first']) {
      expect((await county.get(`/templates/15/versions/${none}`)).status).toBe(404);
    }
    expect((await county.get('/templates?limit=1')).body.defaults).toMatchObject({
      ladder: [1, 3, 7, 15, 25],
    });
  });

  it('take a year’s notice from the administrator alone, and count running tasks anew', async () => {
    const { body: year } = await county.get('/calendar/2023');
    expect(year).toMatchObject({ year: 2023, provisional: false, version: 1 });
    const { body: list } = await county.get('/calendar');
    expect(list.items.at(-1)).toMatchObject({ year: 2028, provisional: true });
    expect((await county.get('/calendar/2031')).body.code).toBe('no-calendar');
    expect((await county.get('/calendar/soon')).status).toBe(404);
    const days = [...year.regionalDaysOff, '2023-03-31', '2023-06-27', '2023-12-29'];
    const notice = { ...year, regionalDaysOff: days };
    for (const who of [office, county]) expect((await who.put('/calendar/2023', notice)).status).toBe(403);
    expect((await admin.put('/calendar/2031', notice)).body.code).toBe('no-calendar');
    const faulty = await admin.put('/calendar/2023', {
      ...notice,
      holidays: [],
      makeUpWorkdays: ['2023-03-01'],
    });
    expect([faulty.status, faulty.body.code]).toEqual([422, 'invalid-body']);
    expect(faulty.body.errors[0].message).toMatch(/\p{Script=Han}/u);
    expect((await admin.put('/calendar/2023', { ...notice, year: 2024 })).status).toBe(422);

    const foretold = await office.post('/calendar/2023/preview?limit=200', notice);
    expect(foretold.body.totals.moved).toBeGreaterThan(10);
    expect((await admin.post('/calendar/2023/preview', notice)).body).toMatchObject({
      items: [],
      totals: foretold.body.totals,
    });
    const loaded = await admin.put('/calendar/2023', notice);
    expect(loaded.body).toMatchObject({
      version: 2,
      loadedBy: 'administrator',
      change: { kind: 'calendar' },
    });
    for (const { id, to } of foretold.body.items as readonly Moved[]) {
      expect((await office.get(`/tasks/${id}`)).body).toMatchObject({
        dueAt: to.dueAt,
        nextReportBy: to.nextReportBy,
      });
    }
    expect((await admin.put('/calendar/2023', notice)).body).toMatchObject({ version: 2, change: null });
    // A year whose notice has not come says so.
    const { body: next } = await county.get('/calendar/2027');
    expect(next.provisional).toBe(true);
    expect((await admin.put('/calendar/2027', { ...next, provisional: false })).body).toMatchObject({
      provisional: false,
    });
  });
});

import { foldBoard, rebuildBoard } from '@duban/persistence';
import { asLead, asSupervisor } from '@duban/test-support';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Cell {
  readonly document: string;
  readonly clause: number;
  readonly total: number;
  readonly green: number;
  readonly yellow: number;
  readonly red: number;
  readonly blue: number;
  readonly grey: number;
  readonly overdue: number;
}
interface Row extends Cell {
  readonly unit: string | null;
  readonly territory: string;
  readonly own: boolean;
  readonly cells: readonly Cell[];
}
interface Task {
  readonly id: string;
  readonly unit: string;
  readonly clause: number;
  readonly level: string;
  readonly light: 'blue' | 'green' | 'grey' | 'red' | 'yellow';
  readonly overdue: boolean;
  readonly territory: string;
}

const callers = [
  ['65-rural_office/head'],
  ['653122-party/secretary'],
  ['65-party_office/deputy'],
  ['65-agri/head'],
  ['653122-agri/head', '6531-finance/officer'],
  ['653122-rural_office/head', '65-agri/officer', '6531-agri/deputy'],
];

describe('the board over HTTP', () => {
  let under: ApiUnderTest;
  beforeAll(async () => {
    under = await apiUnderTest({ issue: { territories: ['653122', '653125'], depth: 'county' } });
    const { record, ds, at } = under.world;
    const tasks = await ds.query<{ id: string }[]>('SELECT id FROM task ORDER BY key, unit LIMIT 90');
    const act = async (from: number, to: number, command: Parameters<typeof record.act>[0]['command']) => {
      for (const { id } of tasks.slice(from, to)) {
        const authorize = command.act === 'approve' || command.act === 'suspend' ? asSupervisor : asLead;
        await record.act({ taskId: id, command, authorize });
      }
    };
    await act(0, 80, { act: 'accept' });
    await act(0, 20, { act: 'submit', summary: '完成', evidence: [] });
    await act(0, 10, { act: 'approve' });
    await act(30, 40, { act: 'progress', text: '受阻', forecast: 'late' });
    await act(40, 45, { act: 'suspend', reason: '等待政策' });
    at('2023-05-15T12:00:00+08:00');
  });
  afterAll(() => under.close());

  const everyTask = async (who: Person): Promise<Task[]> => {
    const items: Task[] = [];
    let cursor = '';
    for (;;) {
      const page = await who.get(`/tasks?limit=200${cursor}`);
      items.push(...page.body.items);
      if (page.body.nextCursor === null) return items;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
  };
  const everyRow = async (who: Person, query: string): Promise<Row[]> => {
    const items: Row[] = [];
    let cursor = '';
    for (;;) {
      const page = await who.get(`/supervision/board?limit=13&${query}${cursor}`);
      expect(page.status).toBe(200);
      items.push(...page.body.items);
      if (page.body.nextCursor === null) return items;
      cursor = `&cursor=${page.body.nextCursor}`;
    }
  };
  const counted = (tasks: readonly Task[]): Record<string, number> => {
    const counts: Record<string, number> = { total: tasks.length };
    for (const light of ['green', 'yellow', 'red', 'blue', 'grey']) {
      counts[light] = tasks.filter((task) => task.light === light).length;
    }
    counts.overdue = tasks.filter((task) => task.overdue).length;
    return counts;
  };
  const expectRows = (rows: readonly Row[], tasks: readonly Task[], keyOf: (task: Task) => string): void => {
    const grouped = new Map<string, Task[]>();
    for (const task of tasks) grouped.set(keyOf(task), [...(grouped.get(keyOf(task)) ?? []), task]);
    const shown = Object.fromEntries(
      rows.flatMap((row) =>
        row.cells.map(({ document: _, clause, light: __, ...tally }: Cell & { light?: string }) => [
          `${row.unit ?? (row.own ? `${row.territory} own` : row.territory)} ${clause}`,
          tally,
        ]),
      ),
    );
    expect(shown).toEqual(Object.fromEntries([...grouped].map(([key, all]) => [key, counted(all)])));
  };

  it.each(callers)('counts by unit and clause just the tasks that %s may list', async (...posts) => {
    const who = await under.as(...posts);
    const tasks = await everyTask(who);
    expectRows(await everyRow(who, 'by=unit'), tasks, (task) => `${task.unit} ${task.clause}`);
    const { body } = await who.get('/supervision/board?limit=1');
    expect(body.totals).toEqual(counted(tasks));
    const county = tasks.filter((task) => task.territory.startsWith('653122') && task.clause === 14);
    const rows = await everyRow(who, 'by=unit&territory=653122&clause=14');
    expectRows(rows, county, (task) => `${task.unit} ${task.clause}`);
  });

  it.each(callers)('counts by place and clause for %s, from the top and below', async (...posts) => {
    const who = await under.as(...posts);
    const tasks = await everyTask(who);
    const place = (task: Task, digits: number, own: string): string =>
      task.territory === own ? `${own} own` : task.territory.slice(0, digits);
    for (const [code, digits] of [
      ['65', 4],
      ['6531', 6],
      ['653122', 9],
    ] as const) {
      const below = tasks.filter((task) => task.territory.startsWith(code));
      const rows = await everyRow(who, `by=territory&territory=${code}`);
      expectRows(rows, below, (task) => `${place(task, digits, code)} ${task.clause}`);
    }
    const { body } = await who.get('/supervision/board?by=territory&territory=6531&level=county');
    const counties = tasks.filter((task) => task.territory.startsWith('6531') && task.level === 'county');
    expect(body.totals).toEqual(counted(counties));
    const whole = await who.get('/supervision/board?by=territory');
    expect(whole.body.totals).toEqual(counted(tasks));
    const sum = (whole.body.items as Row[]).reduce((total, row) => total + row.total, 0);
    expect(sum).toBe(tasks.length);
  });

  it('shows an act at once and what time alone changes, and counts the same when counted anew', async () => {
    const who = await under.as('653122-rural_office/head');
    const before = await who.get('/supervision/board?limit=200');
    const [task] = (await who.get('/tasks?unit=653122-agri&status=assigned,active&limit=1')).body.items;
    await (
      await under.as('653122-rural_office/head')
    ).post(`/tasks/${task.id}/terminate`, { reason: '不再办理' });
    const after = await who.get('/supervision/board?limit=200');
    expect(after.body.totals.grey).toBe(before.body.totals.grey + 1);
    under.world.at('2023-11-30T12:00:00+08:00');
    const later = await who.get('/supervision/board?limit=200');
    expect(later.body.totals).toEqual(counted(await everyTask(who)));
    expect(later.body.totals.overdue).toBeGreaterThan(after.body.totals.overdue);
    await rebuildBoard(under.world.ds);
    while ((await foldBoard(under.world.ds, under.world.now())).more);
    const rebuilt = await who.get('/supervision/board?limit=200');
    expect({ ...rebuilt.body, asOf: later.body.asOf }).toEqual(later.body);
  });

  it('says nothing to an administrator, and of places that do not exist', async () => {
    const admin = await under.as('administrator');
    expect((await admin.get('/supervision/board')).body).toMatchObject({ items: [], totals: { total: 0 } });
    const office = await under.as('6531-rural_office/head');
    expect((await office.get('/supervision/board?territory=659999')).body.items).toEqual([]);
    expect((await office.get('/supervision/board?by=planet')).status).toBe(422);
    expect((await office.get('/supervision/board?cursor=abc')).status).toBe(422);
    expect((await under.nobody.get('/supervision/board')).status).toBe(401);
  });
});

import { zip } from '../corpus/policy/zip-writer';
import { apiUnderTest, upload } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

/** The fourteen prefectures, each with a length of road (公里) of its own for two quarters. */
const prefectures = [
  ...['6501', '6502', '6504', '6505', '6523', '6527', '6528', '6529', '6530', '6531', '6532', '6540', '6542'],
  '6543',
];
const lengths = prefectures.map((code, i) => ({ code, first: 10.5 + i, second: 200.25 + i * 7 }));
const sum = (pick: (each: (typeof lengths)[number]) => number): number =>
  Math.round(lengths.reduce((all, each) => all + pick(each) * 100, 0)) / 100;

interface Standing {
  readonly period: string;
  readonly value: number | null;
}
/** How a figure's answer stands in a period. */
const at = (body: { readonly periods: readonly Standing[] }, period: string): Standing | undefined =>
  body.periods.find((each) => each.period === period);

describe('indicators over HTTP', () => {
  let system: ApiUnderTest;
  let office: Person;
  let roads: string;
  let water: string;
  beforeAll(async () => {
    system = await apiUnderTest({ clauses: [26, 29], issue: { territories: null, depth: 'prefecture' } });
    system.world.at('2023-07-10T11:00:00+08:00');
    office = await system.as('65-rural_office/head');
    const { body } = await office.get('/indicators?clause=26&limit=200');
    const idOf = (key: string, position: number): string =>
      body.items.find(
        (item: { key: string; position: number }) => item.key === key && item.position === position,
      ).id;
    roads = idOf('rural-roads', 1);
    water = idOf('water-rate', 1);
  }, 120_000);
  afterAll(() => system.close());

  const transport = (code: string): Promise<Person> => system.as(`${code}-transport/officer`);

  it('lists the figures of the clauses with their targets and rules', async () => {
    const { status, body } = await office.get('/indicators?limit=200');
    expect(status).toBe(200);
    expect(body.items).toHaveLength(5);
    const found = body.items.find((item: { id: string }) => item.id === roads);
    expect(found).toMatchObject({
      ...{ clause: 26, text: '全区新改建农村公路7200公里', comparator: '>=', value: 7200, unit: '公里' },
      rollUp: { rule: 'sum', weight: null },
      target: { value: 7200, source: 'document' },
      territory: { code: '65', level: 'region', unit: '65-transport' },
      latest: null,
      light: 'grey',
    });
    const coverage = body.items.find((item: { key: string }) => item.key === 'law-adviser');
    expect(coverage.rollUp.rule).toBe('share-of-units');
    const page = await office.get('/indicators?limit=2');
    const next = await office.get(`/indicators?limit=200&cursor=${page.body.nextCursor}`);
    expect([...page.body.items, ...next.body.items].map((item) => item.id)).toEqual(
      body.items.map((item: { id: string }) => item.id),
    );
  });

  it('rolls up over the fourteen prefectures what one adds by hand', async () => {
    for (const { code, first, second } of lengths) {
      const lead = await transport(code);
      for (const [period, value] of [
        ['2023-Q1', first],
        ['2023-Q2', second],
      ]) {
        const unit = `${code}-transport`;
        const { status } = await lead.post(`/indicators/${roads}/reports`, { unit, period, value });
        expect(status).toBe(201);
      }
    }
    const { body } = await office.get(`/indicators/${roads}`);
    expect(at(body, '2023-Q1')).toMatchObject({
      period: '2023-Q1',
      own: null,
      value: sum((each) => each.first),
      expected: 216,
    });
    expect(at(body, '2023-Q2')).toMatchObject({
      period: '2023-Q2',
      rolledUp: { value: sum((each) => each.second), units: 14, reported: 14, carried: 0 },
      expected: 2880,
      reached: false,
    });
    expect(body.forecast).toEqual({
      value: Math.round((sum((each) => each.second) / 40) * 100 * 1e6) / 1e6,
      method: 'season',
      reached: true,
    });
    expect(body.children.map((child: { code: string }) => child.code)).toEqual(prefectures);
    const q2 = body.children.map((child: { periods: Standing[] }) => at(child, '2023-Q2')!.value);
    expect(q2).toEqual(lengths.map((each) => each.second));
  });

  it('weights a mean by the weights that are set, and says where they are missing', async () => {
    const rates = prefectures.map((code, i) => ({ code, rate: 90 + i * 0.5, people: 1000 * (i + 1) }));
    for (const { code, rate } of rates) {
      const lead = await system.as(`${code}-water/head`);
      const report = { unit: `${code}-water`, period: '2023-Q2', value: String(rate) };
      expect((await lead.post(`/indicators/${water}/reports`, report)).status).toBe(201);
    }
    const plain = await office.get(`/indicators/${water}`);
    expect(plain.body.rollUp).toEqual({ rule: 'weighted-mean', weight: '农村人口' });
    expect(plain.body.latest.rolledUp).toMatchObject({ value: 93.25, equalWeights: true });
    const items = rates.map(({ code, people }) => ({ territory: code, weight: people }));
    expect((await office.put(`/indicators/${water}/targets`, { items })).status).toBe(200);
    const weighted = await office.get(`/indicators/${water}`);
    const byHand =
      rates.reduce((all, { rate, people }) => all + rate * people, 0) /
      rates.reduce((all, { people }) => all + people, 0);
    expect(weighted.body.latest.rolledUp).toMatchObject({ equalWeights: false });
    expect(weighted.body.latest.rolledUp.value).toBeCloseTo(byHand, 6);
  });

  it('keeps the value that a correction replaces: who, when and why', async () => {
    const lead = await transport('6531');
    const supervisor = await system.as('6531-rural_office/officer');
    const report = { unit: '6531-transport', period: '2023-Q1', value: 33, reason: '重复统计' };
    const corrected = await supervisor.post(`/indicators/${roads}/reports`, report);
    expect(corrected.body).toMatchObject({ source: 'correction', replaces: String(lengths[9]!.first) });
    const { body } = await lead.get(`/indicators/${roads}`);
    expect(body.territory.code).toBe('6531');
    const q1 = body.history.filter((each: { period: string }) => each.period === '2023-Q1');
    expect(q1).toMatchObject([
      {
        value: 33,
        replaced: false,
        source: 'correction',
        reason: '重复统计',
        by: { unit: '6531-rural_office' },
      },
      { value: lengths[9]!.first, replaced: true, source: 'report', by: { unit: '6531-transport' } },
    ]);
    expect(body.values.filter((each: { period: string }) => each.period === '2023-Q1')).toHaveLength(1);
    await expect(system.world.ds.query('UPDATE indicator_report SET value = 0')).rejects.toThrow(
      /never changed/u,
    );
    // Put right again, for whoever counts on.
    await lead.post(`/indicators/${roads}/reports`, { ...report, value: lengths[9]!.first });
  });

  it('counts values in reports of the task for the period that holds their instant', async () => {
    const lead = await system.as('65-transport/head');
    const { body: list } = await lead.get('/tasks?mine=true&clause=26&unit=65-transport&limit=200');
    const task = list.items.find((each: { key: string }) => each.key === 'rural-roads');
    await lead.post(`/tasks/${task.id}/accept`, {});
    const values = { 全区新改建农村公路7200公里: 3300 };
    expect((await lead.post(`/tasks/${task.id}/progress`, { text: '三季度', values })).status).toBe(200);
    const { body } = await office.get(`/indicators/${roads}`);
    expect(body.periods.at(-1)).toMatchObject({
      period: '2023-07',
      own: { value: 3300, carried: false },
      value: 3300,
    });
    expect(body.history[0]).toMatchObject({ source: 'progress', taskId: task.id, value: 3300 });
  });

  it('divides a total among the territories, and warns where the shares do not make it up', async () => {
    const items = prefectures.map((territory) => ({ territory, value: 500 }));
    const { status, body } = await office.put(`/indicators/${roads}/targets`, { items });
    expect(status).toBe(200);
    expect(body.items[0]).toMatchObject({ target: { value: 500, source: 'share' } });
    expect(body.warnings).toMatchObject([{ code: 'shares-differ', territory: '65', whole: 7200, sum: 7000 }]);
    const rest = { items: [{ territory: '6531', value: 700 }] };
    expect((await office.put(`/indicators/${roads}/targets`, rest)).body.warnings).toEqual([]);
    const lead = await transport('6531');
    const { body: own } = await lead.get(`/indicators/${roads}`);
    expect(own.target).toEqual({ value: 700, source: 'share' });
    expect(at(own, '2023-Q2')).toMatchObject({ expected: 280 });
    const prefecture = await system.as('6531-rural_office/head');
    expect((await prefecture.put(`/indicators/${roads}/targets`, rest)).status).toBe(403);
    expect((await lead.put(`/indicators/${roads}/targets`, rest)).status).toBe(403);
    const unknown = await office.put(`/indicators/${roads}/targets`, {
      items: [{ territory: '653122', value: 1 }],
    });
    expect([unknown.status, unknown.body.code]).toEqual([422, 'territory-unknown']);
  });

  it('shows and takes values by the permission of the task', async () => {
    const other = await transport('6532');
    const report = { unit: '6531-transport', period: '2023-Q2', value: 1 };
    expect((await other.post(`/indicators/${roads}/reports`, report)).status).toBe(404);
    expect((await other.get(`/indicators/${roads}?territory=6531`)).status).toBe(404);
    expect((await other.get(`/indicators/${roads}?territory=65`)).status).toBe(404);
    const outsider = await system.as('6532-edu/head');
    expect((await outsider.get(`/indicators/${roads}`)).status).toBe(404);
    expect((await outsider.get('/indicators?clause=26')).body.items).toEqual([]);
    const secretary = await system.as('65-party/secretary');
    expect((await secretary.post(`/indicators/${roads}/reports`, report)).status).toBe(403);
    expect((await office.post(`/indicators/${roads}/reports`, report)).status).toBe(403);
    const supervisor = await system.as('6531-rural_office/head');
    const third = { ...report, period: '2023-Q3' };
    expect((await supervisor.post(`/indicators/${roads}/reports`, third)).status).toBe(403);
    expect((await (await system.as('administrator')).get(`/indicators/${roads}`)).status).toBe(404);
  });

  it.each([
    [{ period: '2023-Q4' }, 'invalid-period'],
    [{ period: '2022-Q4' }, 'invalid-period'],
    [{ period: '2023-Q5' }, 'invalid-body'],
    [{ value: 'many' }, 'invalid-body'],
    [{ value: '1/0' }, 'invalid-body'],
    [{ extra: 1 }, 'invalid-body'],
    [{ unit: '6531-edu' }, 'not-found'],
    [{ unit: '653122-transport' }, 'unit-unknown'],
  ])('refuses %j', async (change, code) => {
    const lead = await transport('6531');
    const report = { unit: '6531-transport', period: '2023-Q2', value: 1, ...change };
    expect((await lead.post(`/indicators/${roads}/reports`, report)).body.code).toBe(code);
  });

  it('reports once under one key', async () => {
    const lead = await transport('6504');
    const report = { unit: '6504-transport', period: '2023-Q3', value: '2/3' };
    const sent = { headers: { 'idempotency-key': 'roads-1' } };
    const first = await lead.post(`/indicators/${roads}/reports`, report, sent);
    expect(await lead.post(`/indicators/${roads}/reports`, report, sent)).toMatchObject({ body: first.body });
    const other = await lead.post(`/indicators/${roads}/reports`, { ...report, value: 1 }, sent);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch']);
    const { body } = await lead.get(`/indicators/${roads}`);
    expect(body.history.filter((each: { period: string }) => each.period === '2023-Q3')).toHaveLength(1);
  });

  describe('a value of a period that runs', () => {
    const unit = '6529-transport';
    const tell = async (who: Person, period: string, value: number, key?: string) =>
      who.post(
        `/indicators/${roads}/reports`,
        { unit, period, value },
        key === undefined ? {} : { headers: { 'idempotency-key': key } },
      );
    const taskOf = async (who: Person): Promise<{ id: string; version: number; nextReportBy: string }> => {
      const { body } = await who.get(`/tasks?mine=true&clause=26&unit=${unit}&limit=200`);
      return body.items.find((each: { key: string }) => each.key === 'rural-roads');
    };
    const progressed = async (who: Person, id: string): Promise<{ seq: number; data: object }[]> => {
      const { body } = await who.get(`/tasks/${id}/events`);
      return body.items.filter(({ kind }: { kind: string }) => kind === 'progressed');
    };

    it('is the report of the unit’s task too, once', async () => {
      const lead = await transport('6529');
      const task = await taskOf(lead);
      const early = await tell(lead, '2023-07', 30);
      expect(early.status).toBe(201);
      expect(early.body.task).toMatchObject({ id: task.id, status: 'assigned', counted: false });
      expect(early.body.task.text).toContain('尚未签收');
      expect(await progressed(lead, task.id)).toEqual([]);

      const { body: accepted } = await lead.post(`/tasks/${task.id}/accept`, {});
      const over = await tell(lead, '2023-06', 25);
      expect(over.body.task).toMatchObject({
        ...{ version: accepted.version, period: '2023-07', counted: false, nextReportBy: '2023-07-31' },
        text: expect.stringContaining('所填期间已过'),
      });

      const told = await tell(lead, '2023-Q3', 40.5, 'running-1');
      expect(told.body.task).toMatchObject({
        ...{ id: task.id, status: 'active', version: accepted.version + 1, counted: true },
        nextReportBy: '2023-08-31',
      });
      expect((await tell(lead, '2023-Q3', 40.5, 'running-1')).body).toEqual(told.body);
      // Said again, there is nothing to write.
      const again = await tell(lead, '2023-Q3', 40.5);
      expect(again.body.task).toMatchObject({ version: accepted.version + 1, counted: true });
      expect(await progressed(lead, task.id)).toMatchObject([
        { seq: accepted.version + 1, data: { values: { 全区新改建农村公路7200公里: 40.5 } } },
      ]);
      expect(await taskOf(lead)).toMatchObject({ version: accepted.version + 1, nextReportBy: '2023-08-31' });

      const { body: figure } = await lead.get(`/indicators/${roads}`);
      const its = figure.history.filter((each: { period: string }) =>
        ['2023-06', '2023-07', '2023-Q3'].includes(each.period),
      );
      expect(its).toMatchObject([
        { period: '2023-Q3', value: 40.5, source: 'report', taskId: task.id, seq: accepted.version + 1 },
        { period: '2023-06', value: 25, taskId: null },
        { period: '2023-07', value: 30, taskId: null },
      ]);
    });

    it('is corrected by a further report; a supervisor’s correction reports nothing', async () => {
      const lead = await transport('6529');
      const task = await taskOf(lead);
      const other = await tell(lead, '2023-Q3', 41);
      expect(other.body).toMatchObject({ source: 'correction', replaces: '40.5' });
      expect(other.body.task).toMatchObject({ version: task.version + 1, counted: true });
      const supervisor = await system.as('6529-rural_office/head');
      const corrected = await tell(supervisor, '2023-Q3', 42);
      expect(corrected.body).toMatchObject({ source: 'correction', replaces: '41', task: null });
      expect(await progressed(lead, task.id)).toHaveLength(2);
    });

    it('is kept where the task takes no report, which the answer says', async () => {
      const lead = await transport('6529');
      const task = await taskOf(lead);
      const supervisor = await system.as('6529-rural_office/head');
      await supervisor.post(`/tasks/${task.id}/suspend`, { reason: '等待上级批复' });
      const { status, body } = await tell(lead, '2023-Q3', 43);
      expect([status, body.task.status, body.task.counted]).toEqual([201, 'suspended', false]);
      expect(body.task.text).toContain('现不需要反馈');
      expect(await progressed(lead, task.id)).toHaveLength(2);
      const { body: figure } = await lead.get(`/indicators/${roads}`);
      expect(figure.history[0]).toMatchObject({ period: '2023-Q3', value: 43, taskId: null });
    });
  });

  describe('a file of statistics that are held already', () => {
    const send = (who: Person, name: string, content: Buffer | string): ReturnType<Person['post']> =>
      who.post(`/indicators/${roads}/import`, undefined, upload(name, content, 'application/octet-stream'));

    it('is taken over by the 农办 above, whole', async () => {
      const lines = lengths.slice(0, 3).map(({ code, second }) => `${code},2023年二季度,"${second}公里"`);
      const { status, body } = await send(
        office,
        '公路.csv',
        ['地区,期间,数值', ...lines, '和田地区,一季度,99'].join('\r\n'),
      );
      expect([status, body]).toEqual([200, { rows: 4, new: 0, corrected: 1, same: 3 }]);
      const { body: hotan } = await office.get(`/indicators/${roads}?territory=6532`);
      expect(hotan.history[0]).toMatchObject({
        source: 'import',
        fileName: '公路.csv',
        value: 99,
        period: '2023-Q1',
      });
      expect(at(hotan, '2023-Q1')).toHaveProperty('own', { value: 99, carried: false });
    });

    it('is refused line by line, and nothing of it is kept', async () => {
      const before = await system.world.ds.query('SELECT count(*) AS n FROM indicator_report');
      const lines = [
        '喀什地区,2023-Q2,1',
        '不明地区,2023-Q2,1',
        '6531,2023-Q2,2',
        '6532,2023-Q4,3',
        '6532,2023-Q2,4万',
      ];
      const { status, body } = await send(office, 'a.csv', ['地区,期间,数值', ...lines].join('\n'));
      expect([status, body.code, body.faults]).toEqual([422, 'import-refused', 4]);
      expect(body.errors.map((each: { path: string }) => each.path)).toEqual([
        'line 3',
        'line 4',
        'line 5',
        'line 6',
      ]);
      expect(await system.world.ds.query('SELECT count(*) AS n FROM indicator_report')).toEqual(before);
      expect((await send(office, 'a.csv', '甲,乙\n1,2')).body.errors[0].path).toBe('line 1');
      expect((await send(office, 'a.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).body.code).toBe(
        'table-unreadable',
      );
    });

    it('may be a workbook, and of one’s own values alone for a lead unit', async () => {
      const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
      const row = (...texts: readonly string[]): string => `<row>${texts.map(cell).join('')}</row>`;
      const book = (...lines: readonly string[]): Buffer =>
        zip({
          'xl/workbook.xml': '<workbook/>',
          'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${row('单位', '期间', '数值')}${lines.join('')}</sheetData></worksheet>`,
        });
      const lead = await transport('6543');
      const own = book(row('阿勒泰地区交通运输局', '2023-06', '300'));
      expect((await send(lead, 'a.xlsx', own)).body).toEqual({ rows: 1, new: 1, corrected: 0, same: 0 });
      const foreign = await send(lead, 'a.xlsx', book(row('6542-transport', '2023-Q2', '300')));
      expect(foreign.body.errors).toMatchObject([{ path: 'line 2' }]);
      const secretary = await system.as('65-party/secretary');
      expect((await send(secretary, 'a.xlsx', own)).status).toBe(403);
    });
  });

  it('measures a task by its own place’s share of a total, and by nothing where nobody divided it', async () => {
    const items = [
      { territory: '6542', value: 300 },
      { territory: '6543', value: null },
    ];
    expect((await office.put(`/indicators/${roads}/targets`, { items })).status).toBe(200);
    const progressOf = async (code: string): Promise<number | null> => {
      const lead = await transport(code);
      const { body } = await lead.get('/tasks?mine=true&clause=26&limit=200');
      const task = body.items.find((each: { key: string }) => each.key === 'rural-roads');
      expect((await lead.post(`/tasks/${task.id}/accept`, {})).status).toBe(200);
      const report = { text: '已完成一半', values: { '1': 150 } };
      const done = await lead.post(`/tasks/${task.id}/progress`, report);
      expect(done.status).toBe(200);
      return done.body.progress;
    };
    expect(await progressOf('6542')).toBe(50);
    expect(await progressOf('6543')).toBeNull();
  });
});

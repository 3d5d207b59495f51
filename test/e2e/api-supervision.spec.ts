import { AskedBook, daysOwed } from '@duban/planning';
import type { Terms } from '@duban/lifecycle';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Span {
  readonly period: string;
  readonly asked: number;
  readonly limit: number;
  readonly over: boolean;
}
interface Load {
  readonly unit: string;
  readonly level: string;
  readonly tasks: { readonly total: number; readonly open: number };
  readonly week: Span;
  readonly month: Span;
  readonly year: Span;
  readonly busiest: { readonly period: string; readonly asked: number } | null;
}

/** The desk for supervisors beside board and overdue: what units are asked, what holds them up, what they came to. */
describe('supervision', () => {
  let under: ApiUnderTest;
  let office: Person;
  let region: Person;
  beforeAll(async () => {
    under = await apiUnderTest({ clauses: [14, 26] });
    office = await under.as('653122-rural_office/head');
    region = await under.as('65-rural_office/head');
  });
  afterAll(() => under.close());

  describe('budgets of what units are asked', () => {
    const match = (version: number) => ({ headers: { 'if-match': `"${version}"` } });

    it('are the seeds’ until the region’s 农办 sets others, kept with whose and when', async () => {
      const { body: first } = await office.get('/supervision/budgets');
      expect(first).toMatchObject({ version: 0, levels: first.seeds, mayChange: false, versions: [] });
      const county = { week: 1, month: 2, year: 10 };
      const levels = { ...first.seeds, county };
      expect((await office.put('/supervision/budgets', { levels })).status).toBe(403);
      const saved = await region.put('/supervision/budgets', { levels }, match(0));
      expect(saved).toMatchObject({
        status: 200,
        body: {
          ...{ version: 1, levels, mayChange: true },
          versions: [{ version: 1, levels, by: { unit: '65-rural_office', post: 'head' } }],
        },
      });
      expect((await region.put('/supervision/budgets', { levels }, match(0))).status).toBe(412);
      const { body: load } = await office.get('/supervision/workload?level=county&limit=200');
      for (const { week, month, year } of load.items as Load[]) {
        expect([week.limit, month.limit, year.limit]).toEqual([1, 2, 10]);
      }
      const { body: over } = await office.get('/supervision/workload?level=county&over=true&at=2023-06-27');
      expect(over.items.length).toBeGreaterThan(0);
    });

    it.each([
      [{ week: 5, month: 4, year: 30 }],
      [{ week: 0, month: 4, year: 30 }],
      [{ week: 1.5, month: 4, year: 30 }],
      [{ week: 1, month: 4 }],
    ])('refuse %j', async (county) => {
      const { body: now } = await region.get('/supervision/budgets');
      const levels = { ...now.levels, county };
      expect(await region.put('/supervision/budgets', { levels })).toMatchObject({
        status: 422,
        body: { code: 'invalid-body' },
      });
      expect((await region.get('/supervision/budgets')).body).toEqual(now);
    });

    it('warn whoever plans a document by those that hold', async () => {
      const { body: documents } = await region.get('/documents');
      const path = `/documents/${documents.items[0].id}/plan?planYear=2024&territory=653122`;
      const { body: plan } = await region.get(path);
      const counties = plan.budget.filter(({ level }: { level: string }) => level === 'county');
      expect(counties.length).toBeGreaterThan(0);
      for (const { limit } of counties) expect([1, 2, 10]).toContain(limit);
      const { body: now } = await region.get('/supervision/budgets');
      await region.put('/supervision/budgets', { levels: now.seeds }, match(now.version));
      const { body: again } = await region.get('/supervision/budgets');
      expect(again).toMatchObject({ version: now.version + 1, levels: now.seeds });
      await expect(under.world.ds.query('DELETE FROM burden_budget')).rejects.toThrow(/never changed/u);
    });
  });

  describe('workload', () => {
    const loads = async (who: Person, query: string): Promise<Load[]> => {
      const items: Load[] = [];
      let cursor = '';
      do {
        const { status, body } = await who.get(`/supervision/workload?${query}${cursor}`);
        expect(status).toBe(200);
        items.push(...(body.items as Load[]));
        cursor = body.nextCursor === null ? '' : `&cursor=${String(body.nextCursor)}`;
      } while (cursor !== '');
      return items;
    };

    it('counts of each unit what its tasks ask in the week, the month and the year, as a plan does', async () => {
      const at = '2023-06-27';
      const rows = await under.world.ds.query<{ unit: string; due_on: string; body: Terms }[]>(
        `SELECT t.unit, t.due_on, m.body FROM task t JOIN terms m ON m.id = t.terms_id`,
      );
      const book = new AskedBook();
      for (const { unit, body } of rows) {
        book.add({ unit, days: daysOwed(body.reportDays, body.dueOn), times: 1 });
      }
      const found = await loads(region, `at=${at}&territory=653122&limit=7`);
      const units = [...new Set(rows.map(({ unit }) => unit))].filter((unit) => unit.startsWith('653122-'));
      expect(found.map(({ unit }) => unit).sort()).toEqual(units.sort());
      for (const { unit, week, month, year, tasks, busiest } of found) {
        expect(week).toMatchObject({ period: '2023-W26', asked: book.count(unit, '2023-W26') });
        expect(month).toMatchObject({ period: '2023-06', asked: book.count(unit, '2023-06') });
        expect(year).toMatchObject({ period: '2023', asked: book.count(unit, '2023'), limit: 400 });
        expect(tasks.total).toBe(rows.filter((row) => row.unit === unit).length);
        const weeks = [...book.periods(unit)].filter((each) => each.includes('W'));
        expect(busiest?.asked).toBe(Math.max(...weeks.map((each) => book.count(unit, each))));
      }
      expect(found.some(({ week }) => week.asked > 0)).toBe(true);
    });

    it('comes in every order, page by page, each unit once', async () => {
      for (const sort of ['week', '-week', 'month', '-year', 'tasks', 'unit', '-unit']) {
        const found = await loads(region, `at=2023-06-27&sort=${sort}&limit=6`);
        expect(new Set(found.map(({ unit }) => unit)).size).toBe(found.length);
        const key = sort.replace('-', '') as 'unit' | 'week';
        const values = found.map((load) =>
          key === 'unit' ? load.unit : sort.endsWith('tasks') ? load.tasks.total : load[key].asked,
        );
        const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(values).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
      }
    });

    it('shows units that are asked too much alone, and nothing of units one may not see', async () => {
      expect(await loads(region, 'at=2023-06-27&over=true')).toEqual([]);
      const other = await under.as('653125-rural_office/head');
      expect(await loads(other, 'territory=653122')).toEqual([]);
      expect(await loads(await under.as('administrator'), '')).toEqual([]);
      const own = await loads(await under.as('653122-agri/head'), '');
      expect(own.map(({ unit }) => unit)).toContain('653122-agri');
      expect(own.every(({ unit }) => unit === '653122-agri' || unit.endsWith('-agri'))).toBe(true);
    });
  });

  describe('obstacles', () => {
    const raise = async (cause: string): Promise<string> => {
      const agri = await under.as('653122-agri/head');
      const { body } = await agri.get('/tasks?unit=653122-agri&status=assigned&limit=1');
      const id = (body.items as { id: string }[])[0]?.id ?? '';
      await agri.post(`/tasks/${id}/accept`, {});
      const act = { text: '用地没有批下来', cause, heldBy: '653122-finance' };
      expect((await agri.post(`/tasks/${id}/raise-obstacle`, act)).status).toBe(200);
      return id;
    };

    it('are told by cause and holder, with the working days they stand, open and cleared', async () => {
      const first = await raise('用地');
      const second = await raise('资金');
      const open = await office.get('/supervision/obstacles');
      expect(open.body).toMatchObject({
        total: 2,
        byHolder: [{ unit: '653122-finance', name: '疏勒县财政局', count: 2, workingDays: 0 }],
      });
      expect((open.body.items as { taskId: string }[]).map(({ taskId }) => taskId).sort()).toEqual(
        [first, second].sort(),
      );
      const paged = await office.get('/supervision/obstacles?limit=1');
      const next = await office.get(`/supervision/obstacles?limit=1&cursor=${String(paged.body.nextCursor)}`);
      expect(next.body.nextCursor).toBeNull();
      expect([...paged.body.items, ...next.body.items]).toHaveLength(2);
      const land = await office.get(`/supervision/obstacles?cause=${encodeURIComponent('用地')}`);
      expect(land.body).toMatchObject({
        total: 1,
        items: [{ taskId: first, cause: '用地', clearedAt: null }],
      });

      const finance = await under.as('653122-finance/head');
      expect((await finance.post(`/tasks/${first}/clear-obstacle`, { text: '已批' })).status).toBe(200);
      expect((await office.get('/supervision/obstacles')).body.total).toBe(1);
      expect((await office.get('/supervision/obstacles?state=cleared')).body).toMatchObject({
        total: 1,
        items: [{ taskId: first, cause: '用地', founded: true, heldBy: '653122-finance' }],
        byCause: [{ cause: '用地', count: 1 }],
      });
      const stranger = await under.as('653125-rural_office/head');
      expect((await stranger.get('/supervision/obstacles')).body).toMatchObject({
        items: [],
        total: 0,
        byCause: [],
      });
    });
  });

  describe('ranking', () => {
    it('is off until the head of the region’s office switches it on, and says who did', async () => {
      expect((await office.get('/supervision/ranking')).body).toMatchObject({
        enabled: false,
        items: [],
        mayChange: false,
      });
      expect((await office.put('/supervision/ranking', { enabled: true })).status).toBe(403);
      const officer = await under.as('65-rural_office/officer');
      expect((await officer.put('/supervision/ranking', { enabled: true })).status).toBe(403);
      const on = await region.put('/supervision/ranking', { enabled: true });
      expect(on.body).toMatchObject({ enabled: true, changedBy: region.username, mayChange: true });
      const unnamed = await office.get('/supervision/ranking?by=unit');
      expect(unnamed.body).toEqual((await office.get('/supervision/ranking?by=unit&type=agri')).body);
    });

    it('counts what is finished or late in the unit’s own hands, and ranks nobody on a handful', async () => {
      const agri = await under.as('653122-agri/head');
      const { body } = await agri.get('/tasks?unit=653122-agri&status=assigned&limit=1');
      const id = (body.items as { id: string }[])[0]?.id ?? '';
      await agri.post(`/tasks/${id}/accept`, {});
      await agri.post(`/tasks/${id}/submit`, { summary: '完成', evidence: [] });
      await office.post(`/tasks/${id}/return`, { reason: '材料不全' });
      await agri.post(`/tasks/${id}/submit`, { summary: '补齐', evidence: [] });
      expect((await office.post(`/tasks/${id}/approve`, {})).status).toBe(200);
      const ranking = await region.get('/supervision/ranking?by=unit&type=agri&level=county&planYear=2023');
      const row = (ranking.body.items as { unit: string }[]).find(({ unit }) => unit === '653122-agri');
      expect(row).toMatchObject({ rank: null, small: true, completed: 1, onTime: 1, returned: 1 });
      const places = await region.get('/supervision/ranking?territory=65&planYear=2023');
      expect(places.body).toMatchObject({ by: 'territory', territory: '65' });
      const kashgar = (places.body.items as { territory: string }[]).find(
        ({ territory }) => territory === '6531',
      );
      expect(kashgar).toMatchObject({ completed: 1, returned: 1, name: '喀什地区' });
    });
  });

  describe('the brief of the week', () => {
    it('is one page that needs nothing else and says what the caller may see alone', async () => {
      const { body } = await office.get('/tasks?territory=653122&status=assigned&limit=200');
      const open = body.items as { id: string; title: string; unit: string }[];
      const { id, title, unit } = open.find((task) => !task.unit.endsWith('office')) ?? {
        ...{ id: '', title: '', unit: '' },
      };
      const lead = await under.as(`${unit}/head`);
      await lead.post(`/tasks/${id}/accept`, {});
      const cause = '<script>alert(1)</script>';
      const act = { text: '等待', cause, heldBy: '653122-party_office' };
      expect((await lead.post(`/tasks/${id}/raise-obstacle`, act)).status).toBe(200);
      const page = await office.get('/supervision/brief.html');
      expect(page).toMatchObject({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } });
      expect(page.headers['content-security-policy']).toContain("default-src 'none'");
      expect(page.text).toContain('疏勒县督办周报');
      expect(page.text).toContain(title);
      expect(page.text).not.toMatch(/<script|src=|href=|url\(/u);
      expect(page.text).toContain('@page { size: A4');
      const stranger = await under.as('653125-rural_office/head');
      const other = await stranger.get('/supervision/brief.html?territory=653122');
      expect(other.status).toBe(200);
      expect(other.text).not.toContain(title);
      expect((await office.get('/supervision/brief.html?territory=999999')).status).toBe(404);
      expect((await under.nobody.get('/supervision/brief.html')).status).toBe(401);
    });
  });
});

import { endOfDay } from '@duban/calendar';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { clauseOf, documentOf } from './document.fixture';
import { plan } from './plan';
import type { PlanRequest } from './plan-request';
import type { Plan } from './planned-tasks';
import type { PlannedTask } from './types';

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();
const document = documentOf(templates.map((template) => clauseOf(template)));
const request: PlanRequest = {
  document,
  templates,
  organisation,
  calendar,
  planYear: 2023,
  issuedOn: '2023-02-20',
};

function made(changes: Partial<PlanRequest> = {}): Plan {
  const result = plan({ ...request, ...changes });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.plan;
}

const tasksOf = (changes: Partial<PlanRequest>): readonly PlannedTask[] => [...made(changes).tasks()];
const find = (tasks: readonly PlannedTask[], key: string, territory: string): PlannedTask | undefined =>
  tasks.find((task) => task.key === key && task.territory === territory);
const at = (tasks: readonly PlannedTask[], key: string): ReadonlySet<string> =>
  new Set(tasks.filter((task) => task.key === key).map((task) => task.territory));
const refusal = (changes: Partial<PlanRequest>): string => {
  const result = plan({ ...request, ...changes });
  return result.ok ? 'none' : result.refusal.code;
};

const county = tasksOf({});

describe('the plan to county depth', () => {
  it('gives each unit a task once', () => {
    const ids = county.map((task) => `${task.unit}/${task.key}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(county.every((task) => organisation.unit(task.unit) !== null)).toBe(true);
  });

  it('is of the size the region is', () => {
    const totals = made().totals();
    expect(totals.tasks).toBe(county.length);
    expect(totals.tasks).toBeGreaterThan(21_000);
    expect(totals.tasks).toBeLessThan(25_000);
    expect(new Set(county.map((task) => task.territory)).size).toBe(1 + 14 + 96 + 1 + 14);
  });

  it('writes the legal day beside the effective one', () => {
    expect(find(county, 'good-roads', '653122')).toMatchObject({
      unit: '653122-transport',
      support: ['653122-finance', '653122-drc', '653122-nature'],
      supervisor: '653122-rural_office',
      dueOn: '2023-12-31',
      dueAt: endOfDay('2023-12-29'),
      acceptBy: '2023-02-22',
      reportDays: ['2023-03-31', '2023-06-27', '2023-09-28', '2023-12-29'],
      fallback: false,
    });
    expect(find(county, 'resp-rules', '65')).toMatchObject({
      dueOn: '2023-06-30',
      dueAt: endOfDay('2023-06-27'),
    });
  });

  it('keeps lists of scope', () => {
    expect(at(county, 'private-south')).toEqual(
      new Set(['65', '6529', '6530', '6531', '6532', ...countiesOf('6529', '6530', '6531', '6532')]),
    );
    expect(at(county, 'coal-gas').has('6531')).toBe(false);
    // the region, the Corps, eight prefectures and the 32 counties; the Corps' own poor regiments must be named
    expect(at(county, 'group-aid').size).toBe(2 + 8 + 32);
    expect(made().confirm).toContainEqual({ key: 'group-aid', reason: 'corps-places-needed' });
    expect(at(county, 'two-nets').size).toBe(0); // low confidence, see below
  });

  it('leaves nobody a task of a level that only relays it, and names the relay', () => {
    const relayed = county.filter((task) => task.key === 'emergency-base');
    expect(relayed.some((task) => task.level === 'prefecture')).toBe(false);
    expect(find(county, 'emergency-base', '653122')?.relays).toEqual(['6531-emergency']);
  });

  it('lets the 农办 stand in where a level lacks the lead, and says so', () => {
    expect(find(county, 'telecom', '653122')).toMatchObject({
      unit: '653122-rural_office',
      supervisor: '6531-rural_office',
      fallback: true,
    });
    expect(made().fallbacks()).toContainEqual({
      key: 'telecom',
      level: 'county',
      lead: 'telecom',
      takenBy: 'rural_office',
      tasks: 96,
    });
  });
});

const order = (a: string, b: string): number => (a < b ? -1 : 1);

function countiesOf(...prefectures: readonly string[]): readonly string[] {
  return prefectures.flatMap((code) => organisation.children(code, '2023-02-20').map((child) => child.code));
}

describe('the Corps', () => {
  it('has its own line under its own names', () => {
    expect(find(county, 'good-roads', 'BT01')?.unit).toBe('BT01-transport');
    expect(find(county, 'water-corps', 'BT')).toMatchObject({
      unit: 'BT-corps_water',
      supervisor: 'BT-corps',
    });
    expect(at(county, 'water-corps')).toEqual(new Set(['BT']));
    expect(find(county, 'five-secretaries', 'BT')).toMatchObject({
      unit: 'BT-corps',
      supervisor: '65-rural_office',
    });
    expect(county.some((task) => task.territory.startsWith('6590'))).toBe(false);
  });

  it('holds back regiments whose division is not known, and their companies', () => {
    const deep = made({ depth: 'village', territories: ['BT'] });
    const held = deep.heldBack
      .filter((remark) => remark.reason === 'parent-unknown')
      .map((remark) => remark.key);
    expect(held.length).toBeGreaterThan(0);
    const territories = new Set([...deep.tasks()].map((task) => task.territory));
    expect(held.some((code) => [...territories].some((territory) => territory.startsWith(code)))).toBe(false);
    expect(territories.has('654221506')).toBe(true);
  });
});

describe('depth and territories', () => {
  const kashgar = tasksOf({ depth: 'village', territories: ['6531'] });

  it('reach towns, townships and village committees, nothing else', () => {
    const kinds = new Set(kashgar.map((task) => organisation.territory(task.territory)?.kind));
    expect(kinds).toEqual(new Set(['county', 'prefecture', 'town', 'township', 'village']));
  });

  it('stay within what was asked', () => {
    expect(kashgar.every((task) => organisation.isWithin(task.territory, '6531'))).toBe(true);
    const levels = new Set(tasksOf({ depth: 'prefecture' }).map((task) => task.level));
    expect(levels).toEqual(new Set(['region', 'prefecture']));
    const nested = tasksOf({ territories: ['653122', '6531', '653122'] });
    expect(nested.length).toBe(tasksOf({ territories: ['6531'] }).length);
  });

  it('give a village its branch and a township its 农办', () => {
    const village = kashgar.find((task) => task.level === 'village' && task.key === 'minimum-living')!;
    const township = organisation.territory(village.territory)?.parent ?? '';
    expect(village).toMatchObject({
      unit: `${village.territory}-party`,
      fallback: true,
    });
    expect(organisation.supervisorOf(`${township}-women`)).toBe(`${township}-rural_office`);
  });

  it('count what each unit is asked', () => {
    const found = made({ depth: 'village', territories: ['653122'] });
    const burden = found.burden();
    const tasks = [...found.tasks()];
    for (const { unit, tasks: count, reports } of burden) {
      const own = tasks.filter((task) => task.unit === unit);
      expect(own.length).toBe(count);
      expect(own.reduce((sum, task) => sum + task.reportDays.length, 0)).toBe(reports);
    }
    expect(found.totals(burden)).toMatchObject({ tasks: tasks.length, dockets: burden.length });
  });

  it('list the tasks of one clause alone', () => {
    const found = made();
    const roads = [...found.tasks(26)];
    expect(roads.every((task) => task.clause === 26)).toBe(true);
    const ids = (tasks: readonly PlannedTask[]): string =>
      tasks
        .map((task) => `${task.unit}/${task.key}`)
        .sort(order)
        .join();
    expect(ids(roads) === ids(county.filter((task) => task.clause === 26))).toBe(true);
  });
});

describe('what the issuer must settle', () => {
  const held = (changes: Partial<PlanRequest>): readonly string[] =>
    made(changes).heldBack.map((remark) => `${remark.key} ${remark.reason}`);

  it('are places, without which a pilot stays at the region', () => {
    expect(at(county, 'house-demo')).toEqual(new Set(['65', 'BT']));
    expect(held({})).toContain('house-demo places-needed');
    const placed = { depth: 'village' as const, territories: ['6531'], places: { 'house-demo': ['653122'] } };
    expect(held(placed)).not.toContain('house-demo places-needed');
    expect(at(tasksOf(placed), 'house-demo')).toEqual(new Set(['653122']));
  });

  it('are places of a level above the line: all below it', () => {
    const tasks = tasksOf({ places: { '26/digital-village': ['6531'] } });
    expect(at(tasks, 'digital-village').size).toBe(2 + 12);
  });

  it('are leads of low confidence, held back until somebody names one', () => {
    expect(held({})).toContain('two-nets lead-confidence-low');
    const confirmed = { leads: { 'two-nets': 'commerce' } };
    expect(held(confirmed)).not.toContain('two-nets lead-confidence-low');
    expect(find(tasksOf(confirmed), 'two-nets', '6531')?.unit).toBe('6531-commerce');
  });

  it('are leads of medium confidence, which go out all the same', () => {
    const remarks = made().confirm.filter((remark) => remark.reason === 'lead-confidence-medium');
    expect(remarks.length).toBeGreaterThan(20);
    expect(made({ leads: { 'coal-gas': 'drc' } }).confirm).not.toContainEqual({
      key: 'coal-gas',
      reason: 'lead-confidence-medium',
    });
    expect(at(county, 'coal-gas').has('6542')).toBe(true);
  });

  it('are clauses nobody has a template for', () => {
    const strange = clauseOf(templates[0]!, {
      number: 99,
      heading: '建设数字政府',
      sentences: [{ index: 1, text: '全面推行一网通办，实现政务服务事项全程网上办理。' }],
    });
    expect(held({ document: documentOf([strange]) })).toEqual(['clause-99 no-template']);
  });

  it('is a year without its notice', () => {
    expect(made({ planYear: 2027, issuedOn: '2027-03-01' }).confirm).toContainEqual({
      key: '2027',
      reason: 'provisional-calendar',
    });
    expect(made().confirm.some((remark) => remark.reason === 'provisional-calendar')).toBe(false);
  });
});

describe('later years', () => {
  const later = tasksOf({ planYear: 2025, issuedOn: '2025-03-03' });

  it('know the counties set up since, and the units that took over', () => {
    expect(at(later, 'good-roads').has('653228')).toBe(true);
    expect(at(county, 'good-roads').has('653228')).toBe(false);
    expect(later.some((task) => task.unit.endsWith('-rural_revit'))).toBe(false);
    expect(find(later, 'monitor-dynamic', '6531')?.unit).toBe('6531-agri');
  });
});

describe('a plan is refused', () => {
  it.each([
    ['no-calendar', { planYear: 2031 }],
    ['no-calendar', { planYear: 1999 }],
    ['invalid-day', { issuedOn: '2023-02-30' }],
    ['unknown-territory', { territories: ['6599'] }],
    ['unknown-territory', { places: { 'house-demo': ['1'] } }],
    ['unknown-task', { places: { nothing: ['6531'] } }],
    ['unknown-task', { leads: { '27/good-roads': 'agri' } }],
    ['unknown-unit-type', { leads: { 'good-roads': 'nobody' } }],
  ])('with %s', (code, changes) => {
    expect(refusal(changes)).toBe(code);
  });
});

describe('a document that differs', () => {
  const water = templates.find((template) => template.number === 26)!;

  it('gives the tasks its own clause number and figures', () => {
    const clause = clauseOf(water, {
      number: 3,
      sentences: water.sentences.map((text, index) => ({
        index: index + 1,
        text: text.replace('7200', '8000'),
      })),
      indicators: [
        {
          text: '全区新改建农村公路8000公里',
          comparator: '=',
          value: 8000,
          unit: '公里',
          kind: 'explicit',
          sentence: 1,
        },
      ],
    });
    const found = made({ document: documentOf([clause]) });
    const task = find([...found.tasks()], 'rural-roads', '65');
    expect(task).toMatchObject({ clause: 3, template: 26 });
    expect(task?.indicators[0]).toMatchObject({ value: 8000, comparator: '>=', unit: '公里' });
    expect(found.confirm).toContainEqual({ key: 'rural-roads', reason: 'figure-changed' });
  });

  it('holds back what it no longer says', () => {
    const clause = clauseOf(water, {
      sentences: water.sentences.slice(1).map((text, index) => ({ index: index + 1, text })),
    });
    const found = made({ document: documentOf([clause]) });
    expect(found.heldBack).toContainEqual({ key: 'good-roads', reason: 'sentence-missing' });
    expect(find([...found.tasks()], 'water-projects', '65')?.sentences).toEqual([1]);
  });
});

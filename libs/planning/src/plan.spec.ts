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

/** Made once, for all that only read it. */
const whole = made();
const county = [...whole.tasks()];
const countyPlan = made({ depth: 'village', territories: ['653122'] });
const shule = [...countyPlan.tasks()];

describe('the plan to county depth', () => {
  it('gives each unit a task once', () => {
    const ids = county.map((task) => `${task.unit}/${task.key}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(county.every((task) => organisation.unit(task.unit) !== null)).toBe(true);
  });

  it('is of the size the region is', () => {
    const totals = whole.totals();
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
    expect(whole.confirm).toContainEqual({ key: 'group-aid', reason: 'corps-places-needed' });
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
    expect(whole.fallbacks()).toContainEqual({
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
  it('has its 农业农村局 do the work of a 乡村振兴局 at its headquarters', () => {
    const found = find(county, 'monitor-dynamic', 'BT');
    expect(found).toMatchObject({ unit: 'BT-corps_agri', fallback: false });
    expect(organisation.unit(found?.unit ?? '')?.name).toBe('兵团农业农村局（乡村振兴局）');
  });

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
    // of one clause that goes down to them: the rule does not ask which
    const territories = new Set([...deep.tasks(26)].map((task) => task.territory));
    expect(held.some((code) => [...territories].some((territory) => territory.startsWith(code)))).toBe(false);
    expect(territories.has('654221506')).toBe(true);
  });
});

describe('depth and territories', () => {
  it('reach towns, townships and village committees, nothing else', () => {
    const kinds = new Set(shule.map((task) => organisation.territory(task.territory)?.kind));
    expect(kinds).toEqual(new Set(['county', 'town', 'township', 'village']));
  });

  it('stay within what was asked', () => {
    expect(shule.every((task) => organisation.isWithin(task.territory, '653122'))).toBe(true);
    const levels = new Set(tasksOf({ depth: 'prefecture' }).map((task) => task.level));
    expect(levels).toEqual(new Set(['region', 'prefecture']));
    const nested = tasksOf({ territories: ['653122', '6531', '653122'] });
    expect(nested.length).toBe(tasksOf({ territories: ['6531'] }).length);
  });

  it('give a village its branch and a township its 农办', () => {
    const village = shule.find((task) => task.level === 'village' && task.key === 'minimum-living')!;
    const township = organisation.territory(village.territory)?.parent ?? '';
    expect(village).toMatchObject({
      unit: `${village.territory}-party`,
      fallback: true,
    });
    expect(organisation.supervisorOf(`${township}-women`)).toBe(`${township}-rural_office`);
  });

  it('count what each unit is asked', () => {
    const burden = countyPlan.burden();
    const own = new Map<string, { unit: string; tasks: number; reports: number }>();
    for (const { unit, reportDays } of shule) {
      const sums = own.get(unit) ?? { unit, tasks: 0, reports: 0 };
      own.set(unit, { unit, tasks: sums.tasks + 1, reports: sums.reports + reportDays.length });
    }
    expect(burden).toEqual([...own.values()]);
    expect(countyPlan.totals(burden)).toMatchObject({ tasks: shule.length, dockets: burden.length });
  });

  it('list the tasks of one clause alone', () => {
    const roads = [...whole.tasks(26)];
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
    const placed = { territories: ['6531'], places: { 'house-demo': ['653122'] } };
    expect(held(placed)).not.toContain('house-demo places-needed');
    expect(at(tasksOf(placed), 'house-demo')).toEqual(new Set(['653122']));
    const deep = { ...placed, depth: 'village' as const, territories: ['653122'] };
    expect(at(tasksOf(deep), 'house-demo')).toEqual(new Set(['653122']));
  });

  it('are places of a level above the line: all below it', () => {
    const tasks = tasksOf({ places: { '26/digital-village': ['6531'] } });
    expect(at(tasks, 'digital-village').size).toBe(2 + 12);
  });

  it('are leads of low confidence, held back until somebody names one', () => {
    expect(held({})).toContain('two-nets lead-confidence-low');
    const confirmed = { leads: { 'two-nets': 'commerce' } };
    expect(held(confirmed)).not.toContain('two-nets lead-confidence-low');
    expect(find(tasksOf({ ...confirmed, territories: ['6531'] }), 'two-nets', '6531')?.unit).toBe(
      '6531-commerce',
    );
  });

  it('are leads of medium confidence, which go out all the same', () => {
    const remarks = whole.confirm.filter((remark) => remark.reason === 'lead-confidence-medium');
    expect(remarks.length).toBeGreaterThan(20);
    expect(made({ leads: { 'coal-gas': 'drc' } }).confirm).not.toContainEqual({
      key: 'coal-gas',
      reason: 'lead-confidence-medium',
    });
    expect(at(county, 'coal-gas').has('6542')).toBe(true);
  });

  it('are tasks proposed for a clause nobody has a template for', () => {
    const strange = clauseOf(templates[0]!, {
      number: 99,
      heading: '加快兜底事项',
      sentences: [{ index: 1, text: '全面梳理存量事项，逐项销号。' }],
    });
    const document = documentOf([strange]);
    const remarks = made({ document }).confirm.map((remark) => `${remark.key} ${remark.reason}`);
    expect(remarks).toEqual(['clause-99 proposed', 'c99-s1 lead-confidence-low']);
    expect(held({ document })).toEqual(['c99-s1 lead-confidence-low']);
    const confirmed = tasksOf({ document, leads: { 'c99-s1': 'gov_office' } });
    expect(new Set(confirmed.map((task) => task.unit.split('-')[1]))).toEqual(new Set(['gov_office']));
  });

  it('is a clause that says nothing at all', () => {
    const empty = clauseOf(templates[0]!, { number: 99, heading: null, sentences: [] });
    expect(held({ document: documentOf([empty]) })).toEqual(['clause-99 no-template']);
  });

  it('is a year without its notice', () => {
    const unsure = made({ planYear: 2027, issuedOn: '2027-03-01' });
    expect(unsure.confirm).toContainEqual({ key: '2027', reason: 'provisional-calendar' });
    expect(unsure.isProvisional()).toBe(true);
    expect(whole.isProvisional()).toBe(false);
    expect(whole.confirm.some((remark) => remark.reason === 'provisional-calendar')).toBe(false);
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

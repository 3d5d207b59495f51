import { parseDocument, sourceFromText } from '@duban/policy';
import type { ParsedDocument } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { coverage } from '../coverage';
import { plan } from '../plan';
import type { PlanRequest } from '../plan-request';
import type { Plan } from '../planned-tasks';
import * as documents from './documents.fixture';
import type { Proposal } from './proposal';

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();
const parsed = (text: string): ParsedDocument => parseDocument(sourceFromText(text));

function planOf(text: string, changes: Partial<PlanRequest> = {}): Plan {
  const made = plan({
    document: parsed(text),
    templates,
    organisation,
    calendar,
    planYear: 2024,
    issuedOn: '2024-04-08',
    ...changes,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.plan;
}

const proposal = (made: Plan, key: string): Proposal | undefined =>
  made.proposals().find((each) => each.key === key);
const unitsOf = (made: Plan, key: string): readonly string[] =>
  [...made.tasks()].filter((task) => task.key === key).map((task) => task.unit);

const all = Object.entries(documents);

describe.each(all)('%s', (_, text) => {
  it('has every sentence answered for by tasks that say they are proposed', () => {
    const found = coverage(parsed(text), templates);
    expect(found.sentences).toBeGreaterThan(1);
    expect(found.uncovered).toEqual([]);
    expect(found.clauses.every(({ proposed, template }) => proposed && template === null)).toBe(true);
  });

  it('gives the same plan twice, under keys and clause numbers of their own', () => {
    const [a, b] = [planOf(text, { depth: 'village' }), planOf(text, { depth: 'village' })];
    expect(a.proposals()).toEqual(b.proposals());
    expect([...a.tasks()]).toEqual([...b.tasks()]);
    const keys = a.proposals().map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const numbers = a.matches.map(({ clause }) => clause.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    const ids = [...a.tasks()].map((task) => `${task.unit}/${task.key}`);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('quotes its basis word for word, and answers in coverage under the same keys', () => {
    const made = planOf(text);
    const written = new Map(made.matches.map(({ clause }) => [clause.number, clause]));
    for (const { clause, basis } of made.proposals()) {
      const { sentences, heading } = written.get(clause)!;
      const said = (index: number): string | null | undefined =>
        index === 0 ? heading : sentences.find((sentence) => sentence.index === index)?.text;
      expect(basis.map((quote) => quote.text)).toEqual(basis.map((quote) => said(quote.sentence)));
    }
    const keys = new Set(
      coverage(parsed(text), templates).clauses.flatMap(({ titles }) => Object.keys(titles)),
    );
    expect(keys).toEqual(new Set(made.proposals().map(({ key }) => key)));
  });

  it('marks every task, and can be issued in whole once its leads are named', () => {
    const made = planOf(text);
    for (const task of made.tasks()) {
      expect(task).toMatchObject({ proposed: true, templateVersion: 0, template: 0 });
      expect(organisation.unit(task.unit)).not.toBeNull();
    }
    const leads = Object.fromEntries(made.heldBack.map(({ key }) => [key, 'agri']));
    const confirmed = planOf(text, { leads });
    expect(confirmed.heldBack).toEqual([]);
    expect(new Set([...confirmed.tasks()].map((task) => task.key))).toEqual(
      new Set(made.proposals().map(({ key }) => key)),
    );
  });
});

describe('a county’s scheme', () => {
  const made = planOf(documents.countyScheme);

  it('stays with the county that wrote it', () => {
    expect(new Set([...made.tasks()].map((task) => task.territory))).toEqual(new Set(['653122']));
  });

  it('has lead, support, day and figures of its brackets', () => {
    expect(proposal(made, 'c201-s1')).toMatchObject({
      title: '新建农村卫生户厕3000座',
      kind: 'indicator',
      lead: 'agri',
      leadConfidence: 'high',
      support: ['health', 'housing'],
      dueOn: '2024-09-30',
      rhythm: 'quarter',
      indicators: [{ value: 3000, unit: '座' }, { value: 500 }, { value: 85, unit: '%', comparator: '>=' }],
    });
    // one bracket closes both sentences of the clause
    expect(proposal(made, 'c2-s1')).toMatchObject({ lead: 'housing', dueOn: '2024-11-30' });
    expect(proposal(made, 'c2-s2')).toMatchObject({
      kind: 'mechanism',
      lead: 'housing',
      support: ['ecology'],
      dueOn: '2024-11-30',
    });
  });

  it('has the rhythm and the levels its words name, down to the plan’s depth', () => {
    expect(proposal(made, 'c3-s1')).toMatchObject({ rhythm: 'month', line: ['county', 'township'] });
    const deep = planOf(documents.countyScheme, { depth: 'township' });
    expect(unitsOf(deep, 'c3-s1')).toContain('653122200-rural_office');
  });

  it('finds who is named as the subject of a sentence, or houses an office', () => {
    expect(proposal(made, 'c302-s1')).toMatchObject({ lead: 'finance', leadConfidence: 'high' });
    expect(proposal(made, 'c301-s1')).toMatchObject({ lead: 'rural_office', leadConfidence: 'high' });
  });

  it('holds back what asks nothing of anybody, and says what it is', () => {
    const low = { key: 'c1-s1', reason: 'lead-confidence-low', title: '坚持以人民为中心' };
    expect(made.heldBack).toEqual([{ ...low, lead: 'rural_office' }]);
    expect(made.confirm).toContainEqual({ ...low, lead: 'rural_office' });
  });

  it('is another place’s where the issuer says so', () => {
    const other = planOf(documents.countyScheme, { territories: ['653123'] });
    expect(unitsOf(other, 'c201-s1')).toEqual(['653123-agri']);
  });
});

describe('a prefecture’s division of labour', () => {
  const made = planOf(documents.divisionOfLabour);

  it('makes a task of a heading that stands alone', () => {
    expect(proposal(made, 'c1-s0')).toMatchObject({ title: '落实耕地保护制度', lead: 'nature' });
    expect(unitsOf(made, 'c1-s0')).toContain('652901-nature');
  });

  it('leaves the writing of a document to its writer', () => {
    expect(proposal(made, 'c2-s0')).toMatchObject({
      kind: 'document',
      dueOn: '2024-05-31',
      line: ['prefecture'],
    });
    expect(unitsOf(made, 'c2-s0')).toEqual(['6529-forestry']);
  });

  it('asks this year’s share of a later goal', () => {
    expect(proposal(made, 'c4-s1')).toMatchObject({
      dueOn: '2024-12-31',
      unsure: expect.arrayContaining(['due-later-year', 'lead-guessed']),
    });
  });
});

describe('work points that name nobody', () => {
  const made = planOf(documents.workPoints, { planYear: 2025, issuedOn: '2025-02-10' });

  it('take their leads from their words, to be confirmed', () => {
    expect(proposal(made, 'c4-s1')).toMatchObject({
      lead: 'agri',
      leadConfidence: 'medium',
      unsure: expect.arrayContaining(['lead-guessed', 'due-assumed']),
    });
    expect(made.confirm).toContainEqual(
      expect.objectContaining({ key: 'c4-s1', reason: 'lead-confidence-medium', lead: 'agri' }),
    );
    expect(unitsOf(made, 'c4-s1')).toHaveLength(1 + 12);
  });

  it('know an event, and the last of two deadlines', () => {
    expect(proposal(made, 'c5-s1')?.kind).toBe('event');
    expect(proposal(made, 'c2-s1')).toMatchObject({
      dueOn: '2025-12-31',
      unsure: expect.not.arrayContaining(['due-assumed']),
    });
  });
});

describe('the region’s opinions', () => {
  const made = planOf(documents.regionOpinions);

  it('go down as far as they name levels, and pass the Corps by', () => {
    expect(proposal(made, 'c1-s2')?.line).toEqual(['prefecture', 'county']);
    expect(proposal(made, 'c1-s1')?.line).toEqual(['prefecture']);
    expect(proposal(made, 'c3-s1')?.line).toEqual(['prefecture', 'county', 'township', 'village']);
    expect([...made.tasks()].some((task) => task.territory.startsWith('BT'))).toBe(false);
  });

  it('name a lead within a sentence', () => {
    expect(proposal(made, 'c2-s2')).toMatchObject({
      kind: 'document',
      lead: 'water',
      leadConfidence: 'high',
      dueOn: '2024-06-30',
    });
    expect(proposal(made, 'c4-s1')?.basis.map(({ sentence }) => sentence)).toEqual([1, 2]);
  });
});

describe('others', () => {
  it('a township issues to itself and its villages, whatever the depth', () => {
    expect(new Set([...planOf(documents.townshipList).tasks()].map((task) => task.level))).toEqual(
      new Set(['township']),
    );
    const deep = planOf(documents.townshipList, { depth: 'village' });
    expect(unitsOf(deep, 'c3-s1').length).toBeGreaterThan(1);
    expect(proposal(deep, 'c1-s1')).toMatchObject({ lead: 'forestry', dueOn: '2024-04-20' });
  });

  it('a division of the Corps issues down its own line', () => {
    const made = planOf(documents.corpsScheme, { depth: 'township' });
    expect(unitsOf(made, 'c1-s1')).toContain('BT01-agri');
    expect(proposal(made, 'c1-s1')).toMatchObject({
      lead: 'agri',
      support: ['water', 'finance'],
      dueOn: '2024-10-31',
    });
    const places = new Set([...made.tasks()].map((task) => task.territory));
    expect([...places].every((code) => organisation.isWithin(code, 'BT01'))).toBe(true);
    expect(places.size).toBeGreaterThan(1);
  });

  it('a scheme keeps its days in a later plan year', () => {
    const later = planOf(documents.countyScheme, { planYear: 2025, issuedOn: '2025-03-03' });
    expect(proposal(later, 'c201-s1')).toMatchObject({
      dueOn: '2025-09-30',
      unsure: expect.arrayContaining(['due-other-year']),
    });
  });

  it('every duty and alias names a type there is', () => {
    const unknown = organisation.duties.filter(({ type }) => organisation.unitType(type) === null);
    expect(unknown).toEqual([]);
  });
});

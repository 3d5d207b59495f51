import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import type { ParsedAssignment } from '@duban/policy';
import { clauseOf, documentOf } from './document.fixture';
import { plan } from './plan';
import type { PlannedTask } from './types';

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();
const roads = templates.find((template) => template.number === 26)!;
const market = templates.find((template) => template.number === 19)!;

const says = (sentence: number, said: Partial<ParsedAssignment>): ParsedAssignment => ({
  text: '',
  lead: [],
  support: [],
  time: null,
  due: null,
  sentence,
  ...said,
});

function taskOf(
  template: typeof roads,
  key: string,
  assignments: readonly ParsedAssignment[],
): PlannedTask | undefined {
  const document = documentOf([clauseOf(template, { assignments })]);
  const made = plan({
    document,
    templates,
    organisation,
    calendar,
    planYear: 2023,
    issuedOn: '2023-02-20',
    territories: ['6531'],
    depth: 'prefecture',
  });
  return made.ok ? [...made.plan.tasks()].find((task) => task.key === key) : undefined;
}

describe('what the document says of a task', () => {
  it('is its lead, its support and its day, where it follows the sentence', () => {
    const task = taskOf(roads, 'rural-grid', [
      says(3, { lead: ['自治区水利厅'], support: ['财政厅'], due: '2023-10-31' }),
      says(4, { lead: ['住建厅'] }),
    ]);
    expect(task).toMatchObject({ unit: '6531-water', support: ['6531-finance'], dueOn: '2023-10-31' });
  });

  it('keeps the lead where it is among the named', () => {
    const task = taskOf(roads, 'rural-grid', [
      says(3, { lead: ['国网新疆电力有限公司', '自治区发展改革委'] }),
      says(4, { lead: ['住建厅'] }),
    ]);
    expect(task).toMatchObject({ unit: '6531-drc', support: ['6531-grid'] });
  });

  it('confirms leads and replaces none, where it speaks for the whole clause', () => {
    const wide = [
      says(roads.sentences.length, { lead: ['水利厅'], support: ['发展改革委'], due: '2023-11-30' }),
    ];
    expect(taskOf(roads, 'rural-grid', wide)).toMatchObject({ unit: '6531-drc', dueOn: '2023-11-30' });
    expect(taskOf(roads, 'coal-electric', wide)?.dueOn).toBe('2023-10-15'); // its own day is earlier
    // held back for its lead, until the document names it
    expect(taskOf(market, 'two-nets', [])).toBeUndefined();
    expect(taskOf(market, 'two-nets', [says(6, { lead: ['发展改革委'] })])?.unit).toBe('6531-drc');
  });

  it('is left alone where it names nobody known, or a day of another year', () => {
    const task = taskOf(roads, 'rural-grid', [
      says(3, { lead: ['各有关部门'], due: '2021-10-31' }),
      says(4, { lead: ['住建厅'] }),
    ]);
    expect(task).toMatchObject({ unit: '6531-drc', dueOn: '2023-12-31' });
  });
});

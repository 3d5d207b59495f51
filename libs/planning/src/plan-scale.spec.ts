import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { clauseOf, documentOf } from './document.fixture';
import { plan } from './plan';

describe('the whole region to its villages', () => {
  it('is planned as it is read, in little memory', () => {
    const made = plan({
      document: documentOf(templates.map((template) => clauseOf(template))),
      templates,
      organisation: loadOrganisation(),
      calendar: loadWorkCalendar(),
      planYear: 2023,
      issuedOn: '2023-02-20',
      depth: 'village',
    });
    if (!made.ok) throw new Error(made.refusal.code);
    const before = process.memoryUsage().heapUsed;
    let count = 0;
    let peak = 0;
    for (const task of made.plan.tasks()) {
      if (task.unit !== '' && ++count % 50_000 === 0) {
        peak = Math.max(peak, process.memoryUsage().heapUsed - before);
      }
    }
    expect(count).toBe(made.plan.totals().tasks);
    expect(count).toBeGreaterThan(900_000);
    // a list of them would take a gigabyte; what remains are the units' names and supervisors
    expect(peak).toBeLessThan(300_000_000);
  });
});

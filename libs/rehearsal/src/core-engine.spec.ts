import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan } from '@duban/planning';
import type { ClauseTemplate, Plan } from '@duban/planning';
import { parseDocument, sourceFromText } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { playCore } from './core-engine';
import { behaviours } from './rehearse';
import type { RehearsalReport } from './types';

const organisation = loadOrganisation();
const calendar = loadWorkCalendar();
const text = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
const document = parseDocument(sourceFromText(text));

function planOf(use: readonly ClauseTemplate[] = templates, territories = ['653122']): Plan {
  const issue = { planYear: 2023, issuedOn: '2023-02-20' };
  const made = plan({ ...issue, document, templates: use, organisation, calendar, territories });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.plan;
}

type Given = Partial<Parameters<typeof playCore>[1]>;
const play = (given: Given = {}, made = planOf()): RehearsalReport =>
  playCore(made, { behaviour: 'mixed', seed: 1, remindAt: '10:07', ...given }, () => undefined);

describe('the core engine', () => {
  it('gives the same report for the same seed, and another for another', () => {
    expect(play()).toEqual(play());
    expect(play({ seed: 2 }).fingerprint).not.toBe(play().fingerprint);
  });

  it('gives another fingerprint for every behaviour and for every rule that changes', () => {
    const template = (rules: ClauseTemplate['rules']): readonly ClauseTemplate[] =>
      templates.map((one) => ({ ...one, rules: { ...one.rules, ...rules } }));
    const changed = [
      ...behaviours.map((behaviour) => play({ behaviour })),
      play({ remindAt: '10:30' }),
      play({}, planOf(template({ ladder: [1, 3, 8, 15, 25] }))),
      play({}, planOf(template({ remindBefore: [10, 0] }))),
      play({}, planOf(template({ acceptWithin: 3 }))),
    ];
    expect(new Set(changed.map(({ fingerprint }) => fingerprint)).size).toBe(changed.length);
  });

  it('keeps its fingerprints: a change of speed changes no event, a change of rules is put down here', () => {
    const found = behaviours.map((behaviour) => play({ behaviour, seed: 3 }).fingerprint.slice(0, 16));
    expect(found).toEqual([
      ...['d9b58af24ab45c24', 'b218765c08ab33f2', '06261377d68a721a', 'bb71aba105e28671'],
      '56daa0d236f5c036',
    ]);
  });

  it('sums up to what was planned', () => {
    const made = planOf();
    const report = play({}, made);
    const { tasks, dockets, reports } = made.totals();
    expect(report).toMatchObject({
      tasks,
      dockets,
      year: 2023,
      issuedOn: '2023-02-20',
      endsOn: '2023-12-31',
    });
    expect(report.reports.asked).toBe(reports);
    const { green, yellow, red, blue, grey } = report.board;
    expect(green + yellow + red + blue + grey).toBe(tasks);
    expect(report.levels.reduce((sum, level) => sum + level.tasks, 0)).toBe(tasks);
  });

  it('sends one digest a person a working day at most, none on a day off or before the day after issue', () => {
    const report = play({ behaviour: 'slow' });
    const days = report.days.filter(({ items }) => items > 0);
    expect(days.length).toBeGreaterThan(50);
    expect(days.filter(({ date }) => !calendar.isWorkday(date))).toEqual([]);
    expect(days[0]?.date).toBe('2023-02-21');
    expect(report.digests).toBeLessThanOrEqual(report.workload.people * report.workingDays);
    expect(report.messages.total).toBe(report.digests + report.urgent);
    expect(days.reduce((sum, { messages }) => sum + messages, 0)).toBe(report.messages.total);
    const [first] = report.workload.busiest;
    expect(first?.items).toBe(report.workload.perPersonDay.max);
  });

  it('shows what each behaviour leads to', () => {
    const [punctual, absent] = [play({ behaviour: 'punctual' }), play({ behaviour: 'absent' })];
    expect(punctual.escalations).toEqual([]);
    expect(punctual.overdueDays).toMatchObject({ mean: 0, max: 0, tasks: 0 });
    expect(punctual.board.blue).toBeGreaterThan(0.9 * punctual.tasks);
    expect(absent.board.blue).toBe(0);
    expect(absent.escalations.map(({ level }) => level)).toEqual(absent.escalations.map((_, i) => i + 1));
    expect(absent.overdueDays.tasks).toBeGreaterThan(0);
    expect(absent.reminders).toBeGreaterThan(punctual.reminders);
    const obstructed = play({ behaviour: 'obstructed' });
    expect(obstructed.obstacles).toBeGreaterThan(0.4 * obstructed.tasks);
    expect(obstructed.objections).toBeGreaterThan(0.1 * obstructed.tasks);
    expect([absent.obstacles, absent.objections]).toEqual([0, 0]);
  });
});

import fc from 'fast-check';
import { loadAssessmentRules } from '@duban/seeds';
import { at, world } from '../testing/world.fixture';
import { lead, Play } from '../testing/play.fixture';
import { assessTask } from './assess-task';
import type { JudgedFigure, UnitShare } from './assessed';
import type { AssessmentRules } from './rule-set';
import { unitScore } from './unit-score';

const [rules = undefined as never] = loadAssessmentRules();
const evidence: readonly string[] = [];

function assessed(
  play: Play,
  cutoff = '2023-12-31 23:59',
  figures: readonly JudgedFigure[] = [],
): readonly UnitShare[] {
  const end = at(cutoff);
  const events = play.events.filter((event) => event.at <= end);
  return assessTask({ taskId: 'task', book: () => play.terms, events, figures }, rules, end, world);
}
const said = (shares: readonly UnitShare[]): readonly string[] =>
  shares.flatMap(({ points }) => points.map(({ rule, points: some, amount }) => `${rule} ${some}/${amount}`));

/** Accepted and reported in time, not yet done. */
const diligent = (): Play =>
  new Play()
    .act('2023-02-21 11:00', { act: 'accept' })
    .act('2023-03-20 11:00', { act: 'progress', text: '一季度' })
    .act('2023-05-20 11:00', { act: 'progress', text: '二季度' });

describe('a task in the assessment', () => {
  it('earns full points when done in time', () => {
    const play = diligent()
      .act('2023-06-20 11:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-08-30 11:00', { act: 'approve' });
    expect(assessed(play)).toEqual([
      {
        unit: '653122-agri',
        taskId: 'task',
        outcome: 'met',
        possible: 10,
        points: [{ rule: 'completed', points: 10, taskId: 'task', seq: play.events.length, amount: 1 }],
      },
    ]);
  });

  it('loses points by the working day late, the days under review left out', () => {
    const play = diligent()
      .act('2023-07-05 11:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-08-15 11:00', { act: 'return', reason: '材料不全' })
      .act('2023-08-17 11:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-09-20 11:00', { act: 'approve' });
    // Due on 27 June; 古尔邦节 off on 28 to 30 June. Late on 3, 4 and 5 July, then on 16 and 17 August.
    expect(said(assessed(play))).toEqual(['completed 10/1', 'late -1.5/3', 'returned -1/1', 'late -1/2']);
  });

  it('takes no more than a rule’s bound, and never more than the task’s own', () => {
    const slow = new Play()
      .act('2023-09-01 11:00', { act: 'accept' })
      .act('2023-12-01 11:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-12-05 11:00', { act: 'approve' });
    const [share] = assessed(slow);
    const late = share?.points.filter(({ rule }) => rule === 'late') ?? [];
    expect(late.reduce((sum, { points }) => sum + points, 0)).toBe(-5);
    const absent = assessed(new Play().until('2023-12-31 12:00'));
    expect(absent[0]).toMatchObject({ outcome: 'unmet', possible: 10 });
    expect(absent[0]?.points.reduce((sum, { points }) => sum + points, 0)).toBe(0);
  });

  it('says nothing of what is not due, waits for review or stands still', () => {
    expect(assessed(new Play().until('2023-05-01 11:00'), '2023-05-01 11:00')[0]).toMatchObject({
      outcome: 'pending',
      possible: 0,
      points: [],
    });
    const waiting = diligent().act('2023-07-05 11:00', { act: 'submit', summary: '完成', evidence });
    expect(assessed(waiting.until('2023-12-01 11:00'))[0]?.outcome).toBe('pending');
    const still = diligent().act('2023-05-25 11:00', { act: 'suspend', reason: '等待政策' });
    expect(assessed(still)[0]?.outcome).toBe('pending');
    const gone = diligent().act('2023-05-25 11:00', { act: 'cancel', reason: '重复' });
    expect(assessed(gone)[0]).toMatchObject({ outcome: 'void', possible: 0 });
  });

  it('leaves to a former unit what came while it had the task', () => {
    const to = {
      docketId: 'other',
      supervisor: '653122-rural_office',
      relays: [],
      territory: '653122',
      level: 'county',
    } as const;
    const moved = new Play()
      .act('2023-04-10 11:00', { act: 'reassign', unit: '653122-water', reason: '职能调整', to }, lead)
      .act('2023-04-11 11:00', { act: 'accept' })
      .act('2023-06-20 11:00', { act: 'progress', text: '二季度' })
      .act('2023-06-20 12:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-06-21 11:00', { act: 'approve' });
    const shares = assessed(moved);
    expect(shares.map(({ unit, outcome, possible }) => [unit, outcome, possible])).toEqual([
      ['653122-water', 'met', 10],
      ['653122-agri', 'former', 0],
    ]);
    expect(said(shares)).toEqual(['completed 10/1', 'accept-missed -0.5/1', 'report-missed -0.5/1']);
  });

  it('judges the figures of a task that counts', () => {
    const play = diligent()
      .act('2023-06-20 11:00', { act: 'submit', summary: '完成', evidence })
      .act('2023-06-21 11:00', { act: 'approve' });
    const figures = [
      { figure: 1, isReached: true, seq: 3 },
      { figure: 2, isReached: false, seq: null },
    ];
    const [share] = assessed(play, '2023-12-31 23:59', figures);
    expect(share?.possible).toBe(14);
    expect(share?.points.slice(1)).toEqual([
      { rule: 'indicator-reached', points: 2, taskId: 'task', seq: 3, amount: 1, figure: 1 },
      { rule: 'indicator-missed', points: 0, taskId: 'task', seq: play.events.length, amount: 1, figure: 2 },
    ]);
  });

  it('rests every point on an event of the task, and says the same twice', () => {
    const delay = fc.integer({ min: 0, max: 90 });
    fc.assert(
      fc.property(delay, delay, (first, second) => {
        const day = (start: string, days: number): string =>
          new Date(Date.parse(`${start}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
        const play = diligent().act(`${day('2023-06-10', first)} 11:00`, {
          act: 'submit',
          summary: 'x',
          evidence,
        });
        play.act(`${day('2023-09-10', second)} 11:00`, { act: 'approve' });
        const shares = assessed(play);
        expect(assessed(play)).toEqual(shares);
        for (const { points } of shares) {
          for (const { seq } of points) expect(play.events.some((event) => event.seq === seq)).toBe(true);
        }
        expect(play.state.status).toBe('completed');
      }),
      { numRuns: 30 },
    );
  });
});

describe('a unit’s score', () => {
  const done = (points: number): UnitShare => ({
    unit: 'u',
    taskId: `t${points}`,
    outcome: 'met',
    possible: 10,
    points: [{ rule: 'completed', points, taskId: `t${points}`, seq: 1, amount: 1 }],
  });

  it('is the percent of what could be earned; none where nothing counts yet', () => {
    expect(unitScore('u', [done(10), done(5)])).toMatchObject({ score: 75, earned: 15, possible: 20 });
    expect(unitScore('u', [{ ...done(10), outcome: 'pending', possible: 0, points: [] }]).score).toBeNull();
    expect(
      unitScore(
        'u',
        [done(1), done(1), done(1)].map((each, i) => ({ ...each, possible: i + 1 })),
      ).score,
    ).toBe(50);
  });

  it('does not depend on the order of its tasks', () => {
    expect(unitScore('u', [done(10), done(5), done(7)])).toEqual(
      unitScore('u', [done(7), done(10), done(5)]),
    );
  });
});

describe('the carried rules', () => {
  it.each(loadAssessmentRules().map((each): [number, AssessmentRules] => [each.version, each]))(
    'of version %d name their source, and points that add exactly',
    (_, { rules: all, source }) => {
      expect(source.length).toBeGreaterThan(0);
      for (const { points, most = 0, text } of Object.values(all)) {
        expect([points * 4, most * 4].every(Number.isInteger)).toBe(true);
        expect(text).toMatch(/\p{Script=Han}/u);
      }
    },
  );
});

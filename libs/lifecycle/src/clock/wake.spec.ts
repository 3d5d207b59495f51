import { escalationLevel, isOverdue, workingDaysLate } from '../lateness';
import { nextReportBy } from '../read';
import { assignment, Play, termsOf } from '../testing/play.fixture';
import { at, plainWorld, world } from '../testing/world.fixture';
import type { Command } from '../types';
import { nextWake } from './next-wake';

const accept: Command = { act: 'accept' };
const submit: Command = { act: 'submit', summary: '已办结', evidence: [] };
const sendBack: Command = { act: 'return', reason: '佐证不足' };
const report: Command = { act: 'progress', text: '进展', percent: 50 };
const late = (play: Play, text: string): readonly [boolean, number, number] => [
  isOverdue(play.state, play.terms, at(text), play.world),
  workingDaysLate(play.state, play.terms, at(text), play.world),
  escalationLevel(play.state, play.terms, at(text), play.world),
];

describe('nobody acts', () => {
  it('from issue to the top of the ladder, past 古尔邦节 of 2023', () => {
    // Due on 30 June, a holiday: the effective day is Tuesday 27 June; Sunday 25 June is worked.
    expect(new Play().until('2023-12-31').clock()).toEqual([
      '2023-02-23 10:07 accept-missed 2023-02-22',
      '2023-04-03 10:07 report-missed 2023-03-31',
      '2023-05-29 10:07 reminded 20',
      '2023-06-12 10:07 reminded 10',
      '2023-06-19 10:07 reminded 5',
      '2023-06-21 10:07 reminded 3',
      '2023-06-26 10:07 reminded 1',
      '2023-06-27 10:07 reminded 0',
      '2023-07-03 10:07 report-missed 2023-06-27',
      '2023-07-03 10:07 escalated 1/1',
      '2023-07-05 10:07 escalated 2/3',
      '2023-07-11 10:07 escalated 3/7',
      '2023-07-21 10:07 escalated 4/15',
      '2023-08-04 10:07 escalated 5/25',
      '2023-08-18 10:07 escalated 6/35',
      '2023-09-01 10:07 escalated 7/45',
    ]);
  });

  it('over Spring Festival of 2023, whose make-up days fall on a weekend', () => {
    const terms = termsOf({
      issuedAt: at('2023-01-03 11:00'),
      acceptBy: '2023-01-05',
      dueOn: '2023-01-27',
      rhythm: 'month',
      reportDays: [],
    });
    // Due on Friday 27 January, the holiday's last day: effective on Friday the 20th. Day 1 is Saturday the 28th, worked.
    const play = new Play(terms).act('2023-01-04 11:00', accept).until('2023-02-07 12:00');
    expect(play.clock()).toEqual([
      '2023-01-06 10:07 reminded 10',
      '2023-01-13 10:07 reminded 5',
      '2023-01-17 10:07 reminded 3',
      '2023-01-19 10:07 reminded 1',
      '2023-01-20 10:07 reminded 0',
      '2023-01-28 10:07 escalated 1/1',
      '2023-01-30 10:07 escalated 2/3',
      '2023-02-03 10:07 escalated 3/7',
    ]);
    expect(late(play, '2023-01-20 23:59:59')).toEqual([false, 0, 0]);
    expect(late(play, '2023-01-21 00:00')).toEqual([true, 0, 0]);
    expect(late(play, '2023-01-28 10:06')).toEqual([true, 1, 0]);
  });

  it('over 古尔邦节 of 2025, which joins a weekend to Monday and Tuesday', () => {
    const terms = termsOf({
      planYear: 2025,
      issuedAt: at('2025-05-06 11:00'),
      acceptBy: '2025-05-08',
      dueOn: '2025-06-08',
      reportDays: [],
    });
    // Sunday 8 June: 6 to 10 June are off, so Thursday the 5th; day 1 is Wednesday the 11th.
    const play = new Play(terms).act('2025-05-07 11:00', accept).until('2025-06-13 12:00');
    expect(play.clock()).toEqual([
      '2025-05-07 10:07 reminded 20',
      '2025-05-21 10:07 reminded 10',
      '2025-05-28 10:07 reminded 5',
      '2025-05-30 10:07 reminded 3',
      '2025-06-04 10:07 reminded 1',
      '2025-06-05 10:07 reminded 0',
      '2025-06-11 10:07 escalated 1/1',
      '2025-06-13 10:07 escalated 2/3',
    ]);
  });
});

describe('acceptance', () => {
  it('in time tells nobody', () => {
    const play = new Play().act('2023-02-22 23:59:59', accept).until('2023-03-10');
    expect(play.clock()).toEqual([]);
  });

  it('is told to the head alone', () => {
    const play = new Play().until('2023-03-01');
    expect(play.events.at(-1)).toMatchObject({
      seq: 2,
      kind: 'accept-missed',
      at: at('2023-02-23 10:07'),
      actor: { kind: 'clock' },
      data: { recipients: [{ unit: '653122-agri', post: 'head' }] },
    });
  });

  it('moves with a suspension while it is awaited', () => {
    const play = new Play().act('2023-02-21 11:00', { act: 'suspend', reason: '中止' });
    play.act('2023-02-27 11:00', { act: 'resume', reason: '恢复' });
    expect(play.state.acceptBy).toBe('2023-02-28');
    expect(play.until('2023-03-10').clock()).toEqual(['2023-03-01 10:07 accept-missed 2023-02-28']);
  });
});

describe('reports', () => {
  it('count for the period that holds them, also early', () => {
    const play = new Play().act('2023-02-22 11:00', accept);
    expect(nextReportBy(play.state, play.terms, at('2023-03-01'), world)).toBe('2023-03-31');
    play.act('2023-03-01 11:00', report);
    expect(nextReportBy(play.state, play.terms, at('2023-03-02'), world)).toBe('2023-06-27');
    play.until('2023-04-10');
    expect(play.clock()).toEqual([]);
  });

  it('made after the day but before the notice spare the notice', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-04-01 11:00', report)
      .until('2023-04-10');
    expect(play.clock()).toEqual([]);
    // The report of 1 April is the second quarter's.
    expect(nextReportBy(play.state, play.terms, at('2023-04-10'), world)).toBeNull();
  });

  it('are not asked for days under review, unless it was withdrawn', () => {
    const submitted = (): Play => new Play().act('2023-02-22 11:00', accept).act('2023-03-30 11:00', submit);
    expect(submitted().act('2023-04-03 09:00', sendBack).until('2023-04-30').clock()).toEqual([]);
    expect(submitted().act('2023-04-03 09:00', { act: 'withdraw' }).until('2023-04-30').clock()).toEqual([
      '2023-04-03 10:07 report-missed 2023-03-31',
    ]);
  });

  it('are asked on where the due day has moved', () => {
    const play = new Play().act('2023-02-22 11:00', accept).act('2023-06-01 11:00', report);
    play.act('2023-06-20 11:00', { act: 'request-extension', dueOn: '2023-10-15', reason: '汛期' });
    play.act('2023-06-21 11:00', { act: 'decide-extension', grant: true });
    expect(nextReportBy(play.state, play.terms, at('2023-07-01'), world)).toBe('2023-09-28');
    // 15 October is a Sunday; the fourth quarter ends after it and asks none.
    play.act('2023-09-28 11:00', report);
    expect(nextReportBy(play.state, play.terms, at('2023-10-01'), world)).toBeNull();
  });

  it('are not asked while declined, suspended, submitted or closed', () => {
    for (const act of ['decline', 'suspend', 'terminate'] as const) {
      const play = new Play().act('2023-02-22 11:00', { act, reason: '因故' });
      expect(nextReportBy(play.state, play.terms, at('2023-03-01'), world)).toBeNull();
    }
  });
});

describe('under review', () => {
  it('nothing is reminded but the review, once, and the days do not count', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report);
    play.act('2023-06-26 11:00', submit).until('2023-07-06 09:00');
    // Working days after Monday 26 June: 27 June, 3 and 4 July.
    expect(play.clock().slice(-2)).toEqual([
      '2023-06-26 10:07 reminded 1',
      '2023-07-04 10:07 review-reminded',
    ]);
    expect(play.events.at(-1)?.data).toMatchObject({
      recipients: [
        { unit: '653122-rural_office', post: 'head' },
        { unit: '653122-rural_office', post: 'officer' },
      ],
    });
    expect(late(play, '2023-07-06 09:00')).toEqual([false, 0, 0]);
    play.act('2023-07-06 12:00', sendBack);
    expect(late(play, '2023-07-06 12:00')).toEqual([true, 0, 0]);
    play.until('2023-07-11 12:00');
    expect(play.clock().slice(-2)).toEqual([
      '2023-07-07 10:07 escalated 1/1',
      '2023-07-11 10:07 escalated 2/3',
    ]);
  });

  it('an overdue task stays at its step and goes on from it', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report);
    play.act('2023-07-05 18:00', submit).until('2023-07-20');
    expect(late(play, '2023-07-19 12:00')).toEqual([true, 3, 2]);
    play.act('2023-07-20 18:00', sendBack).until('2023-07-26 12:00');
    // Days 1 to 3 were 3 to 5 July; day 4 is 21 July, day 7 the 26th.
    expect(play.clock().slice(-3)).toEqual([
      '2023-07-05 10:07 escalated 2/3',
      '2023-07-10 10:07 review-reminded',
      '2023-07-26 10:07 escalated 3/7',
    ]);
  });

  it('a withdrawn task counts all its days', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report);
    play
      .act('2023-06-26 11:00', submit)
      .act('2023-07-06 09:00', { act: 'withdraw' })
      .until('2023-07-06 12:00');
    expect(play.clock().slice(-1)).toEqual(['2023-07-06 10:07 escalated 2/4']);
  });

  it('a declined task reminds the supervising unit alone', () => {
    const play = new Play()
      .act('2023-02-22 11:00', { act: 'decline', reason: '非本单位职责' })
      .until('2023-08-31');
    expect(play.clock()).toEqual(['2023-02-27 10:07 review-reminded']);
    play.act('2023-09-01 11:00', { act: 'reassign', reason: '改派', unit: '653122-water', to: assignment });
    // Nothing of the summer counts; the first working day after the hand-over is day 1.
    expect(late(play, '2023-09-01 12:00')).toEqual([true, 0, 0]);
    play.until('2023-09-06 12:00');
    expect(play.clock().slice(1)).toEqual([
      '2023-09-04 10:07 escalated 1/1',
      '2023-09-06 10:07 accept-missed 2023-09-05',
      '2023-09-06 10:07 escalated 2/3',
    ]);
  });
});

describe('a suspension', () => {
  it('stops the clock and moves the due day by its working days', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-06-20 11:00', report);
    play.act('2023-06-21 11:00', { act: 'suspend', reason: '资金未到' }).until('2023-08-31');
    expect(play.clock().at(-1)).toBe('2023-06-21 10:07 reminded 3');
    expect(nextWake(play.state, play.terms, at('2023-07-01'), world)).toBeNull();
    expect(late(play, '2023-08-31')).toEqual([false, 0, 0]);
    const resumed = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-06-20 11:00', report);
    resumed
      .act('2023-06-21 11:00', { act: 'suspend', reason: '资金未到' })
      .act('2023-07-04 11:00', { act: 'resume', reason: '到位' });
    // 25, 26, 27 June, 3, 4 July: five working days; five after the 27th is the 7th.
    expect(resumed.events.at(-1)?.data).toMatchObject({ dueOn: '2023-07-07', workingDays: 5 });
    resumed.until('2023-07-10 12:00');
    expect(resumed.clock().slice(-4)).toEqual([
      '2023-06-21 10:07 reminded 3',
      '2023-07-06 10:07 reminded 1',
      '2023-07-07 10:07 reminded 0',
      '2023-07-10 10:07 escalated 1/1',
    ]);
  });

  it('of an overdue task leaves its count where it was', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report);
    play
      .act('2023-07-05 18:00', { act: 'suspend', reason: '中止' })
      .act('2023-07-12 09:00', { act: 'resume', reason: '恢复' });
    // Effective day 27 June, three days late, then five still (6, 7, 10, 11, 12 July): due 7 July, still three days late.
    expect(play.state).toMatchObject({ dueOn: '2023-07-07', lateFrom: '2023-06-30', told: 2 });
    expect(late(play, '2023-07-12 09:00')).toEqual([true, 3, 2]);
    expect(play.until('2023-07-18 12:00').clock().at(-1)).toBe('2023-07-18 10:07 escalated 3/7');
  });

  it('granted away is forgotten', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report);
    play.act('2023-06-27 11:00', { act: 'request-extension', dueOn: '2023-07-31', reason: '汛期' });
    play
      .act('2023-07-05 18:00', { act: 'suspend', reason: '中止' })
      .act('2023-07-12 09:00', { act: 'resume', reason: '恢复' });
    play.act('2023-07-12 11:00', { act: 'decide-extension', grant: true });
    expect(play.state.lateFrom).toBeUndefined();
    expect(play.state.told).toBeUndefined();
    expect(late(play, '2023-08-02 12:00')).toEqual([true, 2, 1]);
  });
});

describe('a grant', () => {
  const overdue = (): Play =>
    new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report)
      .act('2023-05-01 11:00', report)
      .act('2023-06-27 18:00', { act: 'request-extension', dueOn: '2023-07-06', reason: '汛期' });

  it('is not waited for', () => {
    expect(overdue().until('2023-07-05 12:00').clock().slice(-2)).toEqual([
      '2023-07-03 10:07 escalated 1/1',
      '2023-07-05 10:07 escalated 2/3',
    ]);
  });

  it('makes the ladder fall back, and climb again later', () => {
    const play = overdue().act('2023-07-05 12:00', { act: 'decide-extension', grant: true });
    expect(late(play, '2023-07-05 12:00')).toEqual([false, 0, 0]);
    play.until('2023-07-11 12:00');
    expect(play.clock().slice(-4)).toEqual([
      '2023-07-05 10:07 escalated 2/3',
      '2023-07-06 10:07 reminded 0',
      '2023-07-07 10:07 escalated 1/1',
      '2023-07-11 10:07 escalated 2/3',
    ]);
  });

  it('that comes late counts from its own day, and takes the step reached', () => {
    const play = overdue().act('2023-07-14 12:00', { act: 'decide-extension', grant: true });
    expect(play.clock().at(-1)).toBe('2023-07-11 10:07 escalated 3/7');
    // Due on the 6th: on Friday the 14th it is six days late.
    expect(late(play, '2023-07-14 12:00')).toEqual([true, 6, 2]);
    play.until('2023-07-17 12:00');
    expect(play.clock().slice(-1)).toEqual(['2023-07-17 10:07 escalated 3/7']);
  });
});

describe('a late wake', () => {
  it('within a working day records all that was due, each at its instant', () => {
    const play = new Play(termsOf(), plainWorld).act('2023-02-20 12:00', accept);
    play.act('2023-03-01 11:00', report).act('2023-06-01 11:00', report).until('2023-06-28 00:00');
    play.wake('2023-06-30 10:07');
    expect(play.clock().slice(-2)).toEqual(['2023-06-29 10:07 reminded 1', '2023-06-30 10:07 reminded 0']);
  });

  it('after more than a working day takes only the latest reminder and the step reached', () => {
    const play = new Play(termsOf(), plainWorld).act('2023-02-20 12:00', accept);
    play.act('2023-03-01 11:00', report).act('2023-06-01 11:00', report).until('2023-06-10 00:00');
    const seen = play.clock().length;
    play.wake('2023-07-12 15:00');
    expect(play.clock().slice(seen)).toEqual([
      '2023-06-30 10:07 reminded 0',
      '2023-07-11 10:07 escalated 3/7',
    ]);
    play.until('2023-07-21 12:00');
    expect(play.clock().at(-1)).toBe('2023-07-21 10:07 escalated 4/15');
  });

  it('is made up for by the act that comes first', () => {
    const play = new Play(termsOf(), plainWorld).act('2023-02-20 12:00', accept);
    play.act('2023-03-01 11:00', report).act('2023-06-01 11:00', report).until('2023-06-29 00:00');
    const context = { actor: { kind: 'clock' } as const, now: at('2023-06-29 10:07:30'), world: plainWorld };
    expect(context.now).toBeGreaterThan(
      nextWake(play.state, play.terms, play.state.at, plainWorld) ?? Infinity,
    );
    play.act('2023-06-29 10:07:30', submit);
    expect(play.events.slice(-2).map((event) => event.kind)).toEqual(['reminded', 'submitted']);
    expect(play.events.slice(-2).map((event) => event.seq)).toEqual([play.state.seq - 1, play.state.seq]);
  });
});

describe('a task issued past its dates', () => {
  it('stands at the step it has reached, takes it at the next notice time, and replays nothing', () => {
    const play = new Play(termsOf(), world, at('2023-07-13 15:00'));
    // Nine working days after 27 June.
    expect(late(play, '2023-07-13 15:00')).toEqual([true, 9, 3]);
    play.until('2023-07-21 12:00');
    expect(play.clock()).toEqual(['2023-07-14 10:07 escalated 3/10', '2023-07-21 10:07 escalated 4/15']);
  });

  it('asks no report of a day before it came', () => {
    const play = new Play(termsOf(), world, at('2023-04-10 15:00'))
      .act('2023-04-11 11:00', accept)
      .until('2023-05-25');
    expect(play.clock()).toEqual([]);
    expect(nextReportBy(play.state, play.terms, at('2023-05-25'), world)).toBe('2023-06-27');
  });
});

describe('a ladder of its own', () => {
  it('maps a chain’s steps by their places, left-out posts included', () => {
    const rules = { ...termsOf().rules, ladder: [2, 4], ladderBeyond: 5 };
    const chain = world.chain('653122-agri').filter((step) => step.afterWorkingDays !== 7);
    const play = new Play(termsOf({ rules }), { ...world, chain: () => chain }).act(
      '2023-02-22 11:00',
      accept,
    );
    play.act('2023-03-01 11:00', report).act('2023-05-01 11:00', report).until('2023-08-31');
    // Places 1, 2, 4, 5, 6, 7 of the ladder 2, 4, 9, 14, 19, 24, 29.
    expect(play.clock().slice(-6)).toEqual([
      '2023-07-04 10:07 escalated 1/2',
      '2023-07-06 10:07 escalated 2/4',
      '2023-07-20 10:07 escalated 3/14',
      '2023-07-27 10:07 escalated 4/19',
      '2023-08-03 10:07 escalated 5/24',
      '2023-08-10 10:07 escalated 6/29',
    ]);
  });
});

import { WorkCalendar } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import * as fc from 'fast-check';
import { countWorked, isWorked, nextDay, notices, walk, workedOnOrBefore } from '../testing/notices.fixture';
import { Play, termsOf } from '../testing/play.fixture';
import { at, world as plain } from '../testing/world.fixture';
import type { Terms, World } from '../types';
import { dayNumber, dayText } from './days';
import { WorkdayIndex } from './workday-index';

const calendar = new WorkCalendar(notices, '2026-11-24');
const world: World = { ...plain, calendar };

/** A task issued at noon of a day, due on another, that asks no report. */
function termsFor(issuedOn: Day, dueOn: Day): Terms {
  return termsOf({
    ...{ issuedAt: at(`${issuedOn} 12:00`), dueOn, reportDays: [], planYear: Number(dueOn.slice(0, 4)) },
    acceptBy: calendar.addWorkdays(issuedOn, 2),
  });
}

/** The days (`MM-DD`) on which the clock did something of a kind, in order, with what it says of each. */
function said(play: Play, kind: string): string[] {
  return play.clock().flatMap((line) => {
    const [day = '', time = '', what, rest = ''] = line.split(' ');
    expect(time).toBe('10:07');
    expect(isWorked(day)).toBe(true);
    return what === kind ? [`${day.slice(5)} ${rest}`] : [];
  });
}

/** A task that is accepted and then left alone, until a day. */
function leftAlone(issuedOn: Day, dueOn: Day, until: Day): Play {
  return new Play(termsFor(issuedOn, dueOn), world)
    .act(`${issuedOn} 13:00`, { act: 'accept' })
    .until(`${until} 23:00`);
}

// Counted by hand from the State Council's notices and the region's own.
describe('the clock through five years of holidays', () => {
  const dueDays: readonly (readonly [name: string, dueOn: Day, effective: string, steps: string])[] = [
    ['Spring Festival 2022', '2022-02-04', '01-30', '02-07 02-09 02-15 02-25 03-11'],
    ['肉孜节 2022 after Labour Day', '2022-05-05', '04-29', '05-06 05-09 05-13'],
    ['古尔邦节 2022', '2022-07-12', '07-08', '07-14 07-18 07-22'],
    ['National Day 2022, a make-up weekend after it', '2022-10-07', '09-30', '10-08 10-10 10-14 10-26'],
    ['Spring Festival 2023, a make-up weekend after it', '2023-01-27', '01-20', '01-28 01-30 02-03'],
    ['肉孜节 2023, its day made up on Sunday', '2023-04-21', '04-20', '04-23 04-25 05-04'],
    ['古尔邦节 2023', '2023-06-30', '06-27', '07-03 07-05 07-11 07-21 08-04'],
    ['National Day 2023', '2023-10-01', '09-28', '10-07 10-09 10-13'],
    ['the day before National Day 2023', '2023-09-28', '09-28', '10-07 10-09 10-13'],
    ['Spring Festival 2024', '2024-02-15', '02-09', '02-18 02-20 02-26'],
    ['古尔邦节 2024', '2024-06-19', '06-14', '06-20 06-24 06-28'],
    ['National Day 2024', '2024-10-06', '09-30', '10-08 10-10 10-15'],
    ['肉孜节 2025, then 清明', '2025-03-31', '03-28', '04-01 04-03 04-10'],
    ['古尔邦节 2025 around a weekend', '2025-06-10', '06-05', '06-11 06-13 06-19'],
    ['National Day 2025, a make-up Saturday after it', '2025-10-08', '09-30', '10-09 10-11 10-16'],
    ['Spring Festival 2026', '2026-02-20', '02-14', '02-24 02-26 03-03'],
    ['古尔邦节 2026', '2026-05-29', '05-26', '06-01 06-03 06-09'],
    ['National Day 2026', '2026-10-07', '09-30', '10-08 10-10 10-15'],
  ];
  it.each(dueDays)(
    '%s: due on %s it is due by %s, and the ladder climbs on %s',
    (_, dueOn, effective, steps) => {
      const days = steps.split(' ');
      const year = dueOn.slice(0, 4);
      const play = leftAlone(`${year}-01-04`, dueOn, `${year}-${days.at(-1) ?? ''}`);
      expect(said(play, 'reminded').at(-1)).toBe(`${effective} 0`);
      const late = [1, 3, 7, 15, 25];
      expect(said(play, 'escalated')).toEqual(days.map((day, i) => `${day} ${i + 1}/${late[i] ?? 0}`));
    },
  );

  const reminders: readonly (readonly [dueOn: Day, days: string])[] = [
    ['2022-02-04', '01-04 01-18 01-25 01-27 01-29 01-30'],
    ['2022-05-05', '04-01 04-18 04-24 04-26 04-28 04-29'],
    ['2023-06-30', '05-29 06-12 06-19 06-21 06-26 06-27'],
    ['2024-02-15', '01-15 01-29 02-04 02-06 02-08 02-09'],
    ['2025-06-10', '05-07 05-21 05-28 05-30 06-04 06-05'],
  ];
  it.each(reminders)(
    'due on %s it is reminded 20, 10, 5, 3, 1 and 0 working days before: %s',
    (dueOn, days) => {
      const play = leftAlone(
        dueOn.startsWith('2022') ? '2022-01-03' : `${Number(dueOn.slice(0, 4)) - 1}-12-01`,
        dueOn,
        dueOn,
      );
      const left = [20, 10, 5, 3, 1, 0];
      expect(said(play, 'reminded')).toEqual(days.split(' ').map((day, i) => `${day} ${left[i] ?? 0}`));
    },
  );

  const issues: readonly (readonly [issuedOn: Day, acceptBy: Day, told: string])[] = [
    ['2022-01-28', '2022-01-30', '02-07'],
    ['2023-01-20', '2023-01-29', '01-30'],
    ['2024-02-08', '2024-02-18', '02-19'],
    ['2025-01-26', '2025-02-05', '02-06'],
    ['2026-02-13', '2026-02-24', '02-25'],
  ];
  it.each(issues)(
    'issued on %s before Spring Festival it is accepted by %s, and missed on %s',
    (issuedOn, acceptBy, told) => {
      const play = new Play(termsFor(issuedOn, `${issuedOn.slice(0, 4)}-12-20`), world).until(
        `${acceptBy.slice(0, 4)}-03-01 23:00`,
      );
      expect(said(play, 'accept-missed')).toEqual([`${told} ${acceptBy}`]);
    },
  );

  const pauses: readonly (readonly [from: Day, to: Day, days: number, dueOn: Day, moved: Day])[] = [
    ['2022-01-27', '2022-02-08', 5, '2022-02-18', '2022-02-25'],
    ['2023-06-20', '2023-07-04', 6, '2023-07-10', '2023-07-18'],
    ['2025-09-29', '2025-10-13', 5, '2025-10-20', '2025-10-27'],
  ];
  it.each(pauses)(
    'suspended on %s and resumed on %s it stood still for %i working days: %s becomes %s',
    (from, to, days, dueOn, moved) => {
      const play = leftAlone(`${from.slice(0, 4)}-01-10`, dueOn, from)
        .act(`${from} 23:30`, { act: 'suspend', reason: '政策调整' })
        .act(`${to} 09:00`, { act: 'resume', reason: '恢复' });
      expect(play.events.at(-1)).toMatchObject({
        kind: 'resumed',
        data: { workingDays: days, dueOn: moved },
      });
      expect(play.state.dueOn).toBe(moved);
    },
  );
});

describe('the clock against a count day by day', () => {
  const runs = 400;
  const someDay = fc.integer({ min: 0, max: 1780 }).map((n) => nextDay('2022-01-10', n));
  const index = new WorkdayIndex(calendar);

  it('counts, adds and looks back as a walk over the notices does', () => {
    fc.assert(
      fc.property(someDay, someDay, fc.integer({ min: -120, max: 40 }), (a, b, n) => {
        const [from, to] = a < b ? [a, b] : [b, a];
        expect(index.between(dayNumber(from), dayNumber(to))).toBe(countWorked(from, to));
        expect(calendar.workdaysBetween(from, to)).toBe(countWorked(from, to));
        expect(dayText(index.lastOnOrBefore(dayNumber(a)))).toBe(workedOnOrBefore(a));
        if (n === 0 || (n < 0 && a < '2022-08-01') || (n > 0 && a > '2026-10-01')) return;
        expect(dayText(index.add(dayNumber(a), n))).toBe(walk(a, n));
        expect(calendar.addWorkdays(a, n)).toBe(walk(a, n));
      }),
      { numRuns: runs },
    );
  });

  it('reminds and climbs on the days that a walk finds, whatever holidays and pauses lie between', () => {
    const life = fc.record({
      issued: fc.integer({ min: 0, max: 1400 }).map((n) => nextDay('2022-02-01', n)),
      term: fc.integer({ min: 45, max: 200 }),
      pause: fc.option(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 60 }))),
    });
    fc.assert(
      fc.property(life, ({ issued, term, pause }) => {
        const written = nextDay(issued, term);
        const play = leftAlone(issued, written, issued);
        let dueOn = written;
        let from = `${issued} 13:00`;
        if (pause !== null) {
          const begun = nextDay(issued, pause[0]);
          const ended = nextDay(begun, pause[1]);
          play.act(`${begun} 09:00`, { act: 'suspend', reason: '暂停' });
          play.act(`${ended} 09:00`, { act: 'resume', reason: '恢复' });
          const stood = countWorked(begun, ended);
          if (stood > 0) dueOn = walk(written, stood);
          from = `${ended} 09:00`;
        }
        const due = workedOnOrBefore(dueOn);
        const lastStep = walk(due, 25);
        play.until(`${lastStep} 23:00`);
        const told = play.clock().filter((line) => line >= from && /reminded|escalated/u.test(line));
        const expected = [
          ...[20, 10, 5, 3, 1].map((n) => `${walk(due, -n)} 10:07 reminded ${n}`),
          `${due} 10:07 reminded 0`,
          ...[1, 3, 7, 15, 25].map((n, i) => `${walk(due, n)} 10:07 escalated ${i + 1}/${n}`),
        ].filter((line) => line > from);
        expect(told).toEqual(expected);
      }),
      { numRuns: runs / 2 },
    );
  });
});

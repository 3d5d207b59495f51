import { addDays, reportDays, startOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import * as fc from 'fast-check';
import type { TaskState } from '../state';
import type { Command, Terms } from '../types';
import { dayOf } from './naive.reference';
import { assignment, termsOf } from './play.fixture';
import { xinjiang } from './world.fixture';

const HOUR = 3_600_000;

/** One step: time passes, with its wakes or without, then a command is tried. */
export interface Step {
  readonly passes: number;
  readonly awake: boolean;
  readonly command: (state: TaskState, now: Instant) => Command;
  readonly bySupervisor: boolean;
  /** What its family is like then. */
  readonly openChildren: number;
  readonly parentOpen: boolean;
}

const against = { kind: 'returned', seq: 1, unit: '653122-rural_office', username: 'x' } as const;
const dayFrom = (now: Instant, days: number): string => addDays(dayOf(now), days);

const commands: fc.Arbitrary<Step['command']> = fc.oneof(
  { weight: 6, arbitrary: fc.constant(() => ({ act: 'accept' }) as const) },
  fc.constant(() => ({ act: 'decline', reason: '不属本单位' }) as const),
  {
    weight: 5,
    arbitrary: fc
      .record({
        percent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
        forecast: fc.option(fc.constantFrom('on-time', 'late', 'blocked'), { nil: undefined, freq: 3 }),
      })
      .map(
        ({ percent, forecast }) =>
          () =>
            ({
              act: 'progress',
              text: '进展',
              ...(percent === undefined ? {} : { percent }),
              ...(forecast === undefined ? {} : { forecast }),
            }) as const,
      ),
  },
  { weight: 4, arbitrary: fc.constant(() => ({ act: 'submit', summary: '已办', evidence: [] }) as const) },
  fc.constant(() => ({ act: 'withdraw' }) as const),
  fc.constant(() => ({ act: 'approve' }) as const),
  { weight: 3, arbitrary: fc.constant(() => ({ act: 'return', reason: '再办' }) as const) },
  fc
    .integer({ min: -5, max: 120 })
    .map(
      (days) => (_: TaskState, now: Instant) =>
        ({ act: 'reopen', dueOn: dayFrom(now, days), reason: '重办' }) as const,
    ),
  {
    weight: 2,
    arbitrary: fc
      .integer({ min: -3, max: 60 })
      .map(
        (days) => (state: TaskState) =>
          ({ act: 'request-extension', dueOn: addDays(state.dueOn, days), reason: '延期' }) as const,
      ),
  },
  {
    weight: 2,
    arbitrary: fc.boolean().map((grant) => () => ({ act: 'decide-extension', grant }) as const),
  },
  fc.constantFrom('653122-agri', '653122-water').map(
    (unit) => () =>
      ({
        act: 'reassign',
        reason: '改派',
        unit,
        to: { ...assignment },
      }) as const,
  ),
  {
    weight: 4,
    arbitrary: fc
      .constantFrom('653122-finance', '653122-nature', '653122-agri')
      .map((heldBy) => () => ({ act: 'raise-obstacle', text: '受阻', cause: '用地', heldBy }) as const),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(undefined, true, false)
      .map(
        (founded) => () =>
          ({ act: 'clear-obstacle', text: '已解决', ...(founded === undefined ? {} : { founded }) }) as const,
      ),
  },
  {
    weight: 3,
    arbitrary: fc.constant(
      () => ({ act: 'object', text: '不服', against, reviewer: '6531-rural_office' }) as const,
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .boolean()
      .map((uphold) => () => ({ act: 'decide-objection', uphold, text: '复核' }) as const),
  },
  fc.integer({ min: -200, max: 20 }).map(
    (days) => (state: TaskState) =>
      ({
        act: 'decompose',
        items: [
          { unit: '653122200-rural_office', dueOn: addDays(state.dueOn, days) },
          { unit: '653122-finance' },
        ],
        childIds: ['one', 'two'],
      }) as const,
  ),
  fc.constant(() => ({ act: 'cancel', reason: '撤销' }) as const),
  fc.constant(() => ({ act: 'urge', text: '抓紧' }) as const),
  fc.constant(() => ({ act: 'comment', text: '知悉' }) as const),
  { weight: 2, arbitrary: fc.constant(() => ({ act: 'suspend', reason: '中止' }) as const) },
  { weight: 4, arbitrary: fc.constant(() => ({ act: 'resume', reason: '恢复' }) as const) },
  fc.constant(() => ({ act: 'terminate', reason: '终止' }) as const),
);

/** A life, step by step. */
export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    passes: fc.oneof(
      fc.integer({ min: 0, max: 600 }).map((minutes) => minutes * 60_000),
      fc.integer({ min: 0, max: 15 * 24 }).map((hours) => hours * HOUR),
      { weight: 1, arbitrary: fc.integer({ min: 20, max: 70 }).map((days) => days * 24 * HOUR) },
    ),
    awake: fc.boolean(),
    command: commands,
    bySupervisor: fc.boolean(),
    openChildren: fc.constantFrom(0, 0, 0, 2),
    parentOpen: fc.constantFrom(true, true, false),
  }),
  { minLength: 1, maxLength: 22 },
);

/** Terms of many kinds, some issued when their day is past. */
export const someTerms: fc.Arbitrary<Terms> = fc
  .record({
    rhythm: fc.constantFrom('month', 'quarter', 'half-year', 'year'),
    curve: fc.constantFrom(null, [25, 50, 75, 100], [10, 30, 60, 100], [40, 80, 90, 100]),
    dueOn: fc.integer({ min: -40, max: 315 }).map((days) => addDays('2023-02-20', days)),
    hour: fc.integer({ min: 0, max: 23 }),
    ladder: fc.constantFrom([1, 3, 7, 15, 25], [2, 4], [1, 2, 3, 4, 5, 6, 7]),
    kind: fc.constantFrom('project', 'mechanism'),
  })
  .map(({ rhythm, curve, dueOn, hour, ladder, kind }) => {
    const terms = termsOf();
    const issuedOn = '2023-02-20';
    return termsOf({
      rhythm,
      curve,
      dueOn,
      kind,
      issuedAt: startOfDay(issuedOn) + hour * HOUR,
      rules: { ...terms.rules, ladder },
      reportDays:
        dueOn < issuedOn ? [] : reportDays(xinjiang, { rhythm, issuedOn, dueOn, firstPeriodMin: 10 }),
    });
  });

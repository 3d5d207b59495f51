import { nextWake } from '../clock/next-wake';
import { explain } from '../explain';
import { Play, termsOf } from '../testing/play.fixture';
import { at, clockText, world } from '../testing/world.fixture';
import type { Command, Forecast } from '../types';
import { expectedProgress } from './curve';
import { lightForecast, lightOf } from './forecast';

const accept: Command = { act: 'accept' };
const report = (percent: number, forecast?: Forecast): Command => ({
  act: 'progress',
  text: '进展',
  percent,
  ...(forecast === undefined ? {} : { forecast }),
});
const light = (play: Play, text: string): string => lightOf(play.state, play.terms, at(text), play.world);
const codes = (play: Play, text: string): readonly string[] =>
  explain(play.state, play.terms, play.events, at(text), play.world).reasons.map(({ code }) => code);
const known = (instant: number | null): string | null => (instant === null ? null : clockText(instant));

/** A monthly or quarterly task of the whole year, accepted, with a curve. */
const onCurve = (rhythm: 'month' | 'quarter' = 'quarter'): Play =>
  new Play(
    termsOf({
      rhythm,
      curve: [25, 50, 75, 100],
      dueOn: '2023-12-31',
      reportDays:
        rhythm === 'quarter'
          ? ['2023-03-31', '2023-06-27', '2023-09-28', '2023-12-29']
          : [
              '2023-03-31',
              '2023-04-28',
              '2023-05-31',
              '2023-06-27',
              '2023-07-31',
              '2023-08-31',
              '2023-09-28',
            ],
    }),
  ).act('2023-02-22 11:00', accept);

describe('time alone', () => {
  const calm = (): Play =>
    new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report(10))
      .act('2023-04-03 11:00', report(20));

  it.each([
    ['2023-06-18 23:59:59', 'green', ['on-track']],
    // Five working days before 27 June: 26, 25 (worked), 21, 20, 19.
    ['2023-06-19 00:00', 'yellow', ['due-soon']],
    ['2023-06-27 23:59:59', 'yellow', ['due-soon']],
    ['2023-06-28 00:00', 'red', ['overdue']],
  ])('at %s: %s', (now, expected, reasons) => {
    const play = calm();
    expect(light(play, now)).toBe(expected);
    expect(codes(play, now)).toEqual(reasons);
  });

  it('is foretold', () => {
    const play = calm();
    const forecast = lightForecast(play.state, play.terms, at('2023-04-04'), world);
    expect({ ...forecast, yellowAt: known(forecast.yellowAt), redAt: known(forecast.redAt) }).toEqual({
      light: 'green',
      yellowAt: '2023-06-19 00:00',
      redAt: '2023-06-27 23:59',
      overdueAt: at('2023-06-27 23:59:59') + 1,
      until: null,
    });
    expect(forecast.redAt).toBe(at('2023-06-27 23:59:59') + 1);
  });
});

describe('what was owed', () => {
  it('acceptance missed is yellow until accepted', () => {
    const play = new Play();
    expect(light(play, '2023-02-22 23:59:59')).toBe('green');
    expect(light(play, '2023-02-23 00:00')).toBe('yellow');
    expect(codes(play, '2023-02-23 00:00')).toEqual(['accept-missed']);
    expect(light(play.act('2023-02-24 11:00', accept), '2023-02-24 11:00')).toBe('green');
  });

  it('a missed report is yellow until the next, of whichever period', () => {
    const play = new Play().act('2023-02-22 11:00', accept);
    expect(light(play, '2023-03-31 23:59:59')).toBe('green');
    expect(light(play, '2023-04-01 00:00')).toBe('yellow');
    expect(codes(play, '2023-05-15 00:00')).toEqual(['report-missed']);
    play.act('2023-05-15 11:00', report(10));
    expect(light(play, '2023-05-15 11:00')).toBe('green');
  });

  it('a report missed before submission is still missed when returned', () => {
    const play = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-04-03 11:00', { act: 'submit', summary: '', evidence: [] });
    expect(light(play, '2023-05-05 11:00')).toBe('yellow');
    play.act('2023-05-08 11:00', { act: 'return', reason: '再办' });
    expect(codes(play, '2023-05-08 11:00')).toEqual(['report-missed']);
  });
});

describe('the forecast said', () => {
  it('late is yellow, blocked is red, until said otherwise', () => {
    const play = new Play().act('2023-02-22 11:00', accept).act('2023-03-01 11:00', report(10, 'late'));
    expect([light(play, '2023-03-01 11:00'), ...codes(play, '2023-03-01 11:00')]).toEqual([
      'yellow',
      'forecast-late',
    ]);
    play.act('2023-03-02 11:00', report(10, 'blocked')).act('2023-03-03 11:00', report(15));
    expect([light(play, '2023-03-03 11:00'), ...codes(play, '2023-03-03 11:00')]).toEqual([
      'red',
      'forecast-blocked',
    ]);
    play.act('2023-03-06 11:00', report(15, 'on-time'));
    expect(light(play, '2023-03-06 11:00')).toBe('green');
  });
});

describe('the curve', () => {
  it.each([
    [100, 'green'],
    [16, 'green'],
    [15, 'yellow'],
    [0, 'yellow'],
  ])('at the close of the first quarter, 25 expected, %s reported: %s', (percent, expected) => {
    const play = onCurve().act('2023-03-30 11:00', report(percent));
    expect(light(play, '2023-03-31 23:59:59')).toBe('green');
    expect(light(play, '2023-04-01 00:00')).toBe(expected);
  });

  it('is red from thirty points on', () => {
    const play = onCurve().act('2023-03-30 11:00', report(20)).act('2023-06-20 11:00', report(20));
    expect(light(play, '2023-07-01 00:00')).toBe('red');
    expect(explain(play.state, play.terms, play.events, at('2023-07-01'), world).reasons).toEqual([
      {
        code: 'behind-curve',
        params: { expected: 50, reported: 20, points: 30, period: '2023-06-27' },
        at: at('2023-07-01'),
        workingDays: null,
      },
    ]);
  });

  it('judges nothing before a period has closed, nor at one that asked no report', () => {
    const play = onCurve('month').act('2023-02-24 11:00', report(0));
    // The first monthly report is March's: February was too short.
    expect(light(play, '2023-03-01 00:00')).toBe('green');
    expect(expectedProgress(play.state, play.terms, at('2023-03-01'), world)).toBe(0);
    expect(light(play, '2023-04-01 00:00')).toBe('yellow');
  });

  it.each([
    ['2023-04-01', 25],
    ['2023-05-01', 33.33],
    ['2023-06-01', 41.67],
    ['2023-07-01', 50],
    ['2024-03-01', 75],
  ])('rises evenly within a quarter: %s expects %s', (day, expected) => {
    const play = onCurve('month');
    expect(expectedProgress(play.state, play.terms, at(day), world)).toBe(expected);
  });

  it('is not there for a template without one', () => {
    expect(expectedProgress(new Play().state, termsOf(), at('2023-07-01'), world)).toBeNull();
  });

  it('a report of the current period counts at its close: time alone betters the light, and a wake stands there', () => {
    const play = onCurve().act('2023-03-30 11:00', report(0)).act('2023-04-10 11:00', report(50));
    expect(light(play, '2023-04-10 11:00')).toBe('yellow');
    const forecast = lightForecast(play.state, play.terms, at('2023-04-10 11:00'), world);
    expect([forecast.light, known(forecast.yellowAt), known(forecast.redAt), known(forecast.until)]).toEqual([
      'yellow',
      '2023-04-01 00:00',
      null,
      '2023-07-01 00:00',
    ]);
    expect(known(nextWake(play.state, play.terms, at('2023-04-10 11:00'), world))).toBe('2023-07-01 00:00');
    const events = play.events.length;
    play.wake('2023-07-01 00:00');
    expect(play.events.length).toBe(events);
    expect(light(play, '2023-07-01 00:00')).toBe('green');
    expect(known(nextWake(play.state, play.terms, at('2023-07-01 00:00'), world))).toBe('2023-10-07 10:07');
  });
});

describe('a closed or resting task', () => {
  it('is blue when completed, grey when suspended, terminated or cancelled', () => {
    const submit: Command = { act: 'submit', summary: '', evidence: [] };
    const done = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', submit)
      .act('2023-03-02 11:00', { act: 'approve' });
    expect([light(done, '2023-09-01 00:00'), ...codes(done, '2023-09-01 00:00')]).toEqual([
      'blue',
      'completed',
    ]);
    for (const [act, code] of [
      ['suspend', 'suspended'],
      ['terminate', 'terminated'],
      ['cancel', 'cancelled'],
    ] as const) {
      const play = new Play().act('2023-02-22 11:00', { act, reason: '因故' });
      expect([light(play, '2023-09-01 00:00'), ...codes(play, '2023-09-01 00:00')]).toEqual(['grey', code]);
      expect(lightForecast(play.state, play.terms, at('2023-09-01'), world)).toMatchObject({
        overdueAt: null,
        until: null,
      });
    }
  });

  it('while submitted the light stays, red or green', () => {
    const submit: Command = { act: 'submit', summary: '', evidence: [] };
    const early = new Play()
      .act('2023-02-22 11:00', accept)
      .act('2023-03-01 11:00', report(10))
      .act('2023-04-03 11:00', submit);
    expect([light(early, '2023-09-01 00:00'), ...codes(early, '2023-09-01 00:00')]).toEqual([
      'green',
      'on-track',
    ]);
    const overdue = new Play().act('2023-02-22 11:00', accept).act('2023-06-29 11:00', submit);
    expect(light(overdue, '2023-09-01 00:00')).toBe('red');
    expect(lightForecast(overdue.state, overdue.terms, at('2023-09-01'), world).overdueAt).toBe(
      at('2023-06-27 23:59:59') + 1,
    );
  });
});

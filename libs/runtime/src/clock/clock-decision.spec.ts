import fc from 'fast-check';
import { agreeOffset, decideClock } from './clock-decision';

const hour = 3_600_000;
const instant = fc.integer({ min: 1_600_000_000_000, max: 1_900_000_000_000 });
const maybe = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined });

describe('the decision about the clock', () => {
  it('takes the machine for the present unless told otherwise', () => {
    expect(decideClock({ real: 1000 * hour })).toEqual({ ok: true, offsetMs: 0 });
  });

  it('begins where DUBAN_CLOCK says', () => {
    expect(decideClock({ real: 1000 * hour, wanted: 10 * hour })).toEqual({
      ok: true,
      offsetMs: -990 * hour,
    });
  });

  it('runs on without a setting and with the one already applied', () => {
    const kept = { real: 1002 * hour, offsetMs: -990 * hour, lastWanted: 10 * hour, lastKnown: 11 * hour };
    expect(decideClock(kept)).toEqual({ ok: true, offsetMs: -990 * hour });
    expect(decideClock({ ...kept, wanted: 10 * hour })).toEqual({ ok: true, offsetMs: -990 * hour });
  });

  it('refuses to go back, and says from where', () => {
    const kept = { real: 1002 * hour, offsetMs: -990 * hour, lastWanted: 10 * hour, lastKnown: 11 * hour };
    expect(decideClock({ ...kept, wanted: 10.5 * hour })).toEqual({ ok: false, lastKnown: 11 * hour });
    expect(decideClock({ ...kept, wanted: 20 * hour })).toEqual({ ok: true, offsetMs: -982 * hour });
  });

  it('runs on from the last known instant if the machine itself was set back', () => {
    const decision = decideClock({
      real: 900 * hour,
      offsetMs: -990 * hour,
      lastWanted: 1,
      lastKnown: 11 * hour,
    });
    expect(decision).toEqual({ ok: true, offsetMs: -889 * hour });
  });

  it('never lets moved time go back, whatever is known', () => {
    fc.assert(
      fc.property(
        instant,
        maybe(instant),
        maybe(instant),
        fc.integer({ min: 1, max: 1e11 }),
        instant,
        (real, wanted, lastWanted, offsetMs, lastKnown) => {
          const decision = decideClock({ real, wanted, lastWanted, offsetMs, lastKnown });
          if (decision.ok) expect(real + decision.offsetMs).toBeGreaterThanOrEqual(lastKnown);
          else expect(wanted).toBeLessThan(decision.lastKnown);
          if (decision.ok) expect(decision.offsetMs).toBeGreaterThanOrEqual(offsetMs);
        },
      ),
    );
  });

  it('lets the database decide between services', () => {
    expect(agreeOffset(5, 7)).toBe(5);
    expect(agreeOffset(undefined, 7)).toBe(7);
    expect(agreeOffset(undefined, undefined)).toBe(0);
  });
});

import fc from 'fast-check';
import { dayText } from '../clock/days';
import { dayNumber } from '../clock/days';
import { evolve } from '../evolve';
import { fold } from '../evolve';
import type { TaskState } from '../state';
import { Play, termsOf } from '../testing/play.fixture';
import { at, plainWorld, world } from '../testing/world.fixture';
import type { Command, Rules, TaskEvent, Terms, World } from '../types';
import { momentOf } from './moment';
import { changeTerms, termsWouldMove } from './terms-change';
import type { TermsChange } from './terms-change';

const rules = termsOf().rules;

function change(from: Terms, to: Terms, worlds: { former?: World; world?: World } = {}): TermsChange {
  return {
    cause: 'template',
    of: 2,
    from,
    to,
    former: worlds.former ?? worlds.world ?? world,
    world: worlds.world ?? world,
  };
}

/** The task after the change, and what was recorded. */
function changed(
  state: TaskState,
  of: TermsChange,
  now: number,
): { state: TaskState; events: readonly TaskEvent[] } {
  const events = changeTerms(state, of, { actor: { kind: 'clock' }, now });
  const after = events.reduce(
    (last, event) => evolve(last, event.kind === 'terms-changed' ? of.to : of.from, event),
    state,
  );
  return { state: after, events };
}

const daysOf = ({ dueOn, acceptBy, told, status }: TaskState) => ({ dueOn, acceptBy, told, status });

/** Acts that may come before a change, each at a day after the issue. */
const acts: readonly Command[] = [
  { act: 'accept' },
  { act: 'progress', text: '进展', percent: 20 },
  { act: 'suspend', reason: '中止' },
  { act: 'resume', reason: '恢复' },
  { act: 'request-extension', dueOn: '2023-10-31', reason: '延期' },
  { act: 'decide-extension', grant: true },
  { act: 'submit', summary: '完成', evidence: [] },
  { act: 'return', reason: '退回' },
  { act: 'decline', reason: '退办' },
  { act: 'reassign', reason: '改派', support: ['653122-water'] },
  { act: 'terminate', reason: '终止' },
];

const someDay = fc.integer({ min: 0, max: 280 }).map((n) => dayText(dayNumber('2023-02-22') + n));
const someRules: fc.Arbitrary<Rules> = fc.record({
  acceptWithin: fc.integer({ min: 1, max: 9 }),
  remindBefore: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 6 }),
  reviewWithin: fc.integer({ min: 1, max: 9 }),
  ladder: fc
    .uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
    .map((steps) => steps.sort((a, b) => a - b)),
  ladderBeyond: fc.integer({ min: 1, max: 20 }),
  yellowWithin: fc.integer({ min: 0, max: 15 }),
  yellowBehind: fc.integer({ min: 1, max: 30 }),
  redBehind: fc.integer({ min: 30, max: 60 }),
  firstPeriodMin: fc.constant(10),
});
const someTerms = fc
  .record({ dueOn: someDay, rules: someRules, acceptBy: fc.integer({ min: 0, max: 8 }) })
  .map(({ acceptBy, ...rest }) =>
    termsOf({ ...rest, id: 'other', acceptBy: dayText(dayNumber('2023-02-20') + acceptBy) }),
  );
const script = fc.array(fc.tuple(fc.constantFrom(...acts), fc.integer({ min: 0, max: 40 })), {
  maxLength: 7,
});

/** A task with a past, and the moment it has come to. */
function played(steps: readonly (readonly [Command, number])[], terms: Terms): { play: Play; now: number } {
  const play = new Play(terms);
  let day = dayNumber('2023-02-21');
  for (const [command, pause] of steps) {
    day += pause;
    play.try(`${dayText(day)} 11:00`, command);
  }
  return { play, now: at(`${dayText(day)} 12:00`) };
}

describe('a change of terms', () => {
  it('taken back restores every day and the ladder’s place', () => {
    fc.assert(
      fc.property(script, someTerms, (steps, other) => {
        const own = termsOf();
        const { play, now } = played(steps, own);
        play.until(`${dayText(Math.floor((now + 8 * 3_600_000) / 86_400_000))} 12:00`);
        const before = play.state;
        const there = changed(before, change(own, other), now);
        const back = changed(there.state, change(other, { ...own, id: 'again' }), now);
        expect(daysOf(back.state)).toEqual(daysOf(before));
        expect(momentOf(back.state, own, now, world)).toEqual(momentOf(before, own, now, world));
      }),
      { numRuns: 300 },
    );
  });

  it('taken back restores the acceptance of a task handed over, where the terms’ own day was the same meanwhile', () => {
    const own = termsOf();
    const { state } = new Play(own).act('2023-02-24 11:00', {
      ...{ act: 'reassign', reason: '改派', support: ['653122-water'] },
    });
    const other = termsOf({ id: 'other', acceptBy: '2023-02-27', rules: { ...rules, acceptWithin: 1 } });
    const now = at('2023-02-24 12:00');
    const there = changed(state, change(own, other), now);
    expect(there.state.acceptBy).toBe('2023-02-27');
    expect(changed(there.state, change(other, own), now).state.acceptBy).toBe('2023-02-28');
  });

  it('does what was foretold, and folds to what was recorded', () => {
    fc.assert(
      fc.property(script, someTerms, (steps, other) => {
        const own = termsOf();
        const { play, now } = played(steps, own);
        const foretold = termsWouldMove(play.state, change(own, other), now);
        const done = changed(play.state, change(own, other), now);
        expect(momentOf(done.state, done.events.length > 0 ? other : own, now, world)).toEqual(foretold.to);
        expect(foretold.changes).toBe(done.events.length > 0);
        const book = new Map([
          [own.id, own],
          [other.id, other],
        ]);
        expect(fold([...play.events, ...done.events], (id) => book.get(id)!)).toEqual(done.state);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves a due day that was set for the task alone, and moves one that is the terms’ own', () => {
    const other = termsOf({ id: 'other', dueOn: '2023-08-31' });
    const own = new Play().act('2023-02-22 11:00', { act: 'accept' });
    expect(changed(own.state, change(own.terms, other), at('2023-03-01')).state.dueOn).toBe('2023-08-31');
    own.act('2023-03-02 11:00', { act: 'request-extension', dueOn: '2023-07-31', reason: '汛期' });
    own.act('2023-03-03 11:00', { act: 'decide-extension', grant: true });
    const kept = changed(own.state, change(own.terms, other), at('2023-03-06')).state;
    expect(kept).toMatchObject({ dueOn: '2023-07-31', dueKept: true });
    const equal = termsOf({ id: 'third', dueOn: '2023-07-31' });
    const there = changed(kept, change(other, equal), at('2023-03-07')).state;
    expect(changed(there, change(equal, own.terms), at('2023-03-08')).state.dueOn).toBe('2023-07-31');
  });

  it('keeps the due day from falling before those of the tasks it was divided into', () => {
    const play = new Play().act('2023-02-22 11:00', { act: 'accept' });
    const other = termsOf({ id: 'other', dueOn: '2023-05-31' });
    const held = { ...change(play.terms, other), notBefore: '2023-06-15' };
    expect(changed(play.state, held, at('2023-03-01')).state.dueOn).toBe('2023-06-30');
  });

  it('climbs down a ladder that became longer, and tells nobody twice when it is taken back', () => {
    const play = new Play().act('2023-02-22 11:00', { act: 'accept' }).act('2023-05-10 11:00', {
      act: 'progress',
      text: '进展',
    });
    play.until('2023-07-06 12:00');
    expect(play.state.told).toBe(2);
    const longer = termsOf({ id: 'longer', rules: { ...rules, ladder: [5, 10, 20, 30, 40] } });
    const there = changed(play.state, change(play.terms, longer), at('2023-07-06 12:00'));
    expect(there.state.told).toBeUndefined();
    const back = changed(there.state, change(longer, play.terms), at('2023-07-06 12:30'));
    expect(back.state.told).toBe(2);
    expect(momentOf(back.state, play.terms, at('2023-07-06 12:30'), world).nextWake).toBe(
      at('2023-07-11 10:07'),
    );
  });

  it('follows a notice: acceptance and due day by the days that count now', () => {
    const plain = new Play(termsOf(), plainWorld);
    plain.act('2023-04-26 11:00', { act: 'reassign', reason: '改派', support: ['653122-water'] });
    // Two working days after 26 April: the 28th; of the weekend and 1 to 3 May the plain calendar knows nothing.
    expect(plain.state.acceptBy).toBe('2023-04-28');
    const notice = {
      ...change(plain.terms, plain.terms, { former: plainWorld, world }),
      cause: 'calendar' as const,
    };
    const done = changed(plain.state, notice, at('2023-04-26 12:00'));
    expect(done.events.at(-1)?.data).toMatchObject({
      former: { dueDay: '2023-06-30' },
      dueDay: '2023-06-27',
      acceptBy: '2023-04-28',
    });
  });

  it('says nothing to a closed task, nor where nothing differs', () => {
    const play = new Play().act('2023-02-22 11:00', { act: 'accept' });
    expect(
      changeTerms(play.state, change(play.terms, play.terms), {
        actor: { kind: 'clock' },
        now: at('2023-03-01'),
      }),
    ).toEqual([]);
    play.act('2023-03-01 11:00', { act: 'terminate', reason: '终止' });
    const other = termsOf({ id: 'other', dueOn: '2023-08-31' });
    expect(changed(play.state, change(play.terms, other), at('2023-03-02')).events).toEqual([]);
  });
});

describe('a changed ladder, before anybody is late', () => {
  it('moves the days on which the chain will hear, and taking it back moves them back', () => {
    const { state, terms } = new Play().act('2023-02-22 11:00', { act: 'accept' });
    const steeper = termsOf({ id: 'steeper', rules: { ...rules, ladder: [1, 2, 5, 10, 20] } });
    const now = at('2023-03-01 11:00');
    const foretold = termsWouldMove(state, change(terms, steeper), now);
    expect(foretold).toMatchObject({ moves: true, changes: true });
    expect(foretold.from.escalations.slice(0, 4)).toEqual([
      ...['2023-07-03', '2023-07-05', '2023-07-11', '2023-07-21'],
    ]);
    expect(foretold.to.escalations.slice(0, 4)).toEqual([
      ...['2023-07-03', '2023-07-04', '2023-07-07', '2023-07-14'],
    ]);
    expect({ ...foretold.to, escalations: [] }).toEqual({ ...foretold.from, escalations: [] });
    const { state: after } = changed(state, change(terms, steeper), now);
    expect(termsWouldMove(after, change(steeper, terms), now).to).toEqual(foretold.from);
  });

  it('moves nothing of a task that rests', () => {
    const { state, terms } = new Play()
      .act('2023-02-22 11:00', { act: 'accept' })
      .act('2023-02-27 11:00', { act: 'suspend', reason: '中止' });
    const steeper = termsOf({ id: 'steeper', rules: { ...rules, ladder: [1, 2, 5, 10, 20] } });
    expect(termsWouldMove(state, change(terms, steeper), at('2023-03-01 11:00')).moves).toBe(false);
  });
});

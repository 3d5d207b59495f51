import assert from 'node:assert/strict';
import { addDays, startOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import * as fc from 'fast-check';
import { nextWake } from './clock/next-wake';
import { decide } from './decide';
import { evolve, fold } from './evolve';
import { explain } from './explain';
import { escalationLevel, isOverdue, workingDaysLate } from './lateness';
import { lightForecast, lightOf } from './light/forecast';
import { schedule } from './schedule';
import type { TaskState } from './state';
import { dayOf, naiveCounted, naiveFacts, naiveHeld, naiveLate, naiveLight } from './testing/naive.reference';
import { someTerms, steps } from './testing/lives.fixture';
import type { Step } from './testing/lives.fixture';
import { assignment, lead } from './testing/play.fixture';
import { at, world, xinjiang } from './testing/world.fixture';
import { isOpen, transitions } from './transitions';
import type { ScheduleItem, TaskEvent, Terms } from './types';

const HOUR = 3_600_000;
const clockActor = { kind: 'clock' } as const;
/** A night's run: `DUBAN_MODEL_RUNS=100000`. */
const runs = Number(process.env.DUBAN_MODEL_RUNS ?? 1500);

const supervisor = { ...lead, unit: '653122-rural_office' } as const;

const noticeTime = (day: string): Instant => startOfDay(day) + 10 * HOUR + 7 * 60_000;

const dayFrom = (now: Instant, days: number): string => addDays(dayOf(now), days);

const deepFrozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value as Readonly<Record<string, unknown>>)) deepFrozen(part);
  }
  return value;
};

/** No task closes as done before its children, is taken up again under a closed parent, or clears an obstacle as unfounded itself. */
function checkKin(event: TaskEvent, before: TaskState, parentDueOn: string | null, step: Step): void {
  const limit = parentDueOn ?? '9999-12-31';
  const { kind, data } = event;
  if (kind === 'submitted' || kind === 'approved') assert.equal(step.openChildren, 0);
  else if (kind === 'reopened') {
    assert.ok(data.dueOn <= limit && (step.parentOpen || parentDueOn === null));
  } else if (kind === 'decomposed') assert.ok(data.children.every(({ dueOn }) => dueOn <= before.dueOn));
  else if (kind === 'obstacle-cleared') assert.ok(data.founded || step.bySupervisor);
  else if (kind === 'obstacle-raised') assert.notEqual(data.heldBy, before.unit);
  else checkWithinParent(event, before, limit);
}

/** No child's day moves to one after its parent's. */
function checkWithinParent({ kind, data }: TaskEvent, before: TaskState, limit: string): void {
  if (kind === 'resumed' || kind === 'extension-decided') {
    assert.ok((data.dueOn ?? '') <= limit || data.dueOn === before.dueOn);
  }
  if (kind === 'objection-decided') {
    assert.ok((data.undone?.dueOn ?? '') <= limit || data.undone?.dueOn === before.dueOn);
  }
}

/** A task under test with every law checked after each of its steps. */
class Model {
  readonly events: TaskEvent[] = [];
  state: TaskState;
  now: Instant;

  constructor(
    readonly terms: Terms,
    /** The day its parent is due; null: it has none. */
    readonly parentDueOn: string | null,
  ) {
    this.now = terms.issuedAt;
    const first = decide(null, terms, { act: 'assign', assignment }, { actor: lead, now: this.now, world });
    if (!first.ok) throw new Error('refused');
    this.state = this.add(null, first.events);
  }

  take(step: Step): void {
    const { passes, awake, command, openChildren, parentOpen } = step;
    const target = this.now + passes;
    if (awake) this.sleepTo(target);
    this.now = target;
    const parent = this.parentDueOn === null ? null : { dueOn: this.parentDueOn, isOpen: parentOpen };
    const decision = decide(this.state, this.terms, command(this.state, this.now), {
      actor: step.bySupervisor ? supervisor : lead,
      now: this.now,
      world,
      family: { parent, openChildren },
    });
    const { act } = command(this.state, this.now) as { act: keyof typeof transitions };
    const allowed = transitions[act].from.includes(this.state.status);
    if (decision.ok) {
      assert.ok(allowed);
      this.checkOutage(decision.events);
      for (const event of decision.events) checkKin(event, this.state, this.parentDueOn, step);
      this.state = this.add(this.state, decision.events);
    } else assert.equal(decision.refusal.code === 'status-not-allowed', !allowed);
    this.check();
  }

  /** Wakes as they come due; each must record something or move on. */
  private sleepTo(target: Instant): void {
    for (let wakes = 0; ; wakes++) {
      assert.ok(wakes < 300);
      const wake = nextWake(this.state, this.terms, this.now, world);
      if (wake === null || wake > target) return;
      this.now = Math.max(this.now, wake);
      const decision = decide(
        this.state,
        this.terms,
        { act: 'wake' },
        { actor: clockActor, now: this.now, world },
      );
      if (!decision.ok) throw new Error('refused');
      this.state = this.add(this.state, decision.events);
      const next = nextWake(this.state, this.terms, this.now, world);
      if (next !== null) assert.ok(next > this.now);
      this.check();
      this.checkTold();
    }
  }

  private add(state: TaskState | null, events: readonly TaskEvent[]): TaskState {
    let next = state;
    for (const event of deepFrozen(events)) {
      if (next !== null) {
        assert.ok(event.at >= next.at);
        this.checkClockEvent(next, event);
      }
      next = deepFrozen(evolve(next, this.terms, event));
      this.events.push(event);
    }
    if (next === null) throw new Error('nothing');
    return next;
  }

  /** The clock never runs while it is paused, speaks on working days at its time, and the ladder only climbs. */
  private checkClockEvent(before: TaskState, event: TaskEvent): void {
    if (event.actor.kind !== 'clock') return;
    assert.ok(xinjiang.isWorkday(dayOf(event.at)));
    assert.equal(event.at, noticeTime(dayOf(event.at)));
    const running = ['assigned', 'active', 'returned'].includes(before.status);
    const reviewing = ['submitted', 'declined'].includes(before.status);
    assert.ok(event.kind === 'review-reminded' ? reviewing : running);
    if (event.kind === 'reminded') {
      assert.ok(event.data.recipients.every(({ unit }) => unit === (before.obstacle?.heldBy ?? before.unit)));
    }
    if (event.kind === 'escalated') {
      assert.equal(event.data.heldBy, before.obstacle?.heldBy);
      assert.ok(event.data.level > ((before.obstacle ?? before).told ?? 0));
      assert.equal(event.data.level, escalationLevel(before, this.terms, event.at, world));
    }
  }

  /** Of several of one kind that came late together, none is more than a working day late. */
  private checkOutage(events: readonly TaskEvent[]): void {
    const clock = events.filter((event) => event.actor.kind === 'clock');
    for (const event of clock) {
      if (clock.some((other) => other !== event && other.kind === event.kind)) {
        assert.ok(xinjiang.workdaysBetween(dayOf(event.at), dayOf(this.now)) <= 1);
      }
    }
  }

  /** At the first notice time after an act every step the ladder has reached is taken. */
  private checkTold(): void {
    const { state, terms, events, now } = this;
    const acted = events.filter((event) => event.actor.kind === 'person').at(-1)?.at ?? 0;
    const day = xinjiang.lastWorkdayOnOrBefore(
      now >= noticeTime(dayOf(now)) ? dayOf(now) : addDays(dayOf(now), -1),
    );
    if (!['assigned', 'active', 'returned'].includes(state.status) || noticeTime(day) <= acted) return;
    const { told = 0 } = state.obstacle ?? state;
    assert.ok(told >= escalationLevel(state, terms, noticeTime(day), world));
  }

  private check(): void {
    const { state, terms, events, now } = this;
    const said = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
    assert.deepEqual(JSON.parse(JSON.stringify(state)), said);
    const facts = naiveFacts(events, terms, xinjiang);
    assert.equal(state.status, facts.status);
    const late = naiveLate(facts, xinjiang, dayOf(now));
    assert.equal(workingDaysLate(state, terms, now, world), late);
    assert.equal(lightOf(state, terms, now, world), naiveLight(facts, terms, xinjiang, now));
    if (!isOpen(state.status)) assert.equal(nextWake(state, terms, now, world), null);
    this.checkLevel(facts);
  }

  private checkLevel(facts: ReturnType<typeof naiveFacts>): void {
    const { state, terms, now } = this;
    const frozen = ['submitted', 'declined'].includes(state.status) ? state.since : now;
    const told = frozen >= noticeTime(dayOf(frozen));
    const through = told ? dayOf(frozen) : addDays(dayOf(frozen), -1);
    const days =
      facts.obstacle === null ? naiveLate(facts, xinjiang, through) : naiveHeld(facts, xinjiang, through);
    const { ladder } = terms.rules;
    const stepDays = (i: number): number => ladder[i] ?? (ladder.at(-1) ?? 0) + 10 * (i - ladder.length + 1);
    const level = [0, 1, 2, 3, 4, 5, 6].filter((i) => stepDays(i) <= days).length;
    assert.equal(escalationLevel(state, terms, now, world), isOverdue(state, terms, now, world) ? level : 0);
  }

  /** The costlier laws, once a run: fold, forecast of the light, explanation, schedule. */
  finish(): void {
    const { state, terms, events } = this;
    assert.deepEqual(fold(events, terms), state);
    this.checkForecast();
    this.checkExplanation();
    this.checkSchedule();
  }

  /** The stretches follow one another, and count what counting day by day does. */
  private checkExplanation(): void {
    const { state, terms, events, now } = this;
    const { clock } = explain(state, terms, events, now, world);
    assert.equal(clock[0]?.from, events[0]?.at);
    for (const [i, stretch] of clock.entries()) if (i > 0) assert.equal(stretch.from, clock[i - 1]?.to);
    const facts = naiveFacts(events, terms, xinjiang);
    const begun = events.filter((event) => event.kind === 'reopened').at(-1)?.at ?? 0;
    const life = clock.filter((stretch) => stretch.from >= begun);
    for (const { from, to, state: kind, countedWorkingDays } of life) {
      const counted = naiveCounted(facts, xinjiang, dayOf(from), dayOf(to ?? now));
      assert.equal(countedWorkingDays, kind === 'closed' ? 0 : counted);
    }
    const overdue = life.filter((stretch) => stretch.state === 'overdue');
    if (!events.some((event) => event.kind === 'withdrawn')) {
      const sum = overdue.reduce((days, stretch) => days + stretch.countedWorkingDays, 0);
      // A task issued past its due day is explained from its issue on.
      const before = begun > 0 ? 0 : naiveLate(facts, xinjiang, dayOf(terms.issuedAt));
      assert.equal(sum + before, workingDaysLate(state, terms, now, world));
    }
  }

  /** At every instant before `until` the forecast's onsets give the very light. */
  private checkForecast(): void {
    const { state, terms, now } = this;
    const facts = naiveFacts(this.events, terms, xinjiang);
    const { redAt, yellowAt, overdueAt, until } = lightForecast(state, terms, now, world);
    for (let days = 0; days < 200; days += days < 8 ? 1 : 6) {
      for (const then of [startOfDay(dayFrom(now, days)), startOfDay(dayFrom(now, days)) - 1]) {
        if (then < now || then >= (until ?? Infinity)) continue;
        assert.equal(isOverdue(state, terms, then, world), overdueAt !== null && overdueAt <= then);
        if (!isOpen(state.status) || state.status === 'suspended') continue;
        const light =
          redAt !== null && redAt <= then
            ? 'red'
            : yellowAt !== null && yellowAt <= then
              ? 'yellow'
              : 'green';
        assert.equal(light, naiveLight(facts, terms, xinjiang, then));
      }
    }
  }

  /** What the schedule says is what wakes do. */
  private checkSchedule(): void {
    const said = schedule(this.state, this.terms, this.now, world);
    const begun = this.now;
    const seen = this.events.length;
    this.sleepTo(begun + 800 * 24 * HOUR);
    const done = this.events.slice(seen).filter((event) => event.at > begun);
    const kinds = { reminded: 'remind', escalated: 'escalate', 'review-reminded': 'review-due' } as const;
    const shown = done.flatMap((event) =>
      event.kind in kinds
        ? [
            `${event.at} ${kinds[event.kind as keyof typeof kinds]} ${'level' in event.data ? event.data.level : 0}`,
          ]
        : [],
    );
    const due = (item: ScheduleItem): boolean => item.kind === 'accept-due' || item.kind === 'report-due';
    assert.deepEqual(
      said.filter((item) => !due(item)).map((item) => `${item.at} ${item.kind} ${item.level}`),
      shown,
    );
    assert.deepEqual(
      said.map((item) => item.at),
      said.map((item) => item.at).sort((a, b) => a - b),
    );
    const missed = done.filter((event) => event.kind === 'report-missed').length;
    assert.ok(said.filter((item) => item.kind === 'report-due').length <= missed + 1);
  }
}

describe('a task, whatever happens to it', () => {
  it(
    `keeps the laws of its clock (${runs} random lives)`,
    () => {
      fc.assert(
        fc.property(someTerms, steps, fc.option(fc.nat(200)), (terms, life, room) => {
          const parentDueOn = room === null ? null : addDays(terms.dueOn, room);
          const model = new Model(deepFrozen(terms), parentDueOn);
          for (const step of life) {
            if (model.now > at('2025-10-01')) break;
            model.take(step);
          }
          model.finish();
        }),
        { numRuns: runs },
      );
    },
    60_000 + runs * 50,
  );
});

import type { Instant } from '@duban/calendar';
import { nextWake } from '../clock/next-wake';
import { decide } from '../decide';
import { evolve } from '../evolve';
import { schedule } from '../schedule';
import type { TaskState } from '../state';
import type { Actor, Assignment, Command, Refusal, TaskEvent, Terms, World } from '../types';
import { at, clockText, world as xinjiangWorld } from './world.fixture';

export const lead: Actor = {
  kind: 'person',
  username: 'agri',
  name: 'Head of Agriculture',
  unit: '653122-agri',
  post: 'head',
};

export const assignment: Assignment = {
  taskId: 'task',
  docketId: 'docket',
  unit: '653122-agri',
  support: ['653122-finance'],
  supervisor: '653122-rural_office',
  relays: [],
  territory: '653122',
  level: 'county',
};

/** Terms of a quarterly task of 2023, issued on 20 February, due on 30 June; every part may be changed. */
export function termsOf(change: Partial<Terms> = {}): Terms {
  return {
    id: 'terms',
    clause: 15,
    key: 'a-task',
    title: 'A task',
    kind: 'project',
    planYear: 2023,
    issuedAt: at('2023-02-20 11:00'),
    dueOn: '2023-06-30',
    acceptBy: '2023-02-22',
    rhythm: 'quarter',
    reportDays: ['2023-03-31', '2023-06-27'],
    curve: null,
    indicators: [],
    evidence: [],
    sentences: [1],
    sensitive: false,
    templateVersion: 1,
    rules: {
      acceptWithin: 2,
      remindBefore: [20, 10, 5, 3, 1, 0],
      reviewWithin: 3,
      ladder: [1, 3, 7, 15, 25],
      ladderBeyond: 10,
      yellowWithin: 5,
      yellowBehind: 10,
      redBehind: 30,
      firstPeriodMin: 10,
    },
    ...change,
  };
}

/** A task played by hand: wakes come when they are due, acts when they are named. */
export class Play {
  readonly events: TaskEvent[] = [];
  state: TaskState;

  constructor(
    readonly terms: Terms = termsOf(),
    readonly world: World = xinjiangWorld,
    issuedAt: Instant = terms.issuedAt,
  ) {
    const first = decide(null, terms, { act: 'assign', assignment }, { actor: lead, now: issuedAt, world });
    if (!first.ok) throw new Error(first.refusal.code);
    this.state = this.fold(null, first.events);
  }

  /** Lets time pass up to an instant, every wake in its time. */
  until(text: string): this {
    const end = at(text);
    let now = this.state.at;
    for (;;) {
      const wake = nextWake(this.state, this.terms, now, this.world);
      if (wake === null || wake > end) return this;
      now = Math.max(now, wake);
      this.wake(clockText(now), now);
    }
  }

  /** One wake, perhaps late. */
  wake(text: string, now: Instant = at(text)): this {
    const context = { actor: { kind: 'clock' } as const, now, world: this.world };
    const decision = decide(this.state, this.terms, { act: 'wake' }, context);
    if (!decision.ok) throw new Error(decision.refusal.code);
    this.state = this.fold(this.state, decision.events);
    return this;
  }

  /** An act, after the wakes due by then; throws where it is refused. */
  act(text: string, command: Command, actor: Actor = lead): this {
    const refusal = this.try(text, command, actor);
    if (refusal !== null) throw new Error(`${command.act} refused: ${JSON.stringify(refusal)}`);
    return this;
  }

  /** An act, and why it was refused if it was. */
  try(text: string, command: Command, actor: Actor = lead): Refusal | null {
    this.until(text);
    const context = { actor, now: at(text), world: this.world };
    const decision = decide(this.state, this.terms, command, context);
    if (!decision.ok) return decision.refusal;
    this.state = this.fold(this.state, decision.events);
    return null;
  }

  /** What the clock recorded, as `2023-06-27 10:07 reminded 0` (or the level, or the day missed). */
  clock(): string[] {
    return this.events.flatMap((event) => {
      const text = `${clockText(event.at)} ${event.kind}`;
      if (event.kind === 'reminded') return [`${text} ${event.data.workingDaysLeft}`];
      if (event.kind === 'escalated') return [`${text} ${event.data.level}/${event.data.workingDaysLate}`];
      if (event.kind === 'report-missed') return [`${text} ${event.data.reportBy}`];
      if (event.kind === 'accept-missed') return [`${text} ${event.data.acceptBy}`];
      return event.kind === 'review-reminded' ? [text] : [];
    });
  }

  /** What the schedule says at an instant, as `2023-06-27 10:07 remind`, with the level where it escalates. */
  schedule(text: string): string[] {
    return schedule(this.state, this.terms, at(text), this.world).map(
      (item) => `${clockText(item.at)} ${item.kind}${item.level > 0 ? ` ${item.level}` : ''}`,
    );
  }

  private fold(state: TaskState | null, events: readonly TaskEvent[]): TaskState {
    let next = state;
    for (const event of events) {
      this.events.push(event);
      next = evolve(next, this.terms, event);
    }
    if (next === null) throw new Error('nothing happened');
    return next;
  }
}

import type { Day, Instant } from '@duban/calendar';
import type { Recipient, Rules, Terms, World } from '../types';
import { dayNumber, dayNumberOf, endOf, startOf, yearOf } from './days';
import type { DayNumber } from './days';
import { ladderOf } from './ladder-steps';
import type { LadderStep } from './ladder-steps';
import { reportPeriods } from './reports';
import type { ReportPeriod } from './reports';
import { WorkdayIndex } from './workday-index';

/** A reminder before the effective due day. */
export interface Reminder {
  readonly at: Instant;
  /** Working days left on its day; 0 on the due day itself. */
  readonly left: number;
}

/** What follows from terms and a due day alone, the same for all tasks that share them. */
export interface DueFrame {
  /** The effective due day: the last working day on or before the day as written. */
  readonly day: DayNumber;
  /** 23:59:59 of the effective due day. */
  readonly at: Instant;
  /** From when the due day alone makes the task yellow. */
  readonly yellowFrom: Instant;
  /** In order of time. */
  readonly reminders: readonly Reminder[];
  readonly reports: readonly ReportPeriod[];
}

/** Whom a unit's work is put to; the same objects whenever the unit is told of something. */
export interface UnitPeople {
  readonly head: Recipient;
  readonly onlyHead: readonly Recipient[];
  readonly workers: readonly Recipient[];
}

/**
 * A world made ready for arithmetic: what calendar, chains and terms give is worked out once and looked up.
 * A world is a snapshot: whoever changes the calendar or the organisation hands in a new object.
 */
export class Frame {
  readonly index: WorkdayIndex;
  /** Milliseconds from 00:00 to the time at which machine notices go out. */
  readonly remindOffset: number;
  private readonly dues = new WeakMap<Terms, Map<Day, DueFrame>>();
  private readonly units = new Map<string, UnitPeople>();
  private readonly ladders = new Map<string, Map<string, readonly LadderStep[]>>();
  private readonly ladderKeys = new WeakMap<Rules, Map<string, readonly LadderStep[]>>();

  constructor(readonly world: World) {
    this.index = new WorkdayIndex(world.calendar);
    const [hours, minutes] = world.remindAt.split(':');
    this.remindOffset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  }

  /** The time of machine notices on a day; `Infinity` for a day beyond the calendar. */
  remindOn(day: DayNumber): Instant {
    return startOf(day) + this.remindOffset;
  }

  due(terms: Terms, dueOn: Day): DueFrame {
    let ofTerms = this.dues.get(terms);
    if (ofTerms === undefined) this.dues.set(terms, (ofTerms = new Map<Day, DueFrame>()));
    let due = ofTerms.get(dueOn);
    if (due === undefined) ofTerms.set(dueOn, (due = this.makeDue(terms, dueOn)));
    return due;
  }

  /** The posts of a unit that are told of its work. */
  people(unit: string): UnitPeople {
    let people = this.units.get(unit);
    if (people === undefined) {
      const head: Recipient = { unit, post: this.world.headPost(unit) };
      const onlyHead = [head];
      const workers: Recipient[] = head.post === 'secretary' ? onlyHead : [head, { unit, post: 'officer' }];
      people = { head, onlyHead, workers };
      this.units.set(unit, people);
    }
    return people;
  }

  /** The unit's chain with the days of the terms' own ladder. */
  ladder(unit: string, rules: Rules): readonly LadderStep[] {
    let ofRules = this.ladderKeys.get(rules);
    if (ofRules === undefined) {
      const key = `${rules.ladder.join()}+${rules.ladderBeyond}`;
      ofRules = this.ladders.get(key) ?? new Map<string, readonly LadderStep[]>();
      this.ladders.set(key, ofRules);
      this.ladderKeys.set(rules, ofRules);
    }
    let steps = ofRules.get(unit);
    if (steps === undefined) ofRules.set(unit, (steps = ladderOf(this.world.chain(unit), rules)));
    return steps;
  }

  private makeDue(terms: Terms, dueOn: Day): DueFrame {
    const { index } = this;
    const day = index.lastOnOrBefore(dayNumber(dueOn));
    return {
      day,
      at: endOf(day),
      // In the first days of the first year known there may be too few working days before the due day.
      yellowFrom: startOf(
        Math.max(index.add(day, -terms.rules.yellowWithin), dayNumberOf(yearOf(day), 1, 1) - 31),
      ),
      reminders: terms.rules.remindBefore
        .map((left) => ({ at: this.remindOn(index.add(day, -left)), left }))
        .sort((a, b) => a.at - b.at),
      reports: reportPeriods(terms, day, index, this.remindOffset),
    };
  }
}

const frames = new WeakMap<World, Frame>();

/** The frame of a world, made at its first use. */
export function frameOf(world: World): Frame {
  let frame = frames.get(world);
  if (frame === undefined) frames.set(world, (frame = new Frame(world)));
  return frame;
}

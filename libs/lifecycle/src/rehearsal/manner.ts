import type { Random } from './random';
import { between } from './random';

/**
 * How people deal with what they owe. `mixed` draws punctual, slow or absent for each task; `obstructed`: most meet an
 * obstacle that another unit holds, many are sent back, and object.
 */
export type Behaviour = 'punctual' | 'mixed' | 'slow' | 'absent' | 'obstructed';

/** What gets in the way of a task, and what its lead unit does about it; working days throughout. */
export interface Trouble {
  /** After issue; null: nothing stands in its way. */
  readonly obstacleAfter: number | null;
  /** After it was raised. */
  readonly clearedAfter: number;
  /** False: the supervising unit finds that there was none. */
  readonly founded: boolean;
  /** After it was sent back; null: it does not object. */
  readonly objectsAfter: number | null;
  /** After the objection. */
  readonly decidedAfter: number;
  readonly upheld: boolean;
}

/** How one task is dealt with, drawn once; working days throughout. */
export interface Manner {
  /** After issue; null: never. */
  readonly acceptAfter: number | null;
  readonly declines: boolean;
  /** Chance that a period's report is made at all. */
  readonly reports: number;
  /** Before the last working day of the period. */
  readonly reportBefore: number;
  /** What is reported, as a share of what the calendar would have. */
  readonly pace: number;
  /** After the due day, negative before it; null: never. */
  readonly submitAfterDue: number | null;
  /** Times the supervising unit sends it back. */
  readonly sentBack: number;
  readonly reviewAfter: number;
  readonly reworkAfter: number;
  /** Asked so long before the due day; null: not asked. */
  readonly extensionBefore: number | null;
  readonly extensionGranted: boolean;
  /** After issue; null: not suspended. */
  readonly suspendAfter: number | null;
  /** After the suspension; null: not resumed. */
  readonly resumeAfter: number | null;
  /** Null: none of it. */
  readonly trouble: Trouble | null;
}

function drawn(behaviour: Behaviour, random: Random): Exclude<Behaviour, 'mixed'> {
  if (behaviour !== 'mixed') return behaviour;
  const chance = random();
  if (chance < 0.74) return 'punctual';
  return chance < 0.96 ? 'slow' : 'absent';
}

function punctual(random: Random): Manner {
  // Half finish well ahead, as work that does not wait for the year's end does.
  const early = random() < 0.5 ? between(random, 2, 25) : between(random, 26, 150);
  const around = surroundings(random);
  return manner(around, {
    acceptAfter: between(random, 0, 2),
    reports: 0.98,
    reportBefore: between(random, 1, 6),
    pace: 0.95 + random() * 0.2,
    submitAfterDue: -early,
    // Room enough is left to do it again in time.
    sentBack: early > 16 && random() < 0.4 ? 1 : 0,
    extensionBefore: null,
  });
}

function slow(random: Random): Manner {
  const around = surroundings(random);
  return manner(around, {
    acceptAfter: between(random, 2, 6),
    reports: 0.6,
    reportBefore: between(random, 0, 2),
    pace: 0.5 + random() * 0.4,
    submitAfterDue: random() < 0.8 ? between(random, -4, 22) : null,
    sentBack: random() < 0.3 ? between(random, 1, 2) : 0,
    extensionBefore: random() < 0.25 ? between(random, 2, 8) : null,
  });
}

function absent(random: Random): Manner {
  const around = surroundings(random);
  return manner(
    { ...around, declines: false, suspendAfter: null },
    {
      acceptAfter: random() < 0.5 ? null : between(random, 8, 20),
      reports: 0,
      reportBefore: 0,
      pace: 0,
      submitAfterDue: null,
      sentBack: 0,
      extensionBefore: null,
    },
  );
}

function obstructed(random: Random): Manner {
  const around = surroundings(random);
  return manner(
    around,
    {
      acceptAfter: between(random, 0, 3),
      reports: 0.85,
      reportBefore: between(random, 0, 4),
      pace: 0.6 + random() * 0.4,
      submitAfterDue: between(random, -25, 15),
      sentBack: random() < 0.6 ? between(random, 1, 2) : 0,
      extensionBefore: random() < 0.15 ? between(random, 2, 8) : null,
    },
    {
      obstacleAfter: random() < 0.7 ? between(random, 4, 80) : null,
      clearedAfter: between(random, 2, 40),
      founded: random() < 0.8,
      objectsAfter: random() < 0.6 ? between(random, 1, 5) : null,
      decidedAfter: between(random, 1, 8),
      upheld: random() < 0.4,
    },
  );
}

/** What does not hang on the lead unit's own diligence. */
type Surroundings = Pick<
  Manner,
  'declines' | 'reviewAfter' | 'reworkAfter' | 'extensionGranted' | 'suspendAfter' | 'resumeAfter'
>;

function surroundings(random: Random): Surroundings {
  return {
    declines: random() < 0.008,
    reviewAfter: between(random, 1, 5),
    reworkAfter: between(random, 2, 9),
    extensionGranted: random() < 0.65,
    suspendAfter: random() < 0.015 ? between(random, 20, 120) : null,
    resumeAfter: random() < 0.5 ? between(random, 8, 30) : null,
  };
}

/** Written out: spreads cost several times as much, once for every task of a rehearsal. */
function manner(
  around: Surroundings,
  own: Omit<Manner, keyof Surroundings | 'trouble'>,
  trouble: Trouble | null = null,
): Manner {
  return {
    acceptAfter: own.acceptAfter,
    declines: around.declines,
    reports: own.reports,
    reportBefore: own.reportBefore,
    pace: own.pace,
    submitAfterDue: own.submitAfterDue,
    sentBack: own.sentBack,
    reviewAfter: around.reviewAfter,
    reworkAfter: around.reworkAfter,
    extensionBefore: own.extensionBefore,
    extensionGranted: around.extensionGranted,
    suspendAfter: around.suspendAfter,
    resumeAfter: around.resumeAfter,
    trouble,
  };
}

/** Draws how a task is dealt with. Pure but for the stream it draws from. */
export function mannerOf(behaviour: Behaviour, random: Random): Manner {
  switch (drawn(behaviour, random)) {
    case 'punctual':
      return punctual(random);
    case 'slow':
      return slow(random);
    case 'absent':
      return absent(random);
    case 'obstructed':
      return obstructed(random);
  }
}

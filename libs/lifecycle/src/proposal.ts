import type { Instant } from '@duban/calendar';
import { splitUnit } from '@duban/organisation';
import type { TaskState } from './state';
import type { TaskEvent, World } from './types';

/** 督办通知单, 通报, 约谈: what the engine may propose, never do. */
export type ProposalKind = 'notice' | 'circular' | 'interview';

/** A slip the engine drafts for a leader to decide. */
export interface ProposalDraft {
  readonly kind: ProposalKind;
  /** The 农办 whose leaders decide. */
  readonly decider: string;
  readonly at: Instant;
  readonly lateWorkingDays: number;
}

/** In the order in which the ladder climbs from 农办 to 农办. */
const kinds: readonly ProposalKind[] = ['notice', 'circular', 'interview'];

const isOffice = (unit: string): boolean => ['rural_office', 'corps'].includes(splitUnit(unit)[1]);

/**
 * The slip that an event gives reason for: where the ladder climbs to a 农办 or past it, a 督办通知单 at the first of the
 * chain, a 通报 at the next, a 约谈 from the third on; of several passed in one step (after an outage) the last. The lead
 * unit itself decides nothing about its own task. Null for every other event, and while an obstacle is in another's hands. Accountability (问责) is never proposed:
 * that is for people alone.
 */
export function proposalOf(
  event: TaskEvent,
  before: TaskState | null,
  after: TaskState,
  world: World,
): ProposalDraft | null {
  // While another unit holds an obstacle, the ladder climbs for it: no slip goes to the lead unit.
  if (event.kind !== 'escalated' || event.data.heldBy !== undefined) return null;
  const taken = before?.told ?? 0;
  const chain = world.chain(after.unit);
  const offices = chain.filter(({ unit }) => unit !== after.unit && isOffice(unit));
  const passed = offices.filter((step) => {
    const position = chain.indexOf(step) + 1;
    return position > taken && position <= event.data.level;
  });
  const office = passed.at(-1);
  if (office === undefined) return null;
  return {
    kind: kinds[Math.min(offices.indexOf(office), kinds.length - 1)] ?? 'interview',
    decider: office.unit,
    at: event.at,
    lateWorkingDays: event.data.workingDaysLate,
  };
}

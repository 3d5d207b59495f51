import type { ChainStep } from '@duban/organisation';
import type { Recipient, Rules } from '../types';

/** One position of a unit's ladder. */
export interface LadderStep {
  /** Working days late at which it fires. */
  readonly days: number;
  /** The one who is told. */
  readonly recipients: readonly Recipient[];
}

/** The days a chain states: 1, 3, 7, 15, 25, then ten apart. */
const STATED = [1, 3, 7, 15, 25];
const STATED_BEYOND = 10;

/**
 * A unit's chain under a template's own ladder. A chain leaves posts out and keeps the days of the others, so
 * a step is mapped by the place its stated day has in the default ladder, not by its place in the chain.
 */
export function ladderOf(chain: readonly ChainStep[], rules: Rules): readonly LadderStep[] {
  return chain.map((step) => ({
    days: daysAt(placeOf(step.afterWorkingDays), rules),
    recipients: [{ unit: step.unit, post: step.post }],
  }));
}

/** The place (from 0) of a stated day in the default ladder. */
function placeOf(days: number): number {
  const place = STATED.findIndex((stated) => days <= stated);
  return place >= 0 ? place : STATED.length - 1 + Math.ceil((days - 25) / STATED_BEYOND);
}

/** The days of a place in a ladder that goes on in even steps. */
function daysAt(place: number, rules: Rules): number {
  const { ladder, ladderBeyond } = rules;
  const last = ladder.length - 1;
  if (last < 0) return (place + 1) * ladderBeyond;
  return place <= last ? (ladder[place] ?? 0) : (ladder[last] ?? 0) + (place - last) * ladderBeyond;
}

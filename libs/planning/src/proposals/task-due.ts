import { yearOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import { dueTimes } from '@duban/policy';
import type { ParsedAssignment } from '@duban/policy';
import type { Doubt } from '../types';

export interface FoundDue {
  /** `MM-DD` of the plan's year. */
  readonly due: string;
  readonly doubt: Doubt | null;
}

const yearEnd = '12-31';

/**
 * A task's legal day within the plan's year: what the statement that speaks for it says, else the last deadline of its
 * own words, else the year's end. A day after the plan's year is a goal beyond it (the year's end asks for its share);
 * a document of an earlier year keeps its days in the plan's.
 */
export function taskDue(text: string, statements: readonly ParsedAssignment[], planYear: number): FoundDue {
  const day = statedDay(statements, planYear) ?? lastDay(text, planYear, 'text');
  if (day === null) return { due: yearEnd, doubt: 'due-assumed' };
  const year = yearOf(day);
  if (year > planYear) return { due: yearEnd, doubt: 'due-later-year' };
  return { due: day.slice(5), doubt: year < planYear ? 'due-other-year' : null };
}

/** A time without a year has none in a document without a date: it is meant in the plan's. */
function statedDay(statements: readonly ParsedAssignment[], planYear: number): Day | null {
  const days = statements.flatMap(({ due, time }) => {
    const day = due ?? (time === null ? null : lastDay(time, planYear, 'cell'));
    return day === null ? [] : [day];
  });
  return days.at(-1) ?? null;
}

function lastDay(text: string, planYear: number, context: 'cell' | 'text'): Day | null {
  return (
    dueTimes(text, planYear, context)
      .flatMap(({ due }) => due ?? [])
      .at(-1) ?? null
  );
}

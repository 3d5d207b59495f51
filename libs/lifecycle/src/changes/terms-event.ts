import type { Day } from '@duban/calendar';
import type { Applier } from '../acts/act';
import type { TaskState } from '../state';

/** The days a task stood by: as written, effective, and of acceptance. */
interface Days {
  readonly termsId: string;
  readonly dueOn: Day;
  /** The last working day on or before `dueOn`. */
  readonly dueDay: Day;
  readonly acceptBy: Day;
}

/** A running task came under other terms: a template's new version, or a year's notice. */
export interface TermsChanged extends Days {
  readonly cause: 'template' | 'calendar';
  /** The template's version, or the calendar's year. */
  readonly of: number;
  readonly former: Days;
  /** The ladder's position from now on: the one told, as far as it is still reached. */
  readonly told: number;
  readonly toldBefore: TaskState['toldBefore'] | null;
  readonly dueKept: boolean;
}

/** True where a notice is worth sending: a day people work towards is another. */
export function movesADay({ former, dueDay, acceptBy }: TermsChanged): boolean {
  return former.dueDay !== dueDay || former.acceptBy !== acceptBy;
}

export const termsChanged: Applier<'terms-changed'> = (_state, { data }) => ({
  dueOn: data.dueOn,
  acceptBy: data.acceptBy,
  told: data.told > 0 ? data.told : undefined,
  toldBefore: data.toldBefore ?? undefined,
  dueKept: data.dueKept ? true : undefined,
});

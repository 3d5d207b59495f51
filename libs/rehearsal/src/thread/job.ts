import type { CalendarYear, Day } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { ClauseTemplate, EditedProposals, PlanRefusal } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { Playing, RehearsalReport } from '../types';

/** A rehearsal for a thread of its own: plain data, since it crosses to another thread. */
export interface RehearsalJob {
  readonly document: ParsedDocument;
  readonly templates: readonly ClauseTemplate[];
  /** What people made of the tasks proposed; null: nothing. */
  readonly edited: EditedProposals | null;
  /** The years whose notice is loaded. */
  readonly calendars: readonly CalendarYear[];
  readonly today: Day;
  /** The plan's year; null: as a preview assumes it. */
  readonly planYear: number | null;
  readonly territories: readonly string[] | null;
  readonly depth: Level;
  readonly playing: Playing;
  /** More tasks than these are not played. */
  readonly mostTasks: number;
}

/** Why a job gave no report: the plan's refusal, too many tasks, too long, or too many jobs already waiting. */
export type JobRefusal =
  | PlanRefusal
  | { readonly code: 'rehearsal-too-large'; readonly params: Readonly<Record<string, number>> }
  | { readonly code: 'rehearsal-busy'; readonly params: Readonly<Record<string, number>> };

export type JobOutcome =
  | { readonly ok: true; readonly report: RehearsalReport }
  | { readonly ok: false; readonly refusal: JobRefusal };

import type { Day, WorkCalendar } from '@duban/calendar';
import type { Level, Organisation } from '@duban/organisation';
import type { ClausesOf } from './match-templates';
import type { ClauseTemplate, TaskTemplate } from './types';

/** Tasks that people made of a document's proposals, clause by clause. A version is never changed. */
export interface EditedProposals {
  /** From 1. */
  readonly version: number;
  readonly clauses: readonly { readonly clause: number; readonly tasks: readonly TaskTemplate[] }[];
}

/** What a plan is made from. Days are Beijing days. */
export interface PlanRequest {
  readonly document: ClausesOf;
  readonly templates: readonly ClauseTemplate[];
  /** What people made of the proposals; left out: they stand as they were made. */
  readonly edited?: EditedProposals | null;
  readonly organisation: Organisation;
  readonly calendar: WorkCalendar;
  readonly planYear: number;
  /** The day of issue; may lie after some of the due days. */
  readonly issuedOn: Day;
  /** Only these places and all below them; left out: the region and the Corps. */
  readonly territories?: readonly string[];
  /** The lowest level that gets tasks; `county` if left out. */
  readonly depth?: Level;
  /** Places of tasks that need them, by the task's key (or `clause/key`). */
  readonly places?: Readonly<Record<string, readonly string[]>>;
  /** Unit types that confirm or replace the lead, by the task's key (or `clause/key`). */
  readonly leads?: Readonly<Record<string, string>>;
}

export const levels: readonly Level[] = ['region', 'prefecture', 'county', 'township', 'village'];
export const defaultDepth: Level = 'county';

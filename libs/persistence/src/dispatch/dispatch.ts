import type { Day, Instant } from '@duban/calendar';
import type { Level } from '@duban/organisation';
import type { PlanRefusal } from '@duban/planning';
import type { PersonActor } from '../record/act';

/** A clause's template as the document's matching found it; templates come from the `template` table. */
export interface DispatchRequest {
  readonly documentId: string;
  readonly planYear: number;
  /** The day the duties are issued on (Beijing date): acceptance counts from it. */
  readonly issuedOn: Day;
  readonly approvedBy: string;
  readonly basis: string | null;
  /** Subtrees to issue to; null: everywhere. */
  readonly territories: readonly string[] | null;
  readonly depth: Level;
  /** Named places of tasks whose scope is a list: key → territory codes. */
  readonly places: Readonly<Record<string, readonly string[]>>;
  /** Leads confirmed or replaced: key → unit type. */
  readonly leads: Readonly<Record<string, string>>;
  /** Version of the document's edited proposals it plans with; 0 or left out: as they were made. Set when requested. */
  readonly proposals?: number;
}

/** A version of a clause's template that a dispatch plans with, whatever is saved meanwhile. */
export interface PinnedTemplate {
  readonly clause: number;
  readonly version: number;
}

export type DispatchState = 'running' | 'done' | 'failed';

/** A task that is not issued yet, and why. */
export interface HeldBack {
  readonly key: string;
  readonly reason: string;
}

/** The answer of `GET /dispatches/:id`. */
export interface DispatchView {
  readonly id: string;
  readonly documentId: string;
  readonly planYear: number;
  /** Tasks this dispatch adds. */
  readonly total: number;
  /** Tasks of it that stand in their dockets. */
  readonly started: number;
  /** Units that owe something from it. */
  readonly dockets: number;
  readonly state: DispatchState;
  readonly heldBack: readonly HeldBack[];
  readonly error: string | null;
  readonly requestedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly clauses: readonly {
    readonly clause: number;
    readonly total: number;
    readonly started: number;
  }[];
}

export interface DispatchError {
  readonly code:
    | 'not-found'
    | 'nothing-new'
    | 'dispatch-running'
    | 'plan-empty'
    | PlanRefusal['code']
    | 'idempotency-mismatch'
    | 'idempotency-in-flight';
  readonly params: Readonly<Record<string, string | number | readonly string[]>>;
}

export type DispatchOutcome =
  | { readonly ok: true; readonly dispatchId: string; readonly replayed: boolean }
  | { readonly ok: false; readonly error: DispatchError };

/** What preparing found: the clauses to ask, each a workflow of its own. */
export interface PreparedDispatch {
  readonly issueId: string;
  readonly documentId: string;
  readonly clauses: readonly { readonly clause: number; readonly total: number }[];
}

/** Where a batch run stands; `heartbeat` is called with it after each batch is committed. */
export interface AssignProgress {
  /** Planned tasks of the clause already behind it, in plan order. */
  readonly from: number;
}

/** A clock whose workflow must be started, with the instant it is armed for. */
export interface ArmedClock {
  readonly clockId: string;
  readonly territory: string;
  readonly armedFor: Instant;
}

export type RequestedBy = PersonActor;

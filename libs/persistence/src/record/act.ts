import type { Instant } from '@duban/calendar';
import type { Actor, Command, Refusal, TaskStatus } from '@duban/lifecycle';
import type { Level } from '@duban/organisation';
import type { TaskView } from '../views/task-view';

/** A person in one of their posts: who an act is recorded for. */
export type PersonActor = Extract<Actor, { readonly kind: 'person' }>;

/** What a person may ask of a task; the clock's own commands never come from outside. */
export type PersonCommand = Exclude<Command, { readonly act: 'assign' | 'wake' }>;

/** What the permission table may look at, read under the docket's lock. */
export interface TaskSnapshot {
  readonly id: string;
  readonly documentId: string;
  readonly issueId: string;
  readonly docketId: string;
  readonly clause: number;
  readonly key: string;
  readonly sensitive: boolean;
  readonly unit: string;
  readonly unitType: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly territory: string;
  /** The codes from the top to the territory, `/65/6531/653122/`. */
  readonly path: string;
  readonly level: Level;
  readonly status: TaskStatus;
  readonly version: number;
  /** The lead unit of the task it was decomposed from. */
  readonly parentUnit: string | null;
  /** Who holds its open obstacle. */
  readonly obstacleHeldBy: string | null;
  /** Who decides its open objection, and the name of the person whose decision that is against. */
  readonly objection: { readonly reviewer: string; readonly takenBy: string | null } | null;
}

/** The permission table's answer: in which post the person acts, or why not. */
export type Verdict =
  | { readonly verdict: 'ok'; readonly actor: PersonActor }
  | { readonly verdict: 'forbidden' }
  | { readonly verdict: 'unseen' };

/**
 * Asked for each task under the docket's lock; pure and quick. The record knows no permissions itself:
 * the caller hands in the table of the access room.
 */
export type Authorize = (task: TaskSnapshot) => Verdict;

/** An account's key for one request to one route; kept 7 days. */
export interface IdempotencyKey {
  readonly account: string;
  readonly route: string;
  readonly key: string;
  /** SHA-256 over the canonical body. */
  readonly bodyHash: Buffer;
}

export interface ActRequest {
  readonly taskId: string;
  readonly command: PersonCommand;
  readonly authorize: Authorize;
  /** The version the caller saw (`If-Match`). */
  readonly ifVersion?: number;
  readonly idempotency?: IdempotencyKey;
}

/** Why nothing was recorded; `code` decides the HTTP status in the contracts room. */
export type ActError =
  | { readonly code: 'not-found'; readonly params: Readonly<Record<string, never>> }
  | { readonly code: 'forbidden'; readonly params: { readonly act: string } }
  | { readonly code: 'stale-version'; readonly params: { readonly version: number } }
  | { readonly code: 'unit-unknown'; readonly params: { readonly unit: string } }
  | {
      /** The unit's work is another's now. */
      readonly code: 'unit-ended';
      readonly params: Readonly<Record<'unit' | 'unitName' | 'successor' | 'successorName', string>>;
    }
  | { readonly code: 'attachment-unknown'; readonly params: { readonly attachment: readonly string[] } }
  | IdempotencyError
  | Refusal;

export interface IdempotencyError {
  readonly code: 'idempotency-mismatch' | 'idempotency-in-flight';
  readonly params: { readonly key: string };
}

/** The task after the act, or why not. `replayed`: the stored answer of the same key. */
export type ActOutcome =
  | { readonly ok: true; readonly task: TaskView; readonly replayed: boolean }
  | { readonly ok: false; readonly error: ActError; readonly replayed: boolean };

/** One item of a bulk act. */
export interface BulkItem {
  readonly taskId: string;
  readonly command: PersonCommand;
}

/** Answers stand in the order of the items. */
export interface BulkItemOutcome {
  readonly id: string;
  readonly ok: boolean;
  readonly task?: TaskView;
  readonly error?: ActError;
}

export type BulkOutcome =
  | { readonly ok: true; readonly items: readonly BulkItemOutcome[]; readonly replayed: boolean }
  | { readonly ok: false; readonly error: IdempotencyError };

export interface BulkRequest {
  readonly items: readonly BulkItem[];
  readonly authorize: Authorize;
  readonly idempotency?: IdempotencyKey;
}

/** One task's share of a docket's report: a `progress` act each. */
export interface DocketReportItem {
  readonly taskId: string;
  readonly percent?: number;
  readonly forecast?: 'on-time' | 'late' | 'blocked';
  readonly text?: string;
  readonly values?: Readonly<Record<string, number | string>>;
  readonly evidence?: readonly string[];
}

/** What the clock's workflow sleeps until; null: nothing to wait for. */
export interface WakeAnswer {
  readonly at: Instant | null;
}

/* The rooms' doors, declared ahead of their bodies; each line moves to its own file as it is built. */
import type { Day, Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import type { Fault } from './audit/fault';
import type { DigestDue, DigestRun } from './digests/digest';
import type {
  ArmedClock,
  AssignProgress,
  DispatchOutcome,
  DispatchRequest,
  DispatchView,
  PreparedDispatch,
  RequestedBy,
} from './dispatch/dispatch';
import type {
  ActOutcome,
  ActRequest,
  Authorize,
  BulkOutcome,
  BulkRequest,
  DocketReportItem,
  IdempotencyKey,
  WakeAnswer,
} from './record/act';
import type { WorldData } from './world/load-world';
import type { ClauseStanding } from './standing/clause-standing';

/** The only writer of tasks. */
export declare class TaskRecord {
  constructor(ds: DataSource, worldData: WorldData, businessNow: () => Instant);
  act(request: ActRequest): Promise<ActOutcome>;
  actMany(request: BulkRequest): Promise<BulkOutcome>;
  /** Accepts every assigned task of the docket. */
  acceptDocket(
    docketId: string,
    by: { readonly authorize: Authorize; readonly idempotency?: IdempotencyKey },
  ): Promise<BulkOutcome>;
  reportDocket(
    docketId: string,
    by: {
      readonly items: readonly DocketReportItem[];
      readonly authorize: Authorize;
      readonly idempotency?: IdempotencyKey;
    },
  ): Promise<BulkOutcome>;
  /** Drains what is due of the clock's dockets and says when to wake next. Idempotent; safe beside acts. */
  wake(clockId: string): Promise<WakeAnswer>;
  /** Rewrites rows from their events; says how many differed. */
  rebuild(taskIds: readonly string[]): Promise<{ readonly differed: number }>;
  /** Hash chains and fold equality of the tasks. */
  verify(taskIds: readonly string[]): Promise<readonly Fault[]>;
}

export declare class Dispatches {
  constructor(ds: DataSource, worldData: WorldData, businessNow: () => Instant);
  request(request: DispatchRequest, by: RequestedBy, idempotency?: IdempotencyKey): Promise<DispatchOutcome>;
  /** Plans and writes everything but tasks; resumable, and done once. */
  prepare(dispatchId: string, heartbeat?: () => void): Promise<PreparedDispatch>;
  /** Assigns a clause's tasks in batches; resumes at `from`; counts stay exact however often it runs. */
  assignClause(
    dispatchId: string,
    clause: number,
    run: { readonly from: AssignProgress | null; readonly heartbeat: (at: AssignProgress) => void },
  ): Promise<{ readonly started: number }>;
  /** Settles each clock of the issue and yields those with something to wait for. */
  arm(dispatchId: string): AsyncGenerator<ArmedClock, void, undefined>;
  finish(dispatchId: string): Promise<void>;
  fail(dispatchId: string, error: string): Promise<void>;
  get(dispatchId: string): Promise<DispatchView | null>;
  /** Dispatches still running: their workflows are started again after a loss. */
  running(): Promise<readonly string[]>;
}

export declare class Standing {
  constructor(ds: DataSource, worldData: WorldData, businessNow: () => Instant);
  of(documentId: string, planYear: number): Promise<readonly ClauseStanding[]>;
  /** Writes the clause's standing of a period; `closed`: all its tasks have closed (final report). */
  compile(issueId: string, clause: number, periodKey: string): Promise<{ readonly closed: boolean }>;
  /** The next period's key and the instant at which it is compiled; null after the last. */
  nextPeriod(
    issueId: string,
    clause: number,
  ): Promise<{ readonly periodKey: string; readonly at: Instant } | null>;
}

export declare class Digests {
  constructor(ds: DataSource, worldData: WorldData, businessNow: () => Instant);
  due(): Promise<DigestDue>;
  /** One notification a person with waiting lines; exactly once, a transaction each. */
  compile(day: Day): Promise<DigestRun>;
}

/** The database's part of the audit: chains, folds, dockets' and clocks' next wakes; streamed, flat memory. */
export declare function audit(
  ds: DataSource,
  worldData: WorldData,
  options?: { readonly repair?: boolean },
): Promise<readonly Fault[]>;

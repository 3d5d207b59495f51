/* The rooms' doors, declared ahead of their bodies; each line moves to its own file as it is built. */
import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import type { Fault } from './audit/fault';
import type { WorldData } from './world/load-world';
import type { ClauseStanding } from './standing/clause-standing';

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

/** The database's part of the audit: chains, folds, dockets' and clocks' next wakes; streamed, flat memory. */
export declare function audit(
  ds: DataSource,
  worldData: WorldData,
  options?: { readonly repair?: boolean },
): Promise<readonly Fault[]>;

import type { Settings } from '../settings/settings';
import type { RuntimeRecord } from '../up/runtime-file';

/** What a check works with. */
export interface CheckContext {
  readonly settings: Settings;
  /** What runs on the data folder right now. */
  readonly running?: RuntimeRecord;
  /** The database in use: DATABASE_URL, or the embedded one while it runs. */
  readonly databaseUrl?: string;
  /** Temporal in use: TEMPORAL_ADDRESS, or the embedded one while it runs. */
  readonly temporalAddress?: string;
  /** The present of the system, ms. */
  readonly businessNow: number;
}

/** `warn`: works, but will not for ever. */
export type Verdict = 'ok' | 'warn' | 'fail';

/** What a check found, in Chinese; `mend` says what to do about anything but `ok`. */
export interface Finding {
  readonly verdict: Verdict;
  readonly detail: string;
  readonly mend?: string;
}

/** One question about the machine or the installation. */
export interface Check {
  /** Stable, for programs. */
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly run: (context: CheckContext) => Promise<Finding>;
}

/** A finding with its check's names. */
export interface Examined extends Finding {
  readonly name: string;
  readonly title: string;
}

import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import type { WorldData } from '../world/load-world';
import type { TermsCache } from './issued-terms';

/** What every part of the record works with. */
export interface RecordContext {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly businessNow: () => Instant;
  readonly terms: TermsCache;
  /** Told after a commit that moved clocks to an earlier instant; the outbox says the same, in case nobody listens. */
  readonly onRearm: (clockIds: readonly string[]) => void;
}

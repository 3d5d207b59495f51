import type { Instant } from '@duban/calendar';
import type { Digests, Dispatches, Standing, TaskRecord } from '@duban/persistence';
import type { Workflows } from '@duban/timing';

/** What activities work with. */
export interface Workplace {
  readonly record: Pick<TaskRecord, 'wake'>;
  readonly dispatches: Pick<Dispatches, 'arm' | 'assignClause' | 'fail' | 'finish' | 'prepare'>;
  readonly standing: Pick<Standing, 'compile' | 'nextPeriod'>;
  readonly digests: Pick<Digests, 'compile' | 'due'>;
  readonly workflows: Workflows;
  /** Business time. */
  readonly now: () => Instant;
}

import { DefaultLogger, GracefulShutdownPeriodExpiredError, Runtime } from '@temporalio/worker';

/** Temporal's own log, without the stack of a stop that was cut short: that is said by us, in one line. */
export class TemporalLog extends DefaultLogger {
  override log(...entry: Parameters<DefaultLogger['log']>): void {
    const [, , meta] = entry;
    if (meta?.error instanceof GracefulShutdownPeriodExpiredError) return;
    super.log(...entry);
  }
}

/**
 * Makes Temporal's own code log warnings to the error output, without the core's line for each retried poll: an outage of
 * a minute is said once, by us. Signals of the process are ours to handle.
 */
export function quietTemporal(): void {
  Runtime.install({
    logger: new TemporalLog('WARN'),
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR,temporalio_client::retry=OFF' } },
  });
}

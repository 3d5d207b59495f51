import { DefaultLogger, Runtime } from '@temporalio/worker';

/**
 * Makes Temporal's own code log warnings to the error output, without the core's line for each retried poll: an outage of
 * a minute is said once, by us. Signals of the process are ours to handle.
 */
export function quietTemporal(): void {
  Runtime.install({
    logger: new DefaultLogger('WARN'),
    shutdownSignals: [],
    telemetryOptions: { logging: { forward: {}, filter: 'ERROR,temporalio_client::retry=OFF' } },
  });
}

import { GracefulShutdownPeriodExpiredError } from '@temporalio/worker';
import { runToEnd } from './run-to-end';
import { TemporalLog } from './temporal-logs';
import { say } from './worker.text';

const expired = new GracefulShutdownPeriodExpiredError(
  'Timed out while waiting for worker to shutdown gracefully',
);

describe('a worker that is stopped while it is at work', () => {
  it('ends well, and says in one line what it cut off', async () => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      expect(await runToEnd(Promise.resolve())).toBe(true);
      expect(await runToEnd(Promise.reject(expired))).toBe(false);
      expect(said.mock.calls).toEqual([[say.cutOff]]);
      await expect(runToEnd(Promise.reject(new Error('the core is gone')))).rejects.toThrow(
        'the core is gone',
      );
    } finally {
      said.mockRestore();
    }
  });

  it('leaves no stack of it in Temporal’s log, but those of other failures', () => {
    const logged: string[] = [];
    const log = new TemporalLog('WARN', ({ message }) => {
      logged.push(message);
    });
    log.error('Worker failed', { error: expired });
    log.error('Worker failed', { error: new Error('the core is gone') });
    log.warn('a workflow task failed');
    expect(logged).toEqual(['Worker failed', 'a workflow task failed']);
  });
});

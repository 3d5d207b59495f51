import { keptOffset } from '../clock/clock-record';
import { RuntimeFault } from '../runtime-fault';
import { loadSettings } from '../settings/load-settings';
import { reasonOf } from '../up/external';
import { isRunning, readRuntime } from '../up/runtime-file';
import { doctorMessages as say } from './doctor-messages';
import type { Settings } from '../settings/settings';
import type { Check, CheckContext, Examined } from './check';

/**
 * Asks every check and never throws: a check that cannot be made is a finding too. With wrong settings there is only
 * that one finding, since all the others would look in the wrong place.
 */
export async function examine(checks: readonly Check[]): Promise<readonly Examined[]> {
  let settings: Settings;
  try {
    settings = loadSettings();
  } catch (error) {
    if (!(error instanceof RuntimeFault)) throw error;
    return [
      {
        name: 'settings',
        title: say.settings,
        verdict: 'fail',
        detail: error.message,
        mend: say.mendSettings,
      },
    ];
  }
  const context = contextOf(settings);
  return Promise.all(
    checks.map(async ({ name, title, run }) => {
      try {
        return { name, title, ...(await run(context)) };
      } catch (error) {
        const mend = error instanceof RuntimeFault ? say.mendAsSaid : say.mendUnknown;
        return { name, title, verdict: 'fail' as const, detail: reasonOf(error), mend };
      }
    }),
  );
}

function contextOf(settings: Settings): CheckContext {
  const record = readRuntime(settings.dataDir);
  const running = record !== undefined && isRunning(record) ? record : undefined;
  return {
    settings,
    running,
    databaseUrl: running?.databaseUrl ?? settings.databaseUrl,
    temporalAddress: running?.temporalAddress ?? settings.temporal.address,
    businessNow: Date.now() + keptOffset(settings.dataDir),
  };
}

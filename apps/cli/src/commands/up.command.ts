import { closingBlock, loadSettings, progressOn, RuntimeFault, up } from '@duban/runtime';
import { FirstAdministrator } from '../up/first-administrator';
import { storedOffset } from '../up/stored-offset';
import { afterwards, steps } from '../up/steps';
import type { ReadySystem, ServiceProgram } from '@duban/runtime';
import type { Command } from 'commander';

const services: readonly ServiceProgram[] = [
  { name: 'worker', file: 'apps/worker/src/main.ts', heapMb: 640 },
  { name: 'api', file: 'apps/api/src/main.ts' },
];

/** `duban up`: the whole system in one process tree, until it is told to stop. */
export function define(command: Command): void {
  command
    .option('--json', '就绪时输出一行 JSON，过程信息写到标准错误')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      // Whoever reads our output may leave (`| head`); the system runs on, and stops in order when asked.
      process.stdout.removeAllListeners('error').on('error', () => undefined);
      process.stderr.on('error', () => undefined);
      const progress = progressOn(json ? process.stderr : process.stdout);
      const firstAdministrator = new FirstAdministrator();
      const announce = (ready: ReadySystem): void => {
        if (!json) progress.say(closingBlock(ready, firstAdministrator.notes(ready.settings.dataDir)));
        else process.stdout.write(`${JSON.stringify({ api: ready.api, dataDir: ready.settings.dataDir })}\n`);
      };
      try {
        const settings = loadSettings();
        await up({
          settings,
          steps,
          afterwards: [...afterwards, firstAdministrator.step],
          services,
          progress,
          storedOffset,
          announce,
        });
      } catch (error) {
        if (!(error instanceof RuntimeFault)) throw error;
        process.stderr.write(`${error.message}\n`);
        process.exit(error.exitCode);
      }
      // Connections of finished steps may linger; everything that had to be saved is.
      process.exit(0);
    });
}

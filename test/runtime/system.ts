import { closingBlock, exitOnFault, loadSettings, progressOn, up } from '@duban/runtime';

/** The process tree with one service (its file may be given) and no other rooms, for the tests of starting and stopping. */
async function main(): Promise<void> {
  const progress = progressOn(process.stdout);
  await up({
    settings: loadSettings(),
    steps: [],
    afterwards: [],
    services: [{ name: 'api', file: process.argv[2] ?? 'test/runtime/service.ts' }],
    progress,
    announce: (ready) => {
      progress.say(closingBlock(ready));
    },
  });
  process.exit(0);
}

main().catch(exitOnFault);

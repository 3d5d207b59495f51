import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DefaultLogger, bundleWorkflowCode } from '@temporalio/worker';
import { bundlePath } from './bundle-path';

/** Builds the workflows' code into one file, put in place whole: a worker that starts meanwhile reads the old one. */
async function build(): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(__dirname, 'all-workflows.ts'),
    logger: new DefaultLogger('WARN'),
  });
  mkdirSync(path.dirname(bundlePath), { recursive: true });
  const unfinished = `${bundlePath}.${process.pid}`;
  writeFileSync(unfinished, code);
  renameSync(unfinished, bundlePath);
}

build().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});

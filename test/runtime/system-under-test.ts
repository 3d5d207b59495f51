import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot, readRuntime } from '@duban/runtime';
import { runFolder } from '@duban/test-support';
import type { ChildProcess } from 'node:child_process';
import type { RuntimeRecord } from '@duban/runtime';

/** A process that runs the tree of `system.ts`. */
export interface SystemUnderTest {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly errors: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>;
  /** Answers once the output holds a text; fails if the process ends before. */
  readonly says: (text: string) => Promise<void>;
}

/** A data folder that no test has used. */
export function freshFolder(): string {
  return mkdtempSync(path.join(runFolder(), 'data-'));
}

/** Environment of this process without what may turn the tests: no settings of the developer's shell. */
function environment(settings: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const own = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(DATABASE_URL|TEMPORAL_|PORT$|HOST$|DUBAN_(?!CACHE)|SMTP_|MAIL_|npm_)/.test(name),
    ),
  );
  return { ...own, ...settings };
}

/** Runs the process tree as a program, with the service of this folder or another one. */
export function run(settings: NodeJS.ProcessEnv, service: readonly string[] = []): SystemUnderTest {
  const child = spawn(
    process.execPath,
    ['-r', './.config/register.cjs', path.join(__dirname, 'system.ts'), ...service],
    { cwd: projectRoot, env: environment(settings), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? signal);
    });
  });
  const says = async (text: string): Promise<void> => {
    while (!output.includes(text)) {
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`ended without saying ${text}:\n${output}\n${errors}`);
      }
      await sleep(20);
    }
  };
  return { child, output: () => output, errors: () => errors, ended, says };
}

/** What `runtime.json` of a folder says; fails if there is none. */
export function runtimeOf(dataDir: string): RuntimeRecord {
  const record = readRuntime(dataDir);
  if (record === undefined) throw new Error('no runtime.json');
  return record;
}

/** The pid of a named process of the tree. */
export function pidOf(record: RuntimeRecord, name: string): number {
  const found = record.processes.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no process ${name}`);
  return found.pid;
}

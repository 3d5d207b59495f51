import { linkSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { isDiskTrouble } from '../data-folder';
import { readJson, writeJson } from '../json-file';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { isAlive, processIdentity } from './identity';
import type { Progress } from '../progress';
import type { Starter } from './starter';

const processSchema = z.object({ pid: z.number().int(), identity: z.string() });
const holderSchema = processSchema.extend({
  starter: processSchema.optional(),
  /** It is stopping: whoever waits will get the folder. */
  leaving: z.boolean().optional(),
});
type Holder = z.infer<typeof holderSchema>;

/** The right to run on a data folder. */
export interface InstanceLock {
  /** Lets a start that comes now wait for the end of this one instead of being refused. */
  readonly announceLeave: () => void;
  readonly release: () => void;
}

const waitMs = 40_000;
const lookEveryMs = 50;

/**
 * Takes a data folder for this process. The lock of a killed process is taken over; one that is on its way out (stopping,
 * or its npm was killed) is waited for.
 * @throws RuntimeFault of exit code 2 if a system runs on the folder
 */
export async function lockDataFolder(
  dataDir: string,
  starter: Starter | undefined,
  progress: Progress,
): Promise<InstanceLock> {
  const file = path.join(dataDir, 'up.lock');
  const me: Holder = { pid: process.pid, identity: processIdentity(process.pid) ?? '', starter };
  const until = Date.now() + waitMs;
  let told = false;
  for (;;) {
    if (take(file, me)) {
      // Two that found the same dead holder may both have cleared its lock: the later one is the holder.
      await sleep(lookEveryMs);
      if (read(file)?.pid === me.pid) return heldLock(file, me);
      continue;
    }
    const holder = read(file);
    if (holder === undefined || !isAlive(holder.pid, holder.identity)) {
      rmSync(file, { force: true });
      continue;
    }
    if (!isOnItsWayOut(holder) || Date.now() > until) {
      throw new RuntimeFault(messages.alreadyRunning(dataDir, holder.pid), 2);
    }
    if (!told) progress.say(messages.waitingForLast(holder.pid));
    told = true;
    await sleep(lookEveryMs);
  }
}

function isOnItsWayOut(holder: Holder): boolean {
  if (holder.leaving === true) return true;
  return holder.starter !== undefined && !isAlive(holder.starter.pid, holder.starter.identity);
}

/** Linking a complete file to the name succeeds for one process only, and no reader sees half a file. */
function take(file: string, me: Holder): boolean {
  const draft = `${file}.${me.pid}`;
  writeJson(draft, me);
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(file: string): Holder | undefined {
  return holderSchema.safeParse(readJson(file)).data;
}

function heldLock(file: string, me: Holder): InstanceLock {
  return {
    announceLeave: () => {
      try {
        writeJson(file, { ...me, leaving: true });
      } catch (error) {
        // A start that comes now is refused instead of waiting: no reason not to stop.
        if (!isDiskTrouble(error)) throw error;
      }
    },
    release: () => {
      if (read(file)?.pid === me.pid) rmSync(file, { force: true });
    },
  };
}

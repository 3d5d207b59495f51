import { setTimeout as sleep } from 'node:timers/promises';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { settingsExitCode } from './part';
import { endListed } from '../process/leftovers';
import type { ProcessLedger } from '../process/ledger';
import type { Progress } from '../progress';
import type { Part, RunningPart } from './part';

export interface SupervisorEvents {
  /** A part was started, or has ended: what runs is different now. */
  readonly changed: () => void;
  /** A part cannot be kept running. */
  readonly failed: (fault: RuntimeFault) => void;
}

/** How often a part may end before the system has been ready; later it is started again without end. */
const triesBeforeReady = 4;
const longestPauseMs = 30_000;
/** A part that ran this long is taken to be sound: the next failure counts as its first. */
const soundAfterMs = 60_000;

/**
 * Keeps parts running until `ending` is aborted: starts one that ended again, after a pause that doubles; then stops all
 * in reverse order.
 */
export class Supervisor {
  private readonly running = new Map<string, RunningPart & { readonly since: number }>();
  private readonly order: string[] = [];
  private readonly restarts = new Set<Promise<void>>();
  private ready = false;

  constructor(
    private readonly ledger: ProcessLedger,
    private readonly progress: Progress,
    private readonly ending: AbortSignal,
    private readonly events: SupervisorEvents,
  ) {}

  /** Starts a part and keeps it running from then on. */
  async start(part: Part): Promise<void> {
    this.ending.throwIfAborted();
    this.order.push(part.name);
    await this.launch(part, 0);
  }

  /** From now on no part's failures end the system. */
  declareReady(): void {
    this.ready = true;
  }

  /** Whether every part runs, and none was started less than a time ago (ms), as one that keeps failing would be. */
  isSteady(forMs: number): boolean {
    const now = performance.now();
    return this.order.every((name) => now - (this.running.get(name)?.since ?? now) >= forMs);
  }

  /** What runs now, in the order it was started. */
  processes(): readonly { readonly name: string; readonly pid: number }[] {
    return this.order.flatMap((name) => {
      const part = this.running.get(name);
      return part === undefined ? [] : [{ name, pid: part.pid }];
    });
  }

  /** Ends every part, the last started first; comes after `ending`. */
  async stopAll(hasten?: AbortSignal): Promise<void> {
    // A part that is being started again right now would otherwise appear after its turn.
    await Promise.allSettled(this.restarts);
    for (const name of this.order.toReversed()) {
      const part = this.running.get(name);
      if (part === undefined) continue;
      await part.stop(hasten);
      this.running.delete(name);
      this.ledger.drop(name);
    }
    // A part that did not give up its start in time stands in the ledger alone.
    await endListed(this.ledger);
  }

  private async launch(part: Part, failures: number): Promise<void> {
    const began = Date.now();
    const running = await part.start(({ pid, identity }) => {
      this.ledger.put({ name: part.name, pid, identity });
    }, this.ending);
    this.running.set(part.name, { ...running, since: performance.now() });
    this.events.changed();
    void running.exited.then(({ code, signal }) => {
      if (this.ending.aborted) return;
      const sound = Date.now() - began > soundAfterMs;
      this.ended(part, sound ? 1 : failures + 1, code, signal);
    });
  }

  private ended(part: Part, failures: number, code: number | null, signal: NodeJS.Signals | null): void {
    this.running.delete(part.name);
    this.ledger.drop(part.name);
    this.events.changed();
    const how = signal ?? String(code);
    if (!this.ready && code === settingsExitCode) {
      this.events.failed(new RuntimeFault(messages.partRefused(part.name), settingsExitCode));
      return;
    }
    if (!this.ready && failures >= triesBeforeReady) {
      this.events.failed(new RuntimeFault(messages.partFailed(part.name, how)));
      return;
    }
    const restart = this.startAgain(part, failures, how);
    this.restarts.add(restart);
    void restart.finally(() => {
      this.restarts.delete(restart);
    });
  }

  private async startAgain(part: Part, failures: number, how: string): Promise<void> {
    let count = failures;
    let reason = how;
    for (;;) {
      const pauseMs = Math.min(longestPauseMs, 500 * 2 ** (count - 1));
      this.progress.say(messages.partRestarts(part.name, reason, pauseMs / 1000));
      try {
        await sleep(pauseMs, undefined, { signal: this.ending });
        await this.launch(part, count);
        this.progress.say(messages.partBack(part.name));
        return;
      } catch (error) {
        if (this.ending.aborted) return;
        reason = error instanceof Error ? error.message : String(error);
        count++;
      }
    }
  }
}

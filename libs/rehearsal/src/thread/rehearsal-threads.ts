import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '@duban/runtime';
import type { JobOutcome, RehearsalJob } from './job';

/** What rehearsals beside other work may take. */
export interface ThreadLimits {
  readonly atOnce: number;
  /** Jobs that wait for a thread; more are refused. */
  readonly waiting: number;
  readonly timeMs: number;
  readonly memoryMb: number;
}

/** How a job ended that gave no answer of its own. */
const tooLarge: JobOutcome = { ok: false, refusal: { code: 'rehearsal-too-large', params: {} } };
const busy: JobOutcome = { ok: false, refusal: { code: 'rehearsal-busy', params: {} } };

/** Sources are run as they are, in a thread as in a process. */
const begin = [
  path.join(projectRoot, '.config', 'register.cjs'),
  path.join(__dirname, 'rehearsal.thread.ts'),
].map((file) => `require(${JSON.stringify(file)});`);

/** Plays rehearsals in threads of their own, few at a time, so that whoever serves requests goes on serving them. */
export class RehearsalThreads {
  readonly #running = new Set<Worker>();
  readonly #waiting: (() => void)[] = [];
  #taken = 0;
  #closed = false;

  constructor(private readonly limits: ThreadLimits) {}

  /** Plays a job; refused at once where too many wait, and where it takes too long or too much memory. */
  async run(job: RehearsalJob): Promise<JobOutcome> {
    if (this.#closed || this.#waiting.length >= this.limits.waiting) return busy;
    if (this.#taken >= this.limits.atOnce) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    } else this.#taken += 1;
    try {
      return this.#isOpen() ? await this.#play(job) : busy;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#taken -= 1;
      else next();
    }
  }

  /** Ends what runs; what waits is refused. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#running].map((worker) => worker.terminate()));
  }

  #isOpen(): boolean {
    return !this.#closed;
  }

  #play(job: RehearsalJob): Promise<JobOutcome> {
    const worker = new Worker(begin.join(''), {
      eval: true,
      workerData: job,
      resourceLimits: { maxOldGenerationSizeMb: this.limits.memoryMb },
    });
    this.#running.add(worker);
    return new Promise<JobOutcome>((resolve, reject) => {
      const timer = setTimeout(() => {
        resolve(tooLarge);
        void worker.terminate();
      }, this.limits.timeMs);
      worker.once('message', resolve);
      worker.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooLarge);
        else reject(error);
      });
      worker.once('exit', () => {
        clearTimeout(timer);
        this.#running.delete(worker);
        resolve(busy); // ended from outside: what it answered before holds
      });
    });
  }
}

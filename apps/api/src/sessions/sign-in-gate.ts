import { Refusal } from '../http/refusal';

/** Passwords hashed at once (each takes 32 MiB and a core), and who may wait for their turn. */
const atOnce = 2;
const mostWaiting = 100;

/** Lets few sign-ins hash at a time, so that a storm of them slows nothing else. */
export class SignInGate {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  /** @throws Refusal of 429 where too many wait */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#waiting.length >= mostWaiting) throw new Refusal('too-many-requests');
    if (this.#running >= atOnce) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#running += 1;
    try {
      return await work();
    } finally {
      this.#running -= 1;
      this.#waiting.shift()?.();
    }
  }
}

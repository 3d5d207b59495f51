/** How requests are gathered. */
export interface GatheringOptions {
  /** Transactions that run beside each other; what comes meanwhile waits for the next to begin. */
  readonly lanes: number;
  /** Requests of one transaction. */
  readonly most: number;
}

interface Waiting<Q, A> {
  readonly request: Q;
  readonly resolve: (answer: A) => void;
  readonly reject: (error: unknown) => void;
}

/** Requests that could not be carried out together, although nothing of them was done: each is tried by itself. */
export class NotTogether extends Error {
  override readonly name = 'NotTogether';
}

/**
 * Carries out together what arrives while others are being carried out, so that a busy moment costs few transactions
 * and few waits for the disk, and a quiet one waits for nobody: a request that finds a lane free goes at once.
 */
export class Gathering<Q, A> {
  readonly #waiting: Waiting<Q, A>[] = [];
  #running = 0;

  /**
   * @param carry answers the requests in their order. Where it throws `NotTogether` it is asked again for each request
   * by itself (`alone`), and may then wait for as long as it takes; before, it holds up whatever comes next
   */
  constructor(
    private readonly carry: (requests: readonly Q[], alone: boolean) => Promise<readonly A[]>,
    private readonly options: GatheringOptions,
  ) {}

  add(request: Q): Promise<A> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, resolve, reject });
      if (this.#running < this.options.lanes) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running += 1;
    while (this.#waiting.length > 0) await this.#together(this.#waiting.splice(0, this.options.most));
    this.#running -= 1;
  }

  async #together(batch: readonly Waiting<Q, A>[]): Promise<void> {
    try {
      const answers = await this.carry(
        batch.map(({ request }) => request),
        false,
      );
      for (const [i, { resolve }] of batch.entries()) resolve(answers[i] as A);
    } catch (error) {
      if (!(error instanceof NotTogether)) for (const { reject } of batch) reject(error);
      // Not waited for: the next requests must not stand behind one that waits.
      else for (const each of batch) void this.#alone(each);
    }
  }

  async #alone({ request, resolve, reject }: Waiting<Q, A>): Promise<void> {
    try {
      const [answer] = await this.carry([request], true);
      resolve(answer as A);
    } catch (error) {
      reject(error);
    }
  }
}

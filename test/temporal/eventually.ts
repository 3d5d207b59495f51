import { setTimeout as pause } from 'node:timers/promises';

const lookEveryMs = 20;

/** Asks until the expectation holds; what it lacks is thrown once the time (real, ms) is over. */
export async function eventually(expectation: () => Promise<void> | void, withinMs = 15_000): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > until) throw error;
      await pause(lookEveryMs);
    }
  }
}

import { condition, setHandler } from '@temporalio/workflow';
import { rearm } from './signals';

/** Remembers that a workflow was told, by the signal `rearm`, to look again. */
export interface Bell {
  /** Forgets what was rung so far: what is looked at from now on is fresh. */
  readonly silence: () => void;
  readonly rang: () => boolean;
  /** Waits at most so many ms. @returns whether it rang */
  readonly waitFor: (ms: number) => Promise<boolean>;
}

/** Hangs up the bell; to be called before a workflow's first wait. */
export function hangBell(): Bell {
  let rung = false;
  setHandler(rearm, () => {
    rung = true;
  });
  return {
    silence: () => {
      rung = false;
    },
    rang: () => rung,
    waitFor: (ms) => condition(() => rung, ms),
  };
}

/** A running part of the system. */
export interface RunningPart {
  readonly pid: number;
  readonly identity: string;
  readonly exited: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** Ends it in order. @param hasten cuts waiting short */
  readonly stop: (hasten?: AbortSignal) => Promise<void>;
}

/** A process of the tree that is kept running until the whole ends. */
export interface Part {
  readonly name: string;
  /**
   * Starts it and answers when it is of use. `spawned` is told its process as soon as there is one. Once `ending` is
   * aborted the start is given up: it starts nothing more, ends what it started, and fails.
   */
  readonly start: (
    spawned: (process: Pick<RunningPart, 'pid' | 'identity'>) => void,
    ending: AbortSignal,
  ) => Promise<RunningPart>;
}

/** The exit code by which a service says that a setting is wrong: starting it again cannot help. */
export const settingsExitCode = 2;

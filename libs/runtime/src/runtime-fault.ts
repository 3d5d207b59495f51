/** What a start ends with when the user must do something: 1 the environment failed, 2 a setting is wrong. */
export type ExitCode = 1 | 2;

/**
 * A condition that the user has to mend (a wrong setting, a taken port, a full disk). Its message is one line of
 * Chinese, fit for stderr as it is; whoever runs the process prints it and ends with `exitCode`.
 */
export class RuntimeFault extends Error {
  constructor(
    message: string,
    readonly exitCode: ExitCode = 1,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'RuntimeFault';
  }
}

/** Prints a fault as its one line and ends the process with its code; anything else is a bug and is thrown on. */
export function exitOnFault(error: unknown): never {
  if (!(error instanceof RuntimeFault)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(error.exitCode);
}

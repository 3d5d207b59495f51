/** How every command ends: 0 done, 1 refused or found faults, 2 called wrongly. */
export const exitCodes = { ok: 0, refused: 1, usage: 2 } as const;

/** An expected end of a command that did not do its work: one Chinese line on stderr, exit code 1. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The command was called wrongly in a way only its action can see: one Chinese line on stderr, exit code 2. */
export class WrongUsage extends Error {
  override readonly name = 'WrongUsage';
}

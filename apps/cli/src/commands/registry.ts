import type { Command } from 'commander';

/** A command's file exports `define`: it adds arguments, options and the action to the command it is given. */
export interface CommandModule {
  readonly define: (command: Command) => void;
}

/** A command is loaded only when it is called, so that `duban parse` does not load a server. */
export interface CommandEntry {
  readonly name: string;
  /** One line of Chinese for `duban --help`. */
  readonly summary: string;
  readonly load: () => Promise<CommandModule>;
}

/** Every command of `duban`, in the order of `--help`: a new one is one line here and one file beside this. */
export const commands: readonly CommandEntry[] = [];

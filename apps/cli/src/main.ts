import { Command, CommanderError } from 'commander';
import { speakChinese } from './chinese-help';
import { commands, load } from './commands/registry';
import { exitCodes, Refused, WrongUsage } from './exit-codes';

/** Declares every command by name and loads the one that is called. */
function program(args: readonly string[]): Command {
  const duban = speakChinese(new Command('duban'))
    .description('督办：把政策文件变成按期办结、可核查的工作')
    .helpCommand('help [command]', '显示某个命令的帮助');
  const called = args.filter((word) => !word.startsWith('-'));
  const name = called[0] === 'help' ? called[1] : called[0];
  for (const entry of commands) {
    const command = speakChinese(duban.command(entry.name)).description(entry.summary);
    if (entry.name === name) load(entry).define(command);
  }
  return duban;
}

/** The exit code an error of a command stands for; a bug is not among them and is thrown on. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof Refused || error instanceof WrongUsage) {
    console.error(error.message);
    return error instanceof Refused ? exitCodes.refused : exitCodes.usage;
  }
  throw error;
}

async function main(): Promise<void> {
  // A reader that has seen enough (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.ok);
  });
  const args = process.argv.slice(2);
  try {
    await program(args).parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(error);
  }
}

void main();

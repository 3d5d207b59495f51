import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { commands, load } from './registry';

describe('the registry of commands', () => {
  it.each(commands)('defines $name from its file', (entry) => {
    expect(existsSync(join(__dirname, `${entry.file}.ts`))).toBe(true);
    const command = new Command(entry.name);
    load(entry).define(command);
    expect(command.options.some(({ long }) => long === '--json')).toBe(true);
  });

  it('names no command twice', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });
});

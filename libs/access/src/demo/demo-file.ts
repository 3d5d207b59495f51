import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** An account as `demo-accounts.json` lists it. Source: contract, "Two commands". */
export interface DemoAccount {
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly unit: string | null;
  readonly post: string;
}

const fileIn = (dataDir: string): string => join(dataDir, 'demo-accounts.json');

/** The accounts written at an earlier start, none where there is no sound file. */
export function readDemoFile(dataDir: string): readonly DemoAccount[] {
  try {
    const content: unknown = JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
    return Array.isArray(content) ? (content as DemoAccount[]).filter(isSound) : [];
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Writes the file whole or not at all; readable by its owner alone, since passwords stand in it. */
export function writeDemoFile(dataDir: string, accounts: readonly DemoAccount[]): void {
  const file = fileIn(dataDir);
  const draft = `${file}.${randomBytes(4).toString('hex')}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, file);
}

/** Twelve letters and digits that are not mistaken for one another: some 58 bits. */
export function freshPassword(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const taken: string[] = [];
  while (taken.length < 12) {
    const [byte = 255] = randomBytes(1);
    if (byte < letters.length * 8) taken.push(letters.charAt(byte % letters.length));
  }
  return taken.join('');
}

function isSound(account: unknown): boolean {
  const { username, password } = (account ?? {}) as Partial<DemoAccount>;
  return typeof username === 'string' && typeof password === 'string' && password !== '';
}

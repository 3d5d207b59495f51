import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messages } from './messages';
import { RuntimeFault } from './runtime-fault';

const full = new Set(['ENOSPC', 'EDQUOT']);
const closed = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Turns an error of the file system into the one line that says what is wrong with the data folder. */
export function explainDataFolder(folder: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (full.has(code)) return new RuntimeFault(messages.dataFull(folder), 1, { cause: error });
  if (closed.has(code)) return new RuntimeFault(messages.dataClosed(folder), 1, { cause: error });
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new RuntimeFault(messages.dataNotFolder(folder), 2, { cause: error });
  }
  return error;
}

/** Makes the data folder and proves that it takes what is written: a full or read-only one is a fault of one line. */
export function openDataFolder(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    // Passable, not readable: the account of PostgreSQL has to reach its cluster inside.
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
    // More than a block, so that a full disk shows here and not in the middle of a database's start.
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    rmSync(probe);
  } catch (error) {
    if (existsSync(probe)) rmSync(probe);
    throw explainDataFolder(folder, error);
  }
}

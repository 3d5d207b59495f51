import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { messages } from './messages';
import { RuntimeFault } from './runtime-fault';

const full = new Set(['ENOSPC', 'EDQUOT']);
const notFolder = new Set(['ENOTDIR', 'EEXIST', 'ENOENT']);
const closed = new Set(['EROFS', 'EACCES', 'EPERM']);

/** Whether an error says that the disk is full or takes no writing. */
export function isDiskTrouble(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code ?? '';
  return full.has(code) || closed.has(code);
}

/**
 * Turns an error of the file system into the one line that says what is wrong with the data folder; an error that has to
 * do with another place stays what it is.
 */
export function explainDataFolder(folder: string, error: unknown): unknown {
  const { code = '', path: place } = (error ?? {}) as NodeJS.ErrnoException;
  if (full.has(code)) return new RuntimeFault(messages.dataFull(folder), 1, { cause: error });
  if (closed.has(code) && (place === undefined || place.startsWith(folder))) {
    return new RuntimeFault(messages.dataClosed(folder), 1, { cause: error });
  }
  return error;
}

/** Makes the data folder and proves that it takes what is written: a full or read-only one is a fault of one line. */
export function openDataFolder(folder: string): void {
  const probe = path.join(folder, `.probe-${process.pid}`);
  try {
    // Passable, not readable: the account of PostgreSQL has to reach its cluster inside.
    makeFolders(folder);
    mkdirSync(path.join(folder, 'logs'), { recursive: true, mode: 0o700 });
    // More than a block, so that a full disk shows here and not in the middle of a database's start.
    writeFileSync(probe, Buffer.alloc(64 * 1024));
    rmSync(probe);
  } catch (error) {
    if (existsSync(probe)) rmSync(probe);
    if (notFolder.has((error as NodeJS.ErrnoException).code ?? '')) {
      throw new RuntimeFault(messages.dataNotFolder(folder), 2, { cause: error });
    }
    throw explainDataFolder(folder, error);
  }
}

/** One by one: Node's own recursion never ends where the system answers that a parent which exists does not (`/proc`). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(path.dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
}

import { z } from 'zod';
import { isDiskTrouble } from '../data-folder';
import { readJson, writeJson } from '../json-file';
import { isAlive } from './identity';

const entriesSchema = z.array(z.object({ name: z.string(), pid: z.number().int(), identity: z.string() }));

/** A process that a start has made. */
export type LedgerEntry = z.infer<typeof entriesSchema>[number];

/**
 * Remembers on disk which processes a start has made, from the moment each exists, so that the next start can end what a
 * `kill -9` has left, whenever it came.
 */
export class ProcessLedger {
  private entries: LedgerEntry[];

  constructor(private readonly file: string) {
    this.entries = entriesSchema.safeParse(readJson(file)).data ?? [];
  }

  /** Adds a process; an earlier one of its name has ended. */
  put(entry: LedgerEntry): void {
    this.entries = [...this.entries.filter(({ name }) => name !== entry.name), entry];
    this.save();
  }

  /** Takes a process that has ended off the list. */
  drop(name: string): void {
    this.entries = this.entries.filter((entry) => entry.name !== name);
    this.save();
  }

  /** Those that still live; a pid that was given to another process since is not among them. */
  alive(): readonly LedgerEntry[] {
    return this.entries.filter(({ pid, identity }) => isAlive(pid, identity));
  }

  /** On a disk that is full the list stays behind: that hinders mending, but must not hinder starting or stopping. */
  private save(): void {
    try {
      writeJson(this.file, this.entries);
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }
}

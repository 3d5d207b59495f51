import path from 'node:path';
import { z } from 'zod';
import { explainDataFolder } from '../data-folder';
import { readJson, writeJson } from '../json-file';
import { messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { decideClock } from './clock-decision';
import type { Settings } from '../settings/settings';

const recordSchema = z.object({
  offsetMs: z.number().int(),
  lastWanted: z.number().int().optional(),
  lastKnown: z.number().int(),
});

/** How often a running system notes how far business time has come, ms. */
export const clockNoteEveryMs = 2000;

/** Business time of a data folder: fixed at a start, noted while the system runs, kept for the next start. */
export interface ClockRecord {
  readonly offsetMs: number;
  /** Notes the present as the latest known business time. */
  readonly note: () => void;
}

function latest(...offsets: readonly (number | undefined)[]): number | undefined {
  const known = offsets.filter((offset) => offset !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}

/** A note may be one interval old when the process is killed; time cannot have run further than to the present. */
function latestPossible(kept: z.infer<typeof recordSchema>, real: number): number {
  return Math.max(kept.lastKnown, Math.min(kept.lastKnown + clockNoteEveryMs, real + kept.offsetMs));
}

/** The offset that a data folder last ran with; 0 for a new one. */
export function keptOffset(dataDir: string): number {
  return recordSchema.safeParse(readJson(path.join(dataDir, 'clock.json'))).data?.offsetMs ?? 0;
}

/**
 * Decides the offset of a start and keeps it in `clock.json`.
 * @param stored the offset a shared database carries
 * @throws RuntimeFault (2) if DUBAN_CLOCK lies before the last known business time
 */
export function startClock(settings: Settings, stored?: number): ClockRecord {
  const file = path.join(settings.dataDir, 'clock.json');
  const kept = recordSchema.safeParse(readJson(file)).data;
  const real = Date.now();
  const decision = decideClock({
    real,
    wanted: settings.clock,
    lastWanted: kept?.lastWanted,
    offsetMs: latest(kept?.offsetMs, stored),
    lastKnown: kept === undefined ? undefined : latestPossible(kept, real),
  });
  if (!decision.ok) throw new RuntimeFault(messages.clockBack(new Date(decision.lastKnown)), 2);
  const { offsetMs } = decision;
  const lastWanted = settings.clock ?? kept?.lastWanted;
  const note = (): void => {
    try {
      writeJson(file, { offsetMs, lastWanted, lastKnown: Date.now() + offsetMs });
    } catch (error) {
      throw explainDataFolder(settings.dataDir, error);
    }
  };
  note();
  return { offsetMs, note };
}

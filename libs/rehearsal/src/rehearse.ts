import type { Behaviour } from '@duban/lifecycle';
import type { Plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { playCore } from './core-engine';
import type * as Temporal from './temporal';
import type { Engine, Playing, RehearsalReport } from './types';

export const behaviours: readonly Behaviour[] = ['punctual', 'mixed', 'slow', 'absent', 'obstructed'];
export const engines: readonly Engine[] = ['core', 'temporal'];

export interface Rehearse {
  readonly plan: Plan;
  /** The document planned: the temporal engine imports it into a record of its own. */
  readonly document: ParsedDocument;
  readonly playing: Playing;
  readonly engine: Engine;
  /** Told now and then how many tasks (`core`) or working days (`temporal`) are done. */
  readonly progress?: (done: number) => void;
}

/** Plays a whole year of a planned document and reports what it asked of people. */
export async function rehearse(request: Rehearse): Promise<RehearsalReport> {
  const { plan, document, playing, engine, progress = () => undefined } = request;
  if (engine === 'core') return playCore(plan, playing, progress);
  // Loaded when it is asked for: the core engine needs no server, and none of their clients.
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() of sources would need the endings of built files
  const { openStage, playTemporal } = require('./temporal') as typeof Temporal;
  const stage = await openStage();
  try {
    return await stage.unlessStopped(playTemporal(stage, { plan, document, playing }, progress));
  } finally {
    await stage.close();
  }
}

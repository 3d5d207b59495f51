import { dayOf } from '@duban/calendar';
import type { Day } from '@duban/calendar';
import { rows } from '../database/connection';
import type { Connection, Statement } from '../database/connection';
import type { PersonCommand } from './act';
import type { RecordContext } from './record-context';

/** Units that have ended, each with the unit that does its work now. */
export type EndedUnits = ReadonlyMap<string, string>;

/** Follows the successions that are in force to the last unit, which has none itself. */
const lastSuccessors: Statement = {
  name: 'last-successors',
  text: `WITH RECURSIVE step AS (
           SELECT former AS unit, successor FROM succession WHERE former = ANY ($1::text[]) AND on_day <= $2
           UNION
           SELECT step.unit, s.successor FROM step JOIN succession s ON s.former = step.successor AND s.on_day <= $2)
         SELECT unit, successor FROM step
         WHERE NOT EXISTS (SELECT FROM succession s WHERE s.former = step.successor AND s.on_day <= $2)`,
};

/**
 * Of the units that acts hand work to, those that have ended by now: by a succession recorded, or with their kind of
 * unit (机构改革). Asks nothing where no unit is named.
 */
export async function endedAmong(
  { worldData, businessNow }: RecordContext,
  tx: Connection,
  commands: readonly PersonCommand[],
): Promise<EndedUnits> {
  const units = [...new Set(commands.flatMap(unitsIn))];
  if (units.length === 0) return new Map();
  const today: Day = dayOf(businessNow());
  const heirs = new Map(
    units.flatMap((unit) => {
      const heir = worldData.organisation.successorOf(unit, today);
      return heir === null ? [] : [[unit, heir] as const];
    }),
  );
  const asked = [...new Set([...units, ...heirs.values()])];
  const found = await rows<{ unit: string; successor: string }>(tx, lastSuccessors, [asked, today]);
  const recorded = new Map(found.map(({ unit, successor }) => [unit, successor]));
  const ended = new Map(recorded);
  for (const [unit, heir] of heirs) {
    if (!ended.has(unit)) ended.set(unit, recorded.get(heir) ?? heir);
  }
  return ended;
}

/** Every unit that an act's body names. */
export function unitsIn(command: PersonCommand): readonly string[] {
  if (command.act === 'reassign') {
    return [...(command.unit === undefined ? [] : [command.unit]), ...(command.support ?? [])];
  }
  if (command.act === 'decompose') return command.items.map(({ unit }) => unit);
  if (command.act === 'comment') {
    return (command.mentions ?? []).map((mention) => mention.split('/')[0] ?? '');
  }
  return command.act === 'raise-obstacle' ? [command.heldBy] : [];
}

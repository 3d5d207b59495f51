import { objectionTo } from '@duban/lifecycle';
import type { LocalTargets } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { Organisation } from '@duban/organisation';
import { docketId } from '../ids/record-ids';
import { uuidV5 } from '../ids/uuid-v5';
import type { WorldData } from '../world/load-world';
import type { ActError, PersonCommand } from './act';
import { unitsIn } from './ended-units';
import type { EndedUnits } from './ended-units';
import { eventOf } from './history';
import type { StoredEvent } from './history';
import type { WorkingTask } from './working-task';

type Command<A extends PersonCommand['act']> = Extract<PersonCommand, { readonly act: A }>;

/** What settling may look at beside the task. */
export interface Settling {
  readonly worldData: WorldData;
  /** The histories of tasks that are objected to. */
  readonly histories: ReadonlyMap<string, readonly StoredEvent[]>;
  /** What figures of reported tasks are judged by at their places. */
  readonly targets?: ReadonlyMap<string, LocalTargets>;
  /** Of the units that acts name, those that have ended. */
  readonly ended?: EndedUnits;
}

/** A command with what organisation and history say of the units it names; an error where they do not fit. */
export function settled(
  command: PersonCommand,
  task: WorkingTask,
  { worldData, histories, targets, ended }: Settling,
): PersonCommand | ActError {
  const { organisation } = worldData;
  const units = unitsIn(command);
  const refusal = unknownUnit(units, organisation) ?? endedUnit(units, organisation, ended);
  if (refusal !== null) return refusal;
  if (command.act === 'reassign') return settledReassign(command, task, organisation);
  if (command.act === 'decompose') return settledDivision(command, task, organisation);
  if (command.act === 'raise-obstacle') return settledObstacle(command, task, organisation);
  if (command.act === 'progress') {
    const own = targets?.get(task.loaded.id);
    return own === undefined ? command : { ...command, targets: own };
  }
  if (command.act !== 'object') return command;
  const history = (histories.get(task.loaded.id) ?? []).map(eventOf);
  return { ...command, ...objectionTo(task.state, history, organisation) };
}

function unknownUnit(units: readonly string[], organisation: Organisation): ActError | null {
  const unit = units.find((one) => organisation.unit(one) === null);
  return unit === undefined ? null : { code: 'unit-unknown', params: { unit } };
}

/** A unit that has ended takes nothing on: its successor does. */
function endedUnit(
  units: readonly string[],
  organisation: Organisation,
  ended: EndedUnits = new Map(),
): ActError | null {
  for (const unit of units) {
    const successor = ended.get(unit);
    if (successor === undefined) continue;
    const nameOf = (code: string): string => organisation.unit(code)?.name ?? code;
    const names = { unitName: nameOf(unit), successorName: nameOf(successor) };
    return { code: 'unit-ended', params: { unit, successor, ...names } };
  }
  return null;
}

/** A hand-over to another unit with what the organisation says of that unit. */
function settledReassign(
  command: Command<'reassign'>,
  task: WorkingTask,
  organisation: Organisation,
): PersonCommand | ActError {
  const unit = command.unit === undefined ? null : organisation.unit(command.unit);
  if (unit === null) return command;
  const { territory, level } = unit;
  return {
    ...command,
    to: {
      docketId: docketId(task.loaded.issue_id, unit.code),
      supervisor: organisation.supervisorOf(unit.code),
      // The levels that pass it on are those above the place, whichever of its units has the task.
      relays: territory === task.state.territory ? task.state.relays : [],
      territory,
      level,
    },
  };
}

/** Ids for the children: they follow from the parent, its version and their place, and no two divisions share one. */
function settledDivision(
  command: Command<'decompose'>,
  task: WorkingTask,
  organisation: Organisation,
): PersonCommand | ActError {
  const units = command.items.map(({ unit }) => unit);
  const { unit: lead, support, territory, seq } = task.state;
  const isBelow = (unit: string): boolean =>
    organisation.territory(splitUnit(unit)[0])?.parent === territory || support.includes(unit);
  const astray = units.find((unit) => unit === lead || !isBelow(unit));
  if (astray !== undefined) return { code: 'unit-not-below', params: { unit: astray } };
  return {
    ...command,
    childIds: units.map((_, i) => uuidV5('child', task.loaded.id, String(seq), String(i))),
  };
}

/** Of a sensitive task nobody hears who may not see it: its obstacle may lie with the 农办 and 书记 above it alone. */
function settledObstacle(
  command: Command<'raise-obstacle'>,
  task: WorkingTask,
  organisation: Organisation,
): PersonCommand | ActError {
  const { heldBy } = command;
  const { unit, territory, supervisor } = task.state;
  const [place, type] = splitUnit(heldBy);
  const above =
    ['rural_office', 'corps', 'party'].includes(type) &&
    (place === territory || organisation.ancestors(territory).some(({ code }) => code === place));
  return task.loaded.sensitive && heldBy !== unit && heldBy !== supervisor && !above
    ? { code: 'holder-may-not-see', params: { unit: heldBy } }
    : command;
}

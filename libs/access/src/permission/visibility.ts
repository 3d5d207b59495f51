import type { TaskTraits, TypedSubtree, Visibility } from '@duban/contracts';
import type { Post, Unit } from '@duban/organisation';

const corpsPrefix = 'corps_';

/** Sees nothing: an administrator, or somebody without a post. */
export const nothing: Visibility = { units: [], subtrees: [], typed: [], sensitiveSubtrees: [] };

/** True for a territory's 农办; the Corps' own is the unit type `corps`. */
export function isRuralOffice(type: string): boolean {
  return type === 'rural_office' || type === 'corps';
}

/**
 * What one post may see. A unit sees what it leads, supports, relays and supervises; 农办 and party committee see
 * their territory whole; a department sees what its like leads below. Of sensitive tasks the 农办 and the 书记
 * alone see what lies below them. Source: contract, "May see a task".
 */
export function visibilityOfPost(unit: Unit, post: Post, path: string): Visibility {
  const office = isRuralOffice(unit.type);
  const party = unit.type === 'party';
  const whole = office || party;
  return {
    units: [unit.code],
    subtrees: whole ? [path] : [],
    typed: whole ? [] : [{ type: ordinaryType(unit.type), path }],
    sensitiveSubtrees: office || (party && post === 'secretary') ? [path] : [],
  };
}

/** The Corps' own departments carry types of their own at its top, and the ordinary ones below. */
function ordinaryType(type: string): string {
  return type.startsWith(corpsPrefix) ? type.slice(corpsPrefix.length) : type;
}

/** What several posts may see together. */
export function together(all: readonly Visibility[]): Visibility {
  const typed = new Map<string, TypedSubtree>();
  for (const each of all.flatMap((one) => one.typed)) typed.set(`${each.type} ${each.path}`, each);
  return {
    units: [...new Set(all.flatMap((one) => one.units))],
    subtrees: shortest(all.flatMap((one) => one.subtrees)),
    typed: [...typed.values()],
    sensitiveSubtrees: shortest(all.flatMap((one) => one.sensitiveSubtrees)),
  };
}

/** Without the paths that lie below another. */
function shortest(paths: readonly string[]): string[] {
  const all = [...new Set(paths)];
  return all.filter((path) => !all.some((other) => other !== path && path.startsWith(other)));
}

/** Whether a task may be seen; the SQL of the lists says the same (held by a property test). */
export function maySee(visibility: Visibility, task: TaskTraits): boolean {
  const own = (unit: string): boolean => visibility.units.includes(unit);
  const below = (path: string): boolean => task.path.startsWith(path);
  // A sensitive task's reviewer is a 农办 in all but one case; it must see what it reviews.
  if (own(task.unit) || own(task.supervisor)) return true;
  // So must who decides an objection, and the unit an obstacle lies with (of a sensitive task never an outsider).
  if (task.objection !== null && own(task.objection.reviewer)) return true;
  if (task.obstacleHeldBy !== null && own(task.obstacleHeldBy)) return true;
  if (task.sensitive) return visibility.sensitiveSubtrees.some(below);
  return (
    task.support.some(own) ||
    task.relays.some(own) ||
    (task.parentUnit !== null && own(task.parentUnit)) ||
    visibility.subtrees.some(below) ||
    visibility.typed.some((each) => each.type === task.unitType && below(each.path))
  );
}

import { isRegion, maySee, permit } from '@duban/access';
import type { Caller, HeldPost } from '@duban/access';
import type { TaskTraits } from '@duban/contracts';
import { splitUnit } from '@duban/organisation';
import type { Carrier, PersonActor, WorldData } from '@duban/persistence';
import { actorOf } from '../tasks/authorize';

/** As what a caller gives a value: the lead unit (or its township for a village), its supervisor, or a 农办 above. */
export type ReportRight = {
  readonly as: 'lead' | 'office-above' | 'supervisor';
  readonly actor: PersonActor;
} | null;

/**
 * Who may give a value for a carrier of a figure. Its lead unit reports and corrects; its supervising unit corrects;
 * any 农办 above takes statistics over from a file.
 */
export function reportRight(caller: Caller, carrier: Carrier): ReportRight {
  const lead = permit(caller, 'progress', carrier);
  if (lead.verdict === 'ok') return { as: 'lead', actor: actorOf(caller, lead) };
  const supervisor = permit(caller, 'return', carrier);
  if (supervisor.verdict === 'ok') return { as: 'supervisor', actor: actorOf(caller, supervisor) };
  const office = caller.posts.find((post) => post.ruralOffice && carrier.path.startsWith(post.path));
  if (office === undefined || !carrier.isVisible) return null;
  return { as: 'office-above', actor: actorOf(caller, { verdict: 'ok', post: office }) };
}

/**
 * The post in which a caller divides a total or weighs territories: head or deputy of a 农办 above the territory; the
 * region's sets the Corps' share too. A baseline of the whole itself is its own 农办's to set.
 */
export function dividingPost(
  caller: Caller,
  territory: { readonly code: string; readonly path: string },
  mayBeOwn: boolean,
): HeldPost | undefined {
  return caller.posts.find((post) => {
    if (!post.ruralOffice || post.post === 'officer') return false;
    if (post.territory === territory.code) return mayBeOwn;
    return territory.path.startsWith(post.path) || (territory.code === 'BT' && isRegion(post));
  });
}

/** Whether the caller would see a task of the unit, had it one: only then is it told that the unit has none. */
export function wouldSee(caller: Caller, unit: string, world: WorldData): boolean {
  const [territory, unitType] = splitUnit(unit);
  const { organisation } = world;
  if (organisation.territory(territory) === null) return true;
  const traits: TaskTraits = {
    unit,
    unitType,
    support: [],
    supervisor: organisation.supervisorOf(unit),
    relays: [],
    path: world.path(territory),
    sensitive: false,
    parentUnit: null,
    obstacleHeldBy: null,
    objection: null,
  };
  return maySee(caller.visibility, traits);
}

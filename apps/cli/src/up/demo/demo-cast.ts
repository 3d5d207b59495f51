import { demoPosts, demoUsername } from '@duban/access';
import { randomFrom } from '@duban/lifecycle';
import type { Behaviour, Cast } from '@duban/lifecycle';
import type { Organisation, Post } from '@duban/organisation';
import type { PersonActor } from '@duban/persistence';

const signedInUnits: ReadonlySet<string> = new Set(demoPosts.map(({ unit }) => unit));

/** Acts under the name of the post: the account of the demonstration that holds it, where there is one. */
export function demoActor(organisation: Organisation, unit: string, post: Post): PersonActor {
  return {
    kind: 'person',
    username: demoUsername({ unit, post }),
    name: organisation.postTitle(unit, post),
    unit,
    post,
  };
}

/** Who plays a task's past: the unit's head and officer, and the supervising unit's head. */
export function demoCast(
  organisation: Organisation,
  issuer: PersonActor,
  unit: string,
  supervisor: string,
): Cast {
  const head = organisation.headPost(unit);
  const headOf = (other: string): PersonActor => demoActor(organisation, other, organisation.headPost(other));
  return {
    issuer,
    head: demoActor(organisation, unit, head),
    officer: demoActor(organisation, unit, head === 'head' ? 'officer' : head),
    supervisor: headOf(supervisor),
    headOf,
  };
}

/** A unit has its own way of working: most are like most, some are slow, a few do not answer. */
export function demoBehaviour(unit: string): Behaviour {
  // Whoever signs in to look around finds a desk as most desks are.
  if (signedInUnits.has(unit)) return 'mixed';
  const chance = randomFrom(unit)();
  if (chance < 0.08) return 'slow';
  return chance < 0.1 ? 'absent' : 'mixed';
}

import { permit } from '@duban/access';
import type { Caller, Permit } from '@duban/access';
import type { ActName } from '@duban/contracts';
import type { Authorize, PersonActor } from '@duban/persistence';

/** Who an act is recorded for: the caller in the post that permits it, and the village stood in for. */
export function actorOf(caller: Caller, permitted: Extract<Permit, { verdict: 'ok' }>): PersonActor {
  const { post, onBehalfOf } = permitted;
  return {
    kind: 'person',
    username: caller.username,
    name: caller.name,
    unit: post.unit,
    post: post.post,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(post.deputyOf === undefined ? {} : { deputyOf: post.deputyOf.username }),
  };
}

/** The permission table as the record asks it, under the docket's lock. */
export function authorizing(caller: Caller, act: ActName): Authorize {
  return (task) => {
    const permitted = permit(caller, act, task);
    return permitted.verdict === 'ok' ? { verdict: 'ok', actor: actorOf(caller, permitted) } : permitted;
  };
}

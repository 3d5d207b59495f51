import type { ActName, TaskTraits } from '@duban/contracts';
import { transitions } from '@duban/lifecycle';
import type { Act, TaskStatus } from '@duban/lifecycle';
import type { Caller, HeldPost } from './caller';
import { neverByLead, permissionTable, postCounts } from './permission-table';
import type { Rule } from './permission-table';
import { relationsOf } from './relations';
import type { Standing } from './relations';
import { maySee } from './visibility';

/** The table's answer: in which post the act is done, and for which village, or why not. */
export type Permit =
  | { readonly verdict: 'ok'; readonly post: HeldPost; readonly onBehalfOf?: string }
  | { readonly verdict: 'forbidden' }
  | { readonly verdict: 'unseen' };

/** Asks the table. A person with several posts acts with the first that permits. */
export function permit(caller: Caller, act: ActName, task: TaskTraits): Permit {
  if (!maySee(caller.visibility, task)) return { verdict: 'unseen' };
  // Whoever took a decision never decides the objection to it, in whichever post.
  if (act === 'decide-objection' && isOwnOrPrincipals(caller, task.objection?.takenBy ?? null)) {
    return { verdict: 'forbidden' };
  }
  for (const post of caller.posts) {
    if (neverByLead.has(act) && isBarred(caller, post, task)) continue;
    const standing = permittingStanding(post, act, task);
    if (standing !== undefined) {
      return standing.onBehalfOf === undefined
        ? { verdict: 'ok', post }
        : { verdict: 'ok', post, onBehalfOf: standing.onBehalfOf };
    }
  }
  return { verdict: 'forbidden' };
}

/**
 * The acts a caller may do to the task: by its posts and, where a status is given, in that status. Whether a request
 * for extension stands, and what else the rules ask, is the lifecycle's to say.
 */
export function permittedActs(caller: Caller, task: TaskTraits, status?: TaskStatus): readonly ActName[] {
  return (Object.keys(permissionTable) as Act[]).filter(
    (act) =>
      (status === undefined || transitions[act].from.includes(status)) &&
      permit(caller, act, task).verdict === 'ok',
  );
}

function isOwnOrPrincipals({ username, posts }: Caller, taker: string | null): boolean {
  return taker !== null && (taker === username || posts.some(({ deputyOf }) => deputyOf?.username === taker));
}

/**
 * Whether a deputyship stands in the way of an approval: nobody approves the work of a unit of those they stand in for,
 * in whichever post, nor through such a post the work of their own. Source: contract, "Deputies".
 */
function isBarred({ posts }: Caller, acting: HeldPost, task: TaskTraits): boolean {
  return posts.some(
    (post) => post.unit === task.unit && (post.deputyOf !== undefined || acting.deputyOf !== undefined),
  );
}

function permittingStanding(post: HeldPost, act: ActName, task: TaskTraits): Partial<Standing> | undefined {
  if (neverByLead.has(act) && post.unit === task.unit) return undefined;
  for (const rule of permissionTable[act]) {
    const standing = postCounts(rule, post.post) ? standingUnder(rule, post, task) : undefined;
    if (standing !== undefined) return standing;
  }
  return undefined;
}

function standingUnder(rule: Rule, post: HeldPost, task: TaskTraits): Partial<Standing> | undefined {
  if (rule.relations === 'whoever-sees') return maySee(post.visibility, task) ? {} : undefined;
  const { relations } = rule;
  return relationsOf(post, task).find((standing) => relations.includes(standing.relation));
}

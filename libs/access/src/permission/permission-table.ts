import { transitions } from '@duban/lifecycle';
import type { Act, Relation as Role } from '@duban/lifecycle';
import type { Post } from '@duban/organisation';
import type { Relation } from './relations';

/** Who may do an act: posts that stand to the task in one of the relations. */
export interface Rule {
  readonly relations: readonly Relation[] | 'whoever-sees';
  /** `leaders`: the head or a deputy (a party committee's 书记 is its head). */
  readonly posts: 'any' | 'leaders' | 'secretary';
}

/** How the roles of the lifecycle's table are held; a township's 农办 stands in for its villages. */
const holders: Readonly<Record<Role, Rule['relations']>> = {
  lead: ['lead', 'lead-on-behalf'],
  support: ['support', 'support-on-behalf'],
  supervisor: ['supervisor'],
  'obstacle-holder': ['obstacle-holder', 'obstacle-holder-on-behalf'],
  'objection-reviewer': ['objection-reviewer'],
  'secretary-above': ['secretary-above'],
  'anyone-who-sees': 'whoever-sees',
};

/**
 * The one table of who may do what: act → rules, any of which suffices. Made from the lifecycle's table of transitions,
 * where the statuses stand too. Source: contract, "The acts".
 */
export const permissionTable = Object.fromEntries(
  (Object.keys(transitions) as Act[]).map((act) => [act, rulesOf(act)]),
) as Readonly<Record<Act, readonly Rule[]>>;

/** Acts that the lead unit may never do to its own task, whatever else it is. */
export const neverByLead: ReadonlySet<Act> = new Set<Act>(['approve']);

/** Whether a post counts under a rule. */
export function postCounts(rule: Rule, post: Post): boolean {
  switch (rule.posts) {
    case 'any':
      return true;
    case 'leaders':
      return post !== 'officer';
    case 'secretary':
      return post === 'secretary';
  }
}

function rulesOf(act: Act): readonly Rule[] {
  const { by, headOnly } = transitions[act];
  return by.map((role) => ({
    relations: holders[role],
    posts: role === 'secretary-above' ? 'secretary' : headOnly ? 'leaders' : 'any',
  }));
}

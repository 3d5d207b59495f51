import type { ActName } from '@duban/contracts';
import type { Post } from '@duban/organisation';
import type { Relation } from './relations';

/** Who may do an act: posts that stand to the task in one of the relations. */
export interface Rule {
  readonly relations: readonly Relation[] | 'whoever-sees';
  /** `leaders`: the head or a deputy (a party committee's 书记 is its head). */
  readonly posts: 'any' | 'leaders' | 'secretary';
}

const lead: readonly Relation[] = ['lead', 'lead-on-behalf'];
const byLead: Rule = { relations: lead, posts: 'any' };
const bySupervisor: Rule = { relations: ['supervisor'], posts: 'any' };
const bySupervisorsLeaders: Rule = { relations: ['supervisor'], posts: 'leaders' };

/**
 * The one table of who may do what: act → rules, any of which suffices. In which statuses an act is allowed stands in
 * the lifecycle's own table of transitions. Source: contract, "The acts".
 */
export const permissionTable: Readonly<Record<ActName, readonly Rule[]>> = {
  accept: [byLead],
  decline: [byLead],
  progress: [byLead],
  contribute: [{ relations: ['support', 'support-on-behalf'], posts: 'any' }],
  submit: [{ relations: lead, posts: 'leaders' }],
  withdraw: [byLead],
  approve: [bySupervisorsLeaders],
  return: [bySupervisor],
  reopen: [bySupervisorsLeaders],
  'request-extension': [byLead],
  'decide-extension': [bySupervisorsLeaders],
  reassign: [bySupervisor],
  urge: [bySupervisor, { relations: ['secretary-above'], posts: 'secretary' }],
  comment: [{ relations: 'whoever-sees', posts: 'any' }],
  suspend: [bySupervisorsLeaders],
  resume: [bySupervisor],
  terminate: [bySupervisorsLeaders],
  cancel: [bySupervisorsLeaders],
};

/** Acts that the lead unit may never do to its own task, whatever else it is. */
export const neverByLead: ReadonlySet<ActName> = new Set<ActName>(['approve']);

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

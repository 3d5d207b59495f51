import type { TaskTemplate } from '@duban/planning';
import type { Reach } from './reach';

/** A task as the clause files write it: what is ordinary is left out, every judgement is written. */
export interface TaskEntry
  extends
    Omit<TaskTemplate, 'line' | 'relay' | 'support' | 'indicators' | 'curve' | 'sensitive' | 'note'>,
    Partial<Pick<TaskTemplate, 'support' | 'indicators' | 'curve' | 'sensitive' | 'note'>> {
  readonly reach: Reach;
}

/** The whole task template: no support, no figure, no curve, nothing sensitive and no note unless the entry has them. */
export function task({ reach, ...entry }: TaskEntry): TaskTemplate {
  return {
    support: [],
    indicators: [],
    curve: null,
    sensitive: false,
    note: null,
    ...entry,
    line: reach.line,
    relay: reach.relay,
  };
}

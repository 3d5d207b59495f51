import type { Day } from '@duban/calendar';
import type { CompiledTask } from '../compile-tasks';
import type { TaskTemplate } from '../types';

/** A proposed task as a person judges it: what it asks of whom by when, the words it rests on, and its doubts. */
export interface Proposal extends Pick<
  TaskTemplate,
  'title' | 'kind' | 'leadConfidence' | 'line' | 'relay' | 'corps' | 'rhythm' | 'scope' | 'indicators'
> {
  readonly key: string;
  readonly clause: number;
  readonly lead: string;
  readonly support: readonly string[];
  /** The day as written, or as assumed (`unsure`). */
  readonly dueOn: Day;
  /** Places named for it; null where its scope alone says where it applies. */
  readonly places: readonly string[] | null;
  /** A person has had the last word on it. */
  readonly edited: boolean;
  readonly unsure: NonNullable<TaskTemplate['unsure']>;
  /** The sentences it quotes; sentence 0 is the clause's heading, where that is all it says. */
  readonly basis: readonly { readonly sentence: number; readonly text: string }[];
}

export function proposalOf({ key, clause, template, task, lead, support, days }: CompiledTask): Proposal {
  const { title, kind, leadConfidence, line, relay, corps, rhythm, scope, indicators, unsure = [] } = task;
  const basis = task.sentences.map((sentence) => ({
    sentence,
    text: template.sentences[sentence - 1] ?? '',
  }));
  return {
    ...{ key, clause, title, kind, lead, leadConfidence, support, line, relay, corps, rhythm, scope },
    ...{
      dueOn: days.dueOn,
      places: task.places ?? null,
      indicators,
      unsure,
      edited: task.edited !== undefined,
    },
    basis: basis.length > 0 ? basis : [{ sentence: 0, text: template.heading }],
  };
}

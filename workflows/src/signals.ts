import { defineSignal } from '@temporalio/workflow';

/** Tells a waiting workflow to look again: something it waits for has moved. */
export const rearm = defineSignal('rearm');

/** A dispatch's request to a clause: assign your tasks of it, and answer to that workflow. */
export interface AssignRequest {
  readonly dispatchId: string;
  /** Workflow id of the dispatch. */
  readonly answerTo: string;
}

export const assign = defineSignal<[AssignRequest]>('assign');

/** A clause's answer to its dispatch. */
export interface ClauseAnswer {
  readonly clause: number;
  /** Why its tasks could not be assigned; null: they are. */
  readonly error: string | null;
}

export const clauseAnswered = defineSignal<[ClauseAnswer]>('clauseAnswered');

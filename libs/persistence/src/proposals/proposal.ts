import type { Day } from '@duban/calendar';
import type { ProposalKind, TaskStatus } from '@duban/lifecycle';
import type { PersonActor } from '../record/act';

export type ProposalState = 'pending' | 'approved' | 'rejected' | 'lapsed';

/** A slip with the task it is about, as one row. `state` is as at the instant asked: a reason that has ended has lapsed. */
export interface ProposalRow {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly task_id: string;
  readonly seq: number;
  readonly at: Date;
  readonly unit: string;
  readonly decider: string;
  readonly decider_path: string;
  readonly due_on: Day;
  readonly late_days: number;
  readonly state: ProposalState;
  readonly reason: string | null;
  readonly decided_by: Pick<PersonActor, 'name' | 'post' | 'unit' | 'username'> | null;
  readonly decided_at: Date | null;
  readonly year: number | null;
  readonly number: number | null;
  readonly document: unknown;
  readonly clause: number;
  readonly terms_id: string;
  readonly status: TaskStatus;
  /** Of its wording: how often it was edited. */
  readonly version: number;
  /** Whether who asks may see the task it is about. */
  readonly sees_task: boolean;
}

/** Who looks at slips, beside what of the tasks it may see. */
export interface ProposalViewer {
  /** Places whose 农办, 督查室 or party committee the viewer belongs to: it sees drafts decided there and below. */
  readonly offices: readonly string[];
  /** 农办 beside which the viewer decides (as the 督查室 of their places): it sees their slips, if not the tasks; never of sensitive ones. */
  readonly beside: readonly string[];
}

/** Why a slip was not worded otherwise. */
export type EditError =
  | { readonly code: 'proposal-decided' }
  | { readonly code: 'proposal-lapsed' }
  | { readonly code: 'stale-version'; readonly params: { readonly version: number } };

/** Why a slip was not decided. */
export type DecisionError =
  | EditError
  | {
      readonly code: 'status-not-allowed';
      readonly params: { readonly status: TaskStatus; readonly allowed: readonly TaskStatus[] };
    };

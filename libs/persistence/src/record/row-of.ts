import type { Instant } from '@duban/calendar';
import { dueAt, lightForecast, nextReportBy, nextWake, progressIn } from '@duban/lifecycle';
import type { TaskState, Terms } from '@duban/lifecycle';
import { splitUnit } from '@duban/organisation';
import type { WorldData } from '../world/load-world';
import type { TaskRow } from './task-row';

const dateOf = (instant: Instant | null): Date | null => (instant === null ? null : new Date(instant));

/** What a row is made from. */
export interface RowSource {
  readonly fixed: Pick<
    TaskRow,
    'id' | 'issue_id' | 'document_id' | 'parent_id' | 'clause' | 'key' | 'created_at'
  >;
  readonly terms: Terms;
  readonly state: TaskState;
  /** Of the last event. */
  readonly hash: Buffer;
  /** When the last event was recorded. */
  readonly updatedAt: Date;
}

/**
 * The row that follows from a task's state: everything a list filters or sorts by. The light's instants and the
 * next wake are as seen at `now`.
 */
export function rowOf(
  { fixed, terms, state, hash, updatedAt }: RowSource,
  worldData: WorldData,
  now: Instant,
): TaskRow {
  const { world } = worldData;
  const forecast = lightForecast(state, terms, now, world);
  return {
    id: fixed.id,
    docket_id: state.docketId,
    terms_id: terms.id,
    issue_id: fixed.issue_id,
    document_id: fixed.document_id,
    parent_id: fixed.parent_id,
    clause: fixed.clause,
    key: fixed.key,
    sensitive: terms.sensitive,
    unit: state.unit,
    unit_type: splitUnit(state.unit)[1],
    support: state.support,
    supervisor: state.supervisor,
    relays: state.relays,
    territory: state.territory,
    path: worldData.path(state.territory),
    level: state.level,
    status: state.status,
    due_on: state.dueOn,
    due_at: new Date(dueAt(state, terms, world)),
    original_due_on: terms.dueOn,
    accept_by: state.acceptBy,
    next_report_by: nextReportBy(state, terms, now, world),
    progress: progressIn(state),
    forecast: state.forecast ?? null,
    obstacle_held_by: state.obstacle?.heldBy ?? null,
    obstacle_since: dateOf(state.obstacle?.at ?? null),
    obstacle_cause: state.obstacle?.cause ?? null,
    objection_reviewer: state.objection?.reviewer ?? null,
    yellow_at: dateOf(forecast.yellowAt),
    red_at: dateOf(forecast.redAt),
    overdue_at: dateOf(forecast.overdueAt),
    escalation_level: state.told ?? 0,
    next_wake: dateOf(nextWake(state, terms, now, world)),
    version: state.seq,
    last_hash: hash,
    state,
    created_at: fixed.created_at,
    updated_at: updatedAt,
  };
}

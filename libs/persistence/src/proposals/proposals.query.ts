import type { ProposalKind } from '@duban/lifecycle';
import type { Connection } from '../database/connection';
import { afterPlace, Select } from '../queries/select';
import type { Viewer } from '../queries/task-filters';
import { visibleSql, within } from '../queries/visible.sql';
import type { ProposalRow, ProposalState, ProposalViewer } from './proposal';
import type { Pool } from 'pg';

export interface ProposalFilters {
  readonly id?: string | undefined;
  readonly state?: readonly ProposalState[] | undefined;
  readonly kind?: readonly ProposalKind[] | undefined;
  readonly unit?: readonly string[] | undefined;
  readonly task?: readonly string[] | undefined;
  /** 农办 that decide. */
  readonly deciders?: readonly string[] | undefined;
  /** Paths of subtrees the tasks lie in. */
  readonly paths?: readonly string[] | undefined;
}

export interface ProposalPage {
  readonly items: readonly ProposalRow[];
  readonly more: boolean;
}

/** True while the reason of a slip holds: the same unit is late against the same due day. */
const holds = (now: string): string =>
  `t.unit = p.unit AND t.due_on = p.due_on AND coalesce(t.overdue_at <= ${now}, false)`;

const columns = (
  now: string,
  visible: string,
): string => `p.id, p.kind, p.task_id, p.seq, p.at, p.unit, p.decider, p.decider_path,
  p.due_on, p.late_days, p.reason, p.decided_by, p.decided_at, p.year, p.number, p.document,
  t.clause, t.terms_id, t.status, (${visible}) AS sees_task,
  (SELECT coalesce(max(e.version), 0) FROM proposal_edit e WHERE e.proposal_id = p.id) AS version,
  CASE WHEN p.state = 'pending' AND NOT (${holds(now)}) THEN 'lapsed' ELSE p.state END AS state`;

/**
 * Slips a viewer may see, the latest first. Who may see the task sees what was issued on it; drafts, and what became of
 * them, are for the offices from the deciding one upwards. Whoever decides beside a 农办 sees its slips.
 */
export async function listProposals(
  at: Connection | Pool,
  viewer: ProposalViewer & Viewer,
  filters: ProposalFilters,
  { after, limit }: { readonly after?: readonly (number | string)[] | undefined; readonly limit: number },
): Promise<ProposalPage> {
  const select = new Select();
  const now = `${select.param(new Date(viewer.now))}::timestamptz`;
  const drafts = viewer.offices.map((path) => `(${withinDecider(select, path)})`);
  const visible = visibleSql(select, viewer.visibility, 't');
  const beside = `p.decider = ANY (${select.param(viewer.beside)}::text[]) AND NOT t.sensitive`;
  select.where(`${visible} OR (${beside})`);
  select.where([`p.state = 'approved'`, ...drafts].join(' OR '));
  narrow(select, filters, now);
  if (after !== undefined) {
    const [instant, id] = after;
    select.where(afterPlace(select, ['p.at', 'p.id'], [new Date(Number(instant)), id], true));
  }
  const found = await select.run<ProposalRow>(
    at,
    `SELECT ${columns(now, visible)} FROM proposal p JOIN task t ON t.id = p.task_id ${select.whereText}
     ORDER BY p.at DESC, p.id DESC LIMIT ${select.param(limit + 1)}`,
  );
  return { items: found.slice(0, limit), more: found.length > limit };
}

function narrow(select: Select, filters: ProposalFilters, now: string): void {
  const oneOf = (column: string, values: readonly unknown[] | undefined, type: string): void => {
    if (values !== undefined) select.where(`${column} = ANY (${select.param(values)}::${type}[])`);
  };
  if (filters.id !== undefined) select.where(`p.id = ${select.param(filters.id)}`);
  oneOf('p.kind', filters.kind, 'text');
  oneOf('p.unit', filters.unit, 'text');
  oneOf('p.task_id', filters.task, 'uuid');
  oneOf('p.decider', filters.deciders, 'text');
  if (filters.paths !== undefined) {
    const arms = filters.paths.map((path) => `(${within(select, path, 't')})`);
    select.where(arms.length === 0 ? 'false' : arms.join(' OR '));
  }
  if (filters.state === undefined) return;
  const arms = filters.state.map((state) => {
    if (state === 'pending') return `p.state = 'pending' AND ${holds(now)}`;
    if (state === 'lapsed') return `p.state = 'lapsed' OR p.state = 'pending' AND NOT (${holds(now)})`;
    return `p.state = '${state}'`;
  });
  select.where(arms.map((arm) => `(${arm})`).join(' OR '));
}

function withinDecider(select: Select, path: string): string {
  const end = `${path.slice(0, -1)}0`; // '0' follows '/' in the collation "C"
  return `p.decider_path >= ${select.param(path)} AND p.decider_path < ${select.param(end)}`;
}

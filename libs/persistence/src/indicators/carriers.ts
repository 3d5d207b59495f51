import type { Visibility } from '@duban/contracts';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import { Select } from '../queries/select';
import { visibleSql } from '../queries/visible.sql';
import type { IndicatorRow } from './indicator-row';

/** A unit that carries a figure: the task it has it in. */
export interface Carrier {
  readonly taskId: string;
  readonly unit: string;
  readonly unitType: string;
  readonly support: readonly string[];
  readonly supervisor: string;
  readonly relays: readonly string[];
  readonly territory: string;
  readonly path: string;
  readonly sensitive: boolean;
  readonly parentUnit: string | null;
  readonly obstacleHeldBy: string | null;
  /** Whoever decides objections gives no values. */
  readonly objection: null;
  /** Whether the one who asks may see the task. */
  readonly isVisible: boolean;
}

/** Which of a figure's carriers are asked for. */
export interface CarrierScope {
  readonly path?: string;
  readonly unit?: string;
}

/** The units that carry a figure, main tasks before shares of divided ones; cancelled tasks carry nothing. */
export function carriersOf(
  at: Connection | Pool,
  { issue_id, clause, key }: Pick<IndicatorRow, 'clause' | 'issue_id' | 'key'>,
  visibility: Visibility,
  scope: CarrierScope = {},
): Promise<Carrier[]> {
  const select = new Select();
  const visible = visibleSql(select, visibility, 't');
  select
    .where(`m.issue_id = ${select.param(issue_id)}`)
    .where(`m.clause = ${select.param(clause)}`)
    .where(`m.key = ${select.param(key)}`)
    .where(`t.status <> 'cancelled'`);
  if (scope.unit !== undefined) select.where(`t.unit = ${select.param(scope.unit)}`);
  if (scope.path !== undefined) {
    const end = `${scope.path.slice(0, -1)}0`;
    select.where(`t.path >= ${select.param(scope.path)} AND t.path < ${select.param(end)}`);
  }
  return select.run<Carrier>(
    at,
    `SELECT t.id AS "taskId", t.unit, t.unit_type AS "unitType", t.support, t.supervisor, t.relays, t.territory, t.path,
       t.sensitive, (SELECT p.unit FROM task p WHERE p.id = t.parent_id) AS "parentUnit",
       t.obstacle_held_by AS "obstacleHeldBy", NULL AS objection, (${visible}) AS "isVisible"
     FROM terms m JOIN task t ON t.terms_id = m.id ${select.whereText}
     ORDER BY t.path, t.parent_id NULLS FIRST, t.unit, t.id`,
  );
}

import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { foldBoard, rebuildBoard } from '../board/fold-board';
import { tallyColumns } from '../board/tally';
import { poolOf } from '../database/connection';
import { lightSql, overdueSql } from '../views/light';
import type { Fault } from './fault';

const key = 'docket_id, clause, sensitive, issue_id, unit, unit_type, territory, path, level';
const tally = tallyColumns.join(', ');
const light = lightSql('t', 'k.as_of');
const counts = ['green', 'yellow', 'red', 'blue', 'grey']
  .map((name) => `count(*) FILTER (WHERE ${light} = '${name}')::integer AS ${name}`)
  .join(', ');

/**
 * Dockets whose cells are not what their tasks come to at the instant as of which they were counted. One statement, one
 * snapshot: a docket that waits to be counted anew is in the queue in the same snapshot, and is no fault.
 */
const differingCells = `
WITH k AS MATERIALIZED (SELECT docket_id, max(as_of) AS as_of FROM board_cell GROUP BY docket_id),
fresh AS (
  SELECT ${key
    .split(', ')
    .map((name) => `t.${name}`)
    .join(', ')}, count(*)::integer AS total, ${counts},
    count(*) FILTER (WHERE ${overdueSql('t', 'k.as_of')})::integer AS overdue
  FROM task t LEFT JOIN k ON k.docket_id = t.docket_id
  GROUP BY ${key
    .split(', ')
    .map((name) => `t.${name}`)
    .join(', ')})
SELECT DISTINCT docket_id AS id FROM (
  (SELECT ${key}, ${tally} FROM fresh EXCEPT SELECT ${key}, ${tally} FROM board_cell)
  UNION ALL (SELECT ${key}, ${tally} FROM board_cell EXCEPT SELECT ${key}, ${tally} FROM fresh)) AS d
WHERE NOT EXISTS (SELECT 1 FROM task_touched q WHERE q.docket_id = d.docket_id) ORDER BY 1`;

const place = 'territory, path, issue_id, clause, level, unit_type, sensitive';
const sums = tallyColumns.map((name) => `sum(${name})::integer AS ${name}`).join(', ');
const any = tallyColumns.map((name) => `sum(${name}) <> 0`).join(' OR ');
const some = tallyColumns.map((name) => `${name} <> 0`).join(' OR ');

/** Places whose roll-ups are not the sum of the cells below them; both are written in one transaction. */
const differingRollups = `
WITH above AS (
  SELECT code AS territory, left(c.path, strpos(c.path, '/' || code || '/') + length(code) + 1) AS path,
    issue_id, clause, level, unit_type, sensitive, ${tally}
  FROM board_cell c, unnest(string_to_array(trim(BOTH '/' FROM c.path), '/')) AS code),
fresh AS (SELECT ${place}, ${sums} FROM above GROUP BY ${place} HAVING ${any}),
kept AS (SELECT ${place}, ${tally} FROM board_rollup WHERE ${some})
SELECT DISTINCT territory AS id FROM (
  (SELECT * FROM fresh EXCEPT SELECT * FROM kept) UNION ALL (SELECT * FROM kept EXCEPT SELECT * FROM fresh)) AS d
ORDER BY 1`;

/** The board against its tasks: cells by docket, roll-ups by territory. */
export async function boardFaults(ds: DataSource): Promise<readonly Fault[]> {
  const pool = poolOf(ds);
  const cells = await pool.query<{ id: string }>(differingCells);
  const rollups = await pool.query<{ id: string }>(differingRollups);
  return [
    ...cells.rows.map(({ id }): Fault => ({ code: 'board-cell-differs', subject: id })),
    ...rollups.rows.map(({ id }): Fault => ({ code: 'board-rollup-differs', subject: id })),
  ];
}

/** Milliseconds between looks at a pass of another process. */
const lookEveryMs = 100;

/** Counts the whole board anew from the tasks: a damaged cell has no difference that the roll-ups could be moved by. */
export async function mendBoard(ds: DataSource, now: Instant): Promise<void> {
  await rebuildBoard(ds);
  for (;;) {
    await foldBoard(ds, now);
    const left = await poolOf(ds).query('SELECT 1 FROM task_touched LIMIT 1');
    if (left.rows.length === 0) return;
    await pause(lookEveryMs);
  }
}

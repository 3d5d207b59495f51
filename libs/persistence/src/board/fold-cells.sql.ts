import { lightSql, overdueSql } from '../views/light';
import { tallyColumns } from './tally';

const light = lightSql('t', '$2::timestamptz');
const counted = ['green', 'yellow', 'red', 'blue', 'grey']
  .map((name) => `count(*) FILTER (WHERE ${light} = '${name}')::integer AS ${name}`)
  .join(', ');
const tally = tallyColumns.join(', ');
const later = (column: string): string =>
  `min(t.${column}) FILTER (WHERE t.${column} > $2 AND t.status NOT IN ('completed', 'suspended', 'terminated', 'cancelled'))`;
const same = 'f.docket_id = c.docket_id AND f.clause = c.clause AND f.sensitive = c.sensitive';
const differences = tallyColumns.map((name) => `sum(${name})::integer AS ${name}`).join(', ');
const moved = tallyColumns.map((name) => `${name} = board_rollup.${name} + excluded.${name}`).join(', ');
const place = 'issue_id, clause, level, unit_type, sensitive';

/**
 * `$1`: dockets, `$2`: the instant. Their cells are counted from the tasks, and what that adds to or takes from each
 * place above (every code of the path) is added to the roll-ups, all in one statement, so that both agree.
 */
export const foldCells = `
WITH fresh AS MATERIALIZED (
  SELECT t.docket_id, t.clause, t.sensitive, t.issue_id, t.unit, t.unit_type, t.territory, t.path, t.level,
    count(*)::integer AS total, ${counted},
    count(*) FILTER (WHERE ${overdueSql('t', '$2::timestamptz')})::integer AS overdue,
    least(${later('yellow_at')}, ${later('red_at')}, ${later('overdue_at')}) AS next_change
  FROM task t WHERE t.docket_id = ANY ($1::uuid[])
  GROUP BY t.docket_id, t.clause, t.sensitive, t.issue_id, t.unit, t.unit_type, t.territory, t.path, t.level),
old AS MATERIALIZED (SELECT * FROM board_cell WHERE docket_id = ANY ($1::uuid[])),
gone AS (
  DELETE FROM board_cell c WHERE c.docket_id = ANY ($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM fresh f WHERE ${same})),
put AS (
  INSERT INTO board_cell (docket_id, clause, sensitive, issue_id, unit, unit_type, territory, path, level, ${tally},
    as_of, next_change)
  SELECT docket_id, clause, sensitive, issue_id, unit, unit_type, territory, path, level, ${tally}, $2, next_change
  FROM fresh
  ON CONFLICT (docket_id, clause, sensitive) DO UPDATE SET
    ${tallyColumns.map((name) => `${name} = excluded.${name}`).join(', ')},
    as_of = excluded.as_of, next_change = excluded.next_change),
difference AS (
  SELECT path, ${place}, ${differences} FROM (
    SELECT path, ${place}, ${tally} FROM fresh
    UNION ALL SELECT path, ${place}, ${tallyColumns.map((name) => `-${name}`).join(', ')} FROM old) AS d
  GROUP BY path, ${place} HAVING ${tallyColumns.map((name) => `sum(${name}) <> 0`).join(' OR ')}),
above AS (
  SELECT code AS territory, left(path, strpos(path, '/' || code || '/') + length(code) + 1) AS path, ${place},
    ${differences}
  FROM difference, unnest(string_to_array(trim(BOTH '/' FROM path), '/')) AS code
  GROUP BY 1, 2, ${place})
INSERT INTO board_rollup (territory, path, ${place}, ${tally})
SELECT territory, path, ${place}, ${tally} FROM above ORDER BY territory, issue_id, clause, level, unit_type, sensitive
ON CONFLICT (territory, issue_id, clause, level, unit_type, sensitive) DO UPDATE SET ${moved}`;

import type { Level } from '@duban/organisation';
import type { Plan } from '@duban/planning';
import type { DataSource } from 'typeorm';
import { bulkInsert, sendBulk } from '../database/bulk';
import { inTransaction, poolOf } from '../database/connection';
import type { Connection } from '../database/connection';
import { failPoint } from '../database/fail-point';
import { clockId, docketId } from '../ids/record-ids';
import type { WorldData } from '../world/load-world';
import { clockTerritory } from '../world/territory-path';
import type { PreparedDispatch } from './dispatch';
import type { IssuedPlan } from './issued-plan';
import { missingTasks } from './missing-tasks';
import type { DispatchContext } from './request-dispatch';

/** What the missing tasks of a plan come to. */
interface Sums {
  readonly clauses: Map<number, number>;
  readonly units: Map<string, { readonly territory: string; readonly level: Level }>;
}

const insertClocks = bulkInsert(
  'clock',
  [
    { name: 'id', type: 'uuid' },
    { name: 'issue_id', type: 'uuid' },
    { name: 'territory', type: 'text' },
  ],
  'ON CONFLICT DO NOTHING',
);

const insertDockets = bulkInsert(
  'docket',
  [
    { name: 'id', type: 'uuid' },
    { name: 'issue_id', type: 'uuid' },
    { name: 'clock_id', type: 'uuid' },
    { name: 'unit', type: 'text' },
    { name: 'territory', type: 'text' },
    { name: 'level', type: 'text' },
    { name: 'updated_at', type: 'timestamptz' },
  ],
  'ON CONFLICT DO NOTHING',
);

const insertClauses = bulkInsert(
  'issue_clause',
  [
    { name: 'issue_id', type: 'uuid' },
    { name: 'clause', type: 'integer' },
    { name: 'heading', type: 'text' },
    { name: 'sentences', type: 'jsonb' },
    { name: 'indicators', type: 'jsonb' },
    { name: 'template_clause', type: 'integer' },
    { name: 'template_version', type: 'integer' },
  ],
  // A clause that had closed has new tasks: it is open again.
  `ON CONFLICT (issue_id, clause) DO UPDATE SET template_clause = excluded.template_clause,
     template_version = excluded.template_version, closed_at = NULL`,
);

/** See `Dispatches.prepare`. */
export async function prepareDispatch(
  { ds, worldData, plans }: DispatchContext,
  dispatchId: string,
  heartbeat: () => void,
): Promise<PreparedDispatch> {
  const done = await preparedDispatch(ds, dispatchId);
  if (done !== null) return done;
  const issued = await plans.get(poolOf(ds), worldData, dispatchId);
  const sums: Sums = { clauses: new Map(), units: new Map() };
  for await (const tasks of missingTasks(poolOf(ds), issued, heartbeat)) {
    for (const { clause, unit, territory, level } of tasks) {
      sums.clauses.set(clause, (sums.clauses.get(clause) ?? 0) + 1);
      if (!sums.units.has(unit)) sums.units.set(unit, { territory, level });
    }
  }
  await inTransaction(ds, (tx) => write(tx, worldData, issued, sums));
  failPoint('dispatch-prepared');
  const prepared = await preparedDispatch(ds, dispatchId);
  if (prepared === null) throw new Error(`The dispatch ${dispatchId} was not prepared.`);
  return prepared;
}

/** What a dispatch that was prepared has to do; null before. */
async function preparedDispatch(ds: DataSource, dispatchId: string): Promise<PreparedDispatch | null> {
  const found = await poolOf(ds).query<PreparedDispatch>(
    `SELECT d.issue_id AS "issueId", i.document_id AS "documentId",
       coalesce((SELECT jsonb_agg(jsonb_build_object('clause', clause, 'total', total) ORDER BY clause)
                 FROM dispatch_clause WHERE dispatch_id = d.id), '[]') AS clauses
     FROM dispatch d JOIN issue i ON i.id = d.issue_id WHERE d.id = $1 AND d.prepared_at IS NOT NULL`,
    [dispatchId],
  );
  return found.rows[0] ?? null;
}

async function write(tx: Connection, worldData: WorldData, issued: IssuedPlan, sums: Sums): Promise<void> {
  const { dispatchId, issueId, plan } = issued;
  const held = await tx.query('SELECT 1 FROM dispatch WHERE id = $1 AND prepared_at IS NULL FOR UPDATE', [
    dispatchId,
  ]);
  if (held.rows.length === 0) return;
  const { organisation } = worldData;
  const places = new Set<string>();
  const dockets = [...sums.units].map(([unit, { territory, level }]) => {
    const place = clockTerritory(organisation, territory);
    places.add(place);
    return [
      docketId(issueId, unit),
      issueId,
      clockId(issueId, place),
      unit,
      territory,
      level,
      new Date(issued.requestedAt),
    ];
  });
  await sendBulk(
    tx,
    insertClocks,
    [...places].map((place) => [clockId(issueId, place), issueId, place]),
  );
  await sendBulk(tx, insertDockets, dockets);
  await sendBulk(tx, insertClauses, clauseRows(issueId, plan, sums));
  const clauses = [...sums.clauses];
  await tx.query(
    `INSERT INTO dispatch_clause (dispatch_id, clause, total)
     SELECT $1, clause, total FROM unnest($2::integer[], $3::integer[]) AS c (clause, total)`,
    [dispatchId, clauses.map(([clause]) => clause), clauses.map(([, total]) => total)],
  );
  await tx.query('UPDATE dispatch SET total = $2, dockets = $3, prepared_at = now() WHERE id = $1', [
    dispatchId,
    clauses.reduce((sum, [, total]) => sum + total, 0),
    dockets.length,
  ]);
}

function clauseRows(issueId: string, plan: Plan, sums: Sums): readonly (readonly unknown[])[] {
  return plan.matches.flatMap(({ clause, template }) => {
    if (template === null || !sums.clauses.has(clause.number)) return [];
    const sentences = JSON.stringify(clause.sentences.map(({ text }) => text));
    const indicators = JSON.stringify(clause.indicators);
    return [
      [
        issueId,
        clause.number,
        clause.heading ?? '',
        sentences,
        indicators,
        template.number,
        template.version,
      ],
    ];
  });
}

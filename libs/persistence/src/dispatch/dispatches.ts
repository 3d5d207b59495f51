import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import type { IdempotencyKey } from '../record/act';
import { succeedAgain } from '../successions/put-succession';
import type { WorldData } from '../world/load-world';
import { armClocks } from './arm-clocks';
import { assignClause } from './assign-clause';
import type { AssignRun } from './assign-clause';
import type {
  ArmedClock,
  DispatchOutcome,
  DispatchRequest,
  DispatchView,
  PreparedDispatch,
  RequestedBy,
} from './dispatch';
import { IssuedPlans } from './issued-plan';
import { prepareDispatch } from './prepare-dispatch';
import { requestDispatch } from './request-dispatch';
import type { DispatchContext } from './request-dispatch';

/**
 * Issuing (交办): a document's missing tasks are planned, recorded in batches clause by clause, and their clocks
 * armed. Every step may be run again, after a kill -9 anywhere, and does only what is missing.
 */
export class Dispatches {
  readonly #context: DispatchContext;

  constructor(ds: DataSource, worldData: WorldData, businessNow: () => Instant) {
    this.#context = { ds, worldData, businessNow, plans: new IssuedPlans() };
  }

  /**
   * Records that a document is to be issued; the outbox then starts its workflow. Refused where nothing is
   * missing (`nothing-new`), while another dispatch of the issue runs, or where it cannot be planned.
   */
  async request(
    request: DispatchRequest,
    by: RequestedBy,
    idempotency?: IdempotencyKey,
  ): Promise<DispatchOutcome> {
    await this.#context.worldData.refresh();
    return requestDispatch(this.#context, request, by, idempotency);
  }

  /** Plans and writes everything but tasks: totals, clauses, clocks, dockets. Done once; `heartbeat` while it plans. */
  async prepare(dispatchId: string, heartbeat: () => void = () => undefined): Promise<PreparedDispatch> {
    await this.#context.worldData.refresh();
    return prepareDispatch(this.#context, dispatchId, heartbeat);
  }

  /** Assigns a clause's tasks in batches from `from` on; `heartbeat` after each is committed. Counts stay exact. */
  async assignClause(
    dispatchId: string,
    clause: number,
    run: AssignRun,
  ): Promise<{ readonly started: number }> {
    await this.#context.worldData.refresh();
    return { started: await assignClause(this.#context, dispatchId, clause, run) };
  }

  /** Settles each clock that has tasks of the dispatch, and yields those with something to wait for. */
  arm(dispatchId: string): AsyncGenerator<ArmedClock, void, undefined> {
    return armClocks(this.#context.ds, this.#context.worldData, dispatchId);
  }

  async finish(dispatchId: string): Promise<void> {
    await succeedAgain(poolOf(this.#context.ds));
    await this.#end(dispatchId, 'done', null);
  }

  /** Ends a dispatch that cannot go on; a new request issues what it left out. */
  async fail(dispatchId: string, error: string): Promise<void> {
    await this.#end(dispatchId, 'failed', error.slice(0, 2_000));
  }

  async get(dispatchId: string): Promise<DispatchView | null> {
    const found = await poolOf(this.#context.ds).query<
      DispatchView & { requested: Date; finished: Date | null }
    >(
      `SELECT d.id, i.document_id AS "documentId", i.plan_year AS "planYear", d.total, d.dockets, d.state,
         d.held_back AS "heldBack", d.error, d.requested_at AS requested, d.finished_at AS finished,
         coalesce(c.started, 0) AS started, coalesce(c.clauses, '[]') AS clauses
       FROM dispatch d JOIN issue i ON i.id = d.issue_id
       LEFT JOIN LATERAL (
         SELECT sum(started) AS started,
           jsonb_agg(jsonb_build_object('clause', clause, 'total', total, 'started', started) ORDER BY clause) AS clauses
         FROM dispatch_clause WHERE dispatch_id = d.id) AS c ON true
       WHERE d.id = $1`,
      [dispatchId],
    );
    const [row] = found.rows;
    if (row === undefined) return null;
    const { requested, finished, ...view } = row;
    return { ...view, requestedAt: requested.getTime(), finishedAt: finished?.getTime() ?? null };
  }

  /** Dispatches that have not ended: their workflows are started again after a loss. */
  async running(): Promise<readonly string[]> {
    const found = await poolOf(this.#context.ds).query<{ id: string }>(
      "SELECT id FROM dispatch WHERE state = 'running' ORDER BY requested_at",
    );
    return found.rows.map(({ id }) => id);
  }

  async #end(dispatchId: string, state: 'done' | 'failed', error: string | null): Promise<void> {
    await poolOf(this.#context.ds).query(
      `UPDATE dispatch SET state = $2, error = $3, finished_at = $4 WHERE id = $1 AND state = 'running'`,
      [dispatchId, state, error, new Date(this.#context.businessNow())],
    );
    // Its workflow need not be started any more, where nobody had done so yet.
    await poolOf(this.#context.ds).query("DELETE FROM outbox WHERE kind = 'dispatch' AND subject = $1", [
      dispatchId,
    ]);
  }
}

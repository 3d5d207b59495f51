import { setTimeout as pause } from 'node:timers/promises';
import { dayOf } from '@duban/calendar';
import type { CalendarYear, Day, Instant } from '@duban/calendar';
import type { Actor } from '@duban/lifecycle';
import type { ClauseTemplate } from '@duban/planning';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf, transaction } from '../database/connection';
import type { Connection, Ending } from '../database/connection';
import { failPoint } from '../database/fail-point';
import { TermsCache } from '../record/issued-terms';
import type { RecordContext } from '../record/record-context';
import type { WorldData } from '../world/load-world';
import { CalendarTarget, calendarWith } from './calendar-target';
import { moveTerms } from './move-terms';
import type { Moved } from './move-terms';
import { docketsOf, moveUnits } from './move-units';
import type { RuleChange, RuleChangeState, RuleChangeView } from './rule-change';
import { TemplateTarget } from './template-target';
import type { TermsTarget } from './terms-target';

/** Dockets of one transaction. */
const batch = 40;
/**
 * The second look comes after every process has the new calendar (they look for one every five seconds), and after the
 * dispatches that were under way.
 */
const settleAfterSeconds = 7;

interface ChangeRow {
  readonly id: string;
  readonly kind: RuleChange['kind'];
  readonly body: object;
  readonly actor: Actor;
  readonly state: RuleChangeState;
  readonly after_docket: string | null;
  readonly seen: number;
  readonly moved: number;
}

const columns = 'id, kind, body, actor, state, after_docket, seen, moved';

/**
 * Changed rules on their way through the running tasks, in order, batch by batch. A batch and how far it came are one
 * transaction, so that a kill -9 anywhere loses and doubles nothing, and any number of processes may go on with it.
 */
export class RuleChanges {
  readonly #context: RecordContext;
  #target: { readonly key: string; readonly target: TermsTarget } | undefined;

  constructor(
    ds: DataSource,
    worldData: WorldData,
    businessNow: () => Instant,
    onRearm: RecordContext['onRearm'] = () => undefined,
  ) {
    this.#context = { ds, worldData, businessNow, onRearm, terms: new TermsCache() };
  }

  /** One batch of the oldest change; false where nothing can be done now. */
  async step(): Promise<boolean> {
    const { ds, worldData, onRearm } = this.#context;
    await worldData.reload();
    const done = await transaction(ds, (tx) => this.#batch(tx));
    failPoint('rule-change-after-batch');
    if (done === null) return false;
    if (done.rearmed.length > 0) onRearm(done.rearmed);
    return true;
  }

  /** Goes on until a change has been through all tasks, or the time (ms) is up: the rest is any worker's. */
  async follow(id: string, withinMs: number): Promise<RuleChangeView | null> {
    const until = performance.now() + withinMs;
    for (;;) {
      const change = await this.get(id);
      if (change?.state !== 'running' || performance.now() > until) return change;
      if (!(await this.step())) await pause(50);
    }
  }

  async get(id: string): Promise<RuleChangeView | null> {
    return (await this.#views('WHERE id = $1', [id]))[0] ?? null;
  }

  /** The latest changes, the newest first. */
  list(limit: number): Promise<readonly RuleChangeView[]> {
    return this.#views('ORDER BY ordinal DESC LIMIT $1', [limit]);
  }

  async #views(tail: string, values: readonly unknown[]): Promise<readonly RuleChangeView[]> {
    const found = await poolOf(this.#context.ds).query<{
      id: string;
      kind: RuleChangeView['kind'];
      body: Record<string, unknown>;
      state: RuleChangeState;
      seen: number;
      moved: number;
      requested_by: string;
      requested_at: Date;
      finished_at: Date | null;
    }>(
      `SELECT id, kind, body - 'before' AS body, state, seen, moved, requested_by, requested_at, finished_at
       FROM rule_change ${tail}`,
      [...values],
    );
    return found.rows.map(({ id, kind, body, state, seen, moved, ...rest }) => ({
      ...{ id, kind, state, seen, moved, subject: body },
      requestedBy: rest.requested_by,
      requestedAt: rest.requested_at.getTime(),
      finishedAt: rest.finished_at?.getTime() ?? null,
    }));
  }

  async #batch(tx: Connection): Promise<Ending<Moved | null>> {
    const change = await nextChange(tx, dayOf(this.#context.businessNow()));
    if (change === null) return { commit: false, result: null };
    const { dockets, ended } = await this.#move(tx, change);
    const through = dockets.length < batch;
    const { seen, moved } = ended.result;
    const again = change.state === 'settling';
    const write = tx.query(
      `UPDATE rule_change SET after_docket = $2, seen = seen + $3, moved = moved + $4, state = $5,
         swept_at = CASE WHEN $6 THEN now() ELSE swept_at END,
         finished_at = CASE WHEN $5 = 'done' THEN $7::timestamptz END WHERE id = $1`,
      [
        change.id,
        through ? null : (dockets.at(-1) ?? null),
        again ? 0 : seen,
        moved,
        through ? (again ? 'done' : 'settling') : change.state,
        through,
        new Date(this.#context.businessNow()),
      ],
    );
    return { ...ended, writes: [...(ended.writes ?? []), write] };
  }

  /** Moves the tasks of the change's next dockets. */
  async #move(
    tx: Connection,
    change: RuleChange,
  ): Promise<{ readonly dockets: readonly string[]; readonly ended: Ending<Moved> }> {
    const { actor, afterDocket } = change;
    if (change.kind === 'succession') {
      const dockets = await docketsOf(tx, change, afterDocket, batch);
      return { dockets, ended: await moveUnits(this.#context, tx, change, { dockets, actor }) };
    }
    const target = await this.#targetOf(tx, change);
    const dockets = await target.dockets(tx, afterDocket, batch);
    return { dockets, ended: await moveTerms(this.#context, tx, target, { dockets, actor }) };
  }

  async #targetOf(tx: Connection, change: TermsRuleChange): Promise<TermsTarget> {
    const { worldData } = this.#context;
    const key = `${change.id} ${worldData.version}`;
    if (this.#target?.key === key) return this.#target.target;
    const target = await makeTarget(tx, change, this.#context);
    this.#target = { key, target };
    return target;
  }
}

/** A change that gives tasks other terms. */
type TermsRuleChange = Exclude<RuleChange, { readonly kind: 'succession' }>;

/**
 * The oldest change that is under way, or whose second look is due; a succession waits for its day. Its row stays
 * locked.
 */
async function nextChange(tx: Connection, today: Day): Promise<RuleChange | null> {
  const running = await tx.query<ChangeRow>(
    `SELECT ${columns} FROM rule_change
     WHERE state = 'running' AND (kind <> 'succession' OR body ->> 'from' <= $1) ORDER BY ordinal LIMIT 1 FOR UPDATE`,
    [today],
  );
  let [row] = running.rows;
  if (row === undefined) {
    const settling = await tx.query<ChangeRow>(
      `SELECT ${columns} FROM rule_change
       WHERE state = 'settling' AND swept_at < now() - make_interval(secs => $1)
         AND NOT EXISTS (SELECT 1 FROM dispatch WHERE state = 'running')
       ORDER BY ordinal LIMIT 1 FOR UPDATE SKIP LOCKED`,
      [settleAfterSeconds],
    );
    [row] = settling.rows;
  }
  if (row === undefined) return null;
  const { id, kind, body, actor, state, after_docket: afterDocket, seen, moved } = row;
  return { id, kind, ...body, actor, state, afterDocket, seen, moved } as RuleChange;
}

async function makeTarget(
  tx: Connection,
  change: TermsRuleChange,
  { worldData, businessNow }: RecordContext,
): Promise<TermsTarget> {
  switch (change.kind) {
    case 'template': {
      const template = await templateVersion(tx, change.clause, change.version);
      return TemplateTarget.of(tx, worldData, template);
    }
    case 'calendar': {
      const { year, before } = change;
      const years = await calendarYears(tx);
      const former = calendarWith(years, year, before, dayOf(businessNow()));
      return new CalendarTarget({ year, former, calendar: worldData.calendar, world: worldData.world });
    }
  }
}

/** Years of the calendar as their notices have them. */
export async function calendarYears(at: Connection | Pool): Promise<readonly CalendarYear[]> {
  const found = await at.query<{ body: CalendarYear }>('SELECT body FROM calendar_year ORDER BY year');
  return found.rows.map(({ body }) => body);
}

async function templateVersion(tx: Connection, clause: number, version: number): Promise<ClauseTemplate> {
  const found = await tx.query<{ body: ClauseTemplate }>(
    'SELECT body FROM template WHERE clause = $1 AND version = $2',
    [clause, version],
  );
  const [row] = found.rows;
  if (row === undefined) throw new Error(`There is no version ${version} of the template ${clause}.`);
  return { ...row.body, version };
}

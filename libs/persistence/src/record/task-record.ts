import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { transaction } from '../database/connection';
import { leftNoTrace } from '../database/moment-fault';
import type { WorldData } from '../world/load-world';
import type { Fault } from '../audit/fault';
import type {
  ActOutcome,
  ActRequest,
  Authorize,
  BulkItemOutcome,
  BulkOutcome,
  BulkRequest,
  DocketReportItem,
  IdempotencyKey,
  WakeAnswer,
} from './act';
import { actBatch, mayBeGathered } from './act-batch';
import { actTransaction, openNamed } from './act-transaction';
import type { ActsEnded, NamedAct, Opened } from './act-transaction';
import { carryOut } from './carry-out';
import type { Done } from './carry-out';
import { Gathering, NotTogether } from './gathering';
import { TermsCache } from './issued-terms';
import { lockDocketTasks } from './lock';
import { openTasks } from './open-tasks';
import { reportFigure } from './report-figure';
import type { FigureOutcome, FigureReport } from './report-figure';
import type { RecordContext } from './record-context';
import { rebuildTasks } from './rebuild';
import type { Rebuilt } from './rebuild';
import { verifyTasks } from './verify';
import { wakeClock } from './wake';

/** Transactions of single acts beside each other, and acts of one: more would wait for each other's locks. */
const gathered = { lanes: 2, most: 32 };
/** Acts that were gathered wait so long for a docket that somebody else holds; then each goes by itself. */
const lockPatienceMs = 200;

/** By whom a docket is accepted or reported. */
export interface DocketAct {
  readonly authorize: Authorize;
  readonly idempotency?: IdempotencyKey;
}

/**
 * The only writer of tasks, for people's acts and for wakes alike. Each act is one transaction that locks the
 * docket, asks the lifecycle, appends events to the task's hash chain, remakes its row, and keeps the answer;
 * COMMIT is the answer. Any number of records may work beside each other, in one process or many.
 */
export class TaskRecord {
  readonly #context: RecordContext;
  readonly #gathering = new Gathering<ActRequest, ActOutcome>(
    (requests, alone) => this.#together(requests, alone),
    gathered,
  );

  constructor(
    ds: DataSource,
    worldData: WorldData,
    businessNow: () => Instant,
    onRearm: RecordContext['onRearm'] = () => undefined,
  ) {
    this.#context = { ds, worldData, businessNow, onRearm, terms: new TermsCache() };
  }

  /**
   * One act on one task. The answer is the task after it, or why nothing was recorded. Acts that come while others
   * are being written share the next transaction.
   */
  async act(request: ActRequest): Promise<ActOutcome> {
    if (mayBeGathered(request)) return this.#gathering.add(request);
    const [outcome] = await this.#together([request], true);
    if (outcome === undefined) throw new Error('An act was not answered.');
    return outcome;
  }

  /** Many acts in one transaction, each with its own answer; one that is refused stops no other. */
  async actMany(request: BulkRequest): Promise<BulkOutcome> {
    const { items, authorize, idempotency } = request;
    return bulk(
      await this.#acts(idempotency, items, ({ tasks, ...opened }, changes) => {
        const answer = items.map(({ taskId, command }) =>
          outcomeOf(
            taskId,
            carryOut(tasks.get(taskId.toLowerCase()), { command, authorize, tasks, ...opened }, changes),
          ),
        );
        return { answer, keep: true };
      }),
    );
  }

  /** Accepts every assigned task of a docket that the person sees; an unknown docket, or one without such, has no items. */
  async acceptDocket(docketId: string, by: DocketAct): Promise<BulkOutcome> {
    const { ds } = this.#context;
    await this.#context.worldData.refresh();
    const ended = await transaction(ds, (tx) =>
      actTransaction<readonly BulkItemOutcome[]>(this.#context, tx, by.idempotency, {
        open: async () => {
          const loaded = await lockDocketTasks(tx, docketId, ['assigned']);
          return {
            ...(await openTasks(this.#context, tx, loaded)),
            evidence: () => [],
            histories: new Map(),
          };
        },
        carry: ({ tasks, evidence }, changes) => ({
          keep: true,
          answer: [...tasks].flatMap(([id, task]) => {
            const act = { command: { act: 'accept' as const }, authorize: by.authorize, evidence, tasks };
            const done = carryOut(task, act, changes);
            // What the person may not see is not theirs to accept, nor to be named.
            return !done.ok && done.error.code === 'not-found' ? [] : [outcomeOf(id, done)];
          }),
        }),
      }),
    );
    return bulk(this.#told(ended));
  }

  /** One submission for many tasks of a docket: a `progress` act each. Tasks of another docket are not found. */
  async reportDocket(
    docketId: string,
    by: DocketAct & { readonly items: readonly DocketReportItem[] },
  ): Promise<BulkOutcome> {
    const acts = by.items.map(({ taskId, text = '', ...body }) => ({
      taskId,
      command: { act: 'progress' as const, text, ...body },
    }));
    return bulk(
      await this.#acts(by.idempotency, acts, ({ tasks, evidence, targets = new Map() }, changes) => ({
        keep: true,
        answer: acts.map(({ taskId, command }) => {
          const found = tasks.get(taskId.toLowerCase());
          const task = found?.loaded.docket_id === docketId.toLowerCase() ? found : undefined;
          return outcomeOf(
            taskId,
            carryOut(task, { command, authorize: by.authorize, evidence, tasks, targets }, changes),
          );
        }),
      })),
    );
  }

  /** A lead unit's value of a figure, and the report of its task that it comes with: both or nothing. */
  async reportFigure(asked: FigureReport): Promise<FigureOutcome & { readonly replayed?: boolean }> {
    const { ds, worldData } = this.#context;
    await worldData.refresh();
    const ended = this.#told(await transaction(ds, (tx) => reportFigure(this.#context, tx, asked)));
    return ended.ok ? { ...ended.answer, replayed: ended.replayed } : ended;
  }

  /**
   * Does all that is due in a clock's dockets, and says when to wake next; null: nothing to wait for. Safe to
   * run twice, or beside acts: it decides on state, under the lock. A docket that fails becomes an incident and
   * holds up no other. `notBefore`: an instant known to have come, where the caller's clock runs ahead of ours.
   */
  wake(clockId: string, notBefore: Instant = -Infinity): Promise<WakeAnswer> {
    return wakeClock(this.#context, clockId, notBefore);
  }

  /** Writes rows anew where they differ from the fold of their events, or are lost. */
  async rebuild(taskIds: readonly string[]): Promise<Rebuilt> {
    await this.#context.worldData.refresh();
    const done = await rebuildTasks(this.#context, taskIds);
    if (done.rearmed.length > 0) this.#context.onRearm(done.rearmed);
    return done;
  }

  /** What differs from what the events say: chains, numbers and rows of the tasks. */
  async verify(taskIds: readonly string[]): Promise<readonly Fault[]> {
    await this.#context.worldData.refresh();
    return verifyTasks(this.#context, taskIds);
  }

  async #acts<A>(
    key: IdempotencyKey | undefined,
    acts: readonly NamedAct[],
    carry: Parameters<typeof actTransaction<A>>[3]['carry'],
  ): Promise<ActsEnded<A>> {
    const { ds, worldData } = this.#context;
    await worldData.refresh();
    const open = (tx: Parameters<typeof openNamed>[1]) => (): Promise<Opened> =>
      openNamed(this.#context, tx, acts);
    return this.#told(
      await transaction(ds, (tx) => actTransaction<A>(this.#context, tx, key, { open: open(tx), carry })),
    );
  }

  async #together(requests: readonly ActRequest[], alone: boolean): Promise<readonly ActOutcome[]> {
    const { ds, worldData, onRearm } = this.#context;
    await worldData.refresh();
    try {
      const { outcomes, rearmed } = await transaction(
        ds,
        (tx) => actBatch(this.#context, tx, requests, alone),
        alone ? {} : { lockPatienceMs },
      );
      if (rearmed.length > 0) onRearm(rearmed);
      return outcomes;
    } catch (error) {
      if (!alone && leftNoTrace(error)) throw new NotTogether('Acts failed together.', { cause: error });
      throw error;
    }
  }

  #told<A>(ended: ActsEnded<A>): ActsEnded<A> {
    if (ended.ok && ended.rearmed.length > 0) this.#context.onRearm(ended.rearmed);
    return ended;
  }
}

function outcomeOf(id: string, done: Done): BulkItemOutcome {
  return done.ok ? { id, ok: true, task: done.task } : { id, ok: false, error: done.error };
}

function bulk(ended: ActsEnded<readonly BulkItemOutcome[]>): BulkOutcome {
  if (!ended.ok) return { ok: false, error: ended.error };
  return { ok: true, items: ended.answer, replayed: ended.replayed };
}

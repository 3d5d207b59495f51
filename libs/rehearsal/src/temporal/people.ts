import type { Day, Instant } from '@duban/calendar';
import { startOfDay } from '@duban/calendar';
import { Player, randomFrom } from '@duban/lifecycle';
import type { Intention, TaskState, Terms } from '@duban/lifecycle';
import { poolOf, TermsCache } from '@duban/persistence';
import type { PersonCommand } from '@duban/persistence';
import { Casts } from '../cast';
import { seedOf } from '../playing';
import type { Playing } from '../types';
import type { ScratchRecord } from './scratch-record';

/** A task with the people who deal with it. */
interface Played {
  readonly id: string;
  readonly player: Player;
  next: Intention | null;
}

/** What somebody does, and with which task. */
export interface Deed {
  readonly taskId: string;
  readonly intention: Intention;
}

interface Row {
  readonly id: string;
  readonly terms_id: string;
  readonly state: TaskState;
}

/** The people of a rehearsal: they look at the record as it stands, and act through it alone. */
export class People {
  readonly #tasks = new Map<string, Played>();
  readonly #terms = new TermsCache();
  readonly #casts: Casts;
  #lookedAt: Instant = -Infinity;

  constructor(
    private readonly scratch: ScratchRecord,
    private readonly playing: Playing,
  ) {
    this.#casts = new Casts(scratch.worldData.organisation);
  }

  /** Looks at the tasks that changed since the last look, and thinks again of what to do with each. */
  async look(now: Instant): Promise<void> {
    const since = Number.isFinite(this.#lookedAt) ? new Date(this.#lookedAt) : null;
    const { rows } = await poolOf(this.scratch.ds).query<Row>({
      name: 'rehearsal-look',
      text: `SELECT id, terms_id, state FROM task WHERE $1::timestamptz IS NULL OR updated_at >= $1`,
      values: [since],
    });
    const terms = await this.#terms.get(
      poolOf(this.scratch.ds),
      rows.map(({ terms_id: id }) => id),
    );
    for (const row of rows) {
      const issued = terms.get(row.terms_id);
      if (issued !== undefined) this.#think(row, issued.terms);
    }
    this.#lookedAt = now;
  }

  /** What is done on a day, in order of time. */
  deedsOf(day: Day): readonly Deed[] {
    const end = startOfDay(day) + 86_400_000;
    const deeds: Deed[] = [];
    for (const { id, next } of this.#tasks.values()) {
      if (next !== null && next.at < end) deeds.push({ taskId: id, intention: next });
    }
    return deeds.sort((a, b) => a.intention.at - b.intention.at || (a.taskId < b.taskId ? -1 : 1));
  }

  /**
   * Does one thing, as of business time.
   * @throws where the record refuses what the rehearsal meant to do: a bug of the rehearsal
   */
  async act({ taskId, intention: { command, actor } }: Deed): Promise<void> {
    const { ds, record } = this.scratch;
    if (actor.kind !== 'person') throw new TypeError('the clock does not act by hand');
    const outcome = await record.act({
      taskId,
      command: command as PersonCommand,
      authorize: () => ({ verdict: 'ok', actor }),
    });
    if (!outcome.ok) throw new Error(`a rehearsal may not ${command.act}: ${outcome.error.code}`);
    const { rows } = await poolOf(ds).query<Row>({
      name: 'rehearsal-task',
      text: 'SELECT id, terms_id, state FROM task WHERE id = $1',
      values: [taskId],
    });
    const [row] = rows;
    const played = this.#tasks.get(taskId);
    if (row === undefined || played === undefined) throw new Error(`the task ${taskId} vanished`);
    played.player.did(command, row.state);
    played.next = played.player.next(row.state, this.scratch.worldData.world);
  }

  #think({ id, state }: Row, terms: Terms): void {
    let played = this.#tasks.get(id);
    if (played === undefined) {
      const { unit, supervisor } = state;
      const cast = this.#casts.of(unit, supervisor);
      const { clause, key } = terms;
      const random = randomFrom(seedOf(this.playing, { clause, key, unit }));
      const player = new Player({ terms, cast, behaviour: this.playing.behaviour, random });
      played = { id, player, next: null };
      this.#tasks.set(id, played);
    }
    played.next = played.player.next(state, this.scratch.worldData.world);
  }
}

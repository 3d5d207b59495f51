import type { Instant } from '@duban/calendar';
import { evolve, noticesOf, proposalOf } from '@duban/lifecycle';
import type { Notice, TaskEvent, Terms } from '@duban/lifecycle';
import type { NotificationLine } from '../digests/digest';
import { standInFor } from '../digests/stand-in';
import type { WorldData } from '../world/load-world';
import { eventValues } from './event-row';
import type { NewChild } from './children';
import { chainStart, eventHash } from './hash-chain';
import { existsPost, noticeValues } from './notice-row';
import { proposalValues } from './proposal-row';
import { rowOf } from './row-of';
import type { TaskRow } from './task-row';
import type { WorkingTask } from './working-task';

/** An urgent line for whoever holds a post. */
export interface Urgent {
  readonly unit: string;
  readonly post: string;
  /** The unit whose people are told where this one has no account; null: none. */
  readonly standIn: string | null;
  readonly line: NotificationLine;
}

/** What a transaction will write, gathered task by task and sent in a few statements (`flush`). */
export class Changes {
  /** Values of new rows, in the order of the columns that `flush` sends. */
  readonly events: (readonly unknown[])[] = [];
  readonly notices: (readonly unknown[])[] = [];
  readonly proposals: (readonly unknown[])[] = [];
  readonly uses: (readonly [attachmentId: string, taskId: string])[] = [];
  readonly urgent: Urgent[] = [];
  /** The last row of each task touched. */
  readonly rows = new Map<string, TaskRow>();
  /** Tasks made by dividing others, with their terms. */
  readonly created: { readonly row: TaskRow; readonly terms: Terms }[] = [];
  /** Dockets whose next wake may have moved. */
  readonly dockets = new Set<string>();
  /** Some task's next wake lies before its clock's. */
  mayRearm = false;

  constructor(
    readonly worldData: WorldData,
    readonly now: Instant,
  ) {}

  /** Appends new events to the task's chain, folds them into its state, and notes whom they concern. */
  append(task: WorkingTask, events: readonly TaskEvent[]): void {
    const { world } = this.worldData;
    const { terms } = task.issued;
    const recorded = new Date(this.now);
    for (const event of events) {
      task.hash = eventHash(task.hash, event);
      this.events.push(eventValues(task.loaded.id, event, recorded, task.hash));
      const before = task.state;
      task.state = evolve(before, terms, event);
      task.touched = true;
      for (const notice of noticesOf(event, before, task.state, terms, world)) {
        this.#tell(task, event, notice);
      }
      const draft = proposalOf(event, before, task.state, world);
      if (draft !== null) {
        this.proposals.push(proposalValues(task.loaded.id, event.seq, draft, task.state, this.worldData));
      }
      for (const attachment of evidenceOf(event)) this.uses.push([attachment, task.loaded.id]);
    }
  }

  /** Makes the task's row anew from its state; without new events, as a wake does when only a forecast ran out. */
  settle(task: WorkingTask): TaskRow {
    const { loaded, issued, state, hash } = task;
    const updatedAt = task.touched ? new Date(this.now) : loaded.updated_at;
    const source = { fixed: loaded, terms: issued.terms, state, hash, updatedAt };
    const row = rowOf(source, this.worldData, this.now);
    this.rows.set(row.id, row);
    this.dockets.add(loaded.docket_id).add(row.docket_id);
    const { armed_for: armed, docket_id: docket } = loaded;
    const earlier = armed === null || row.docket_id !== docket || (row.next_wake ?? armed) < armed;
    this.mayRearm ||= row.next_wake !== null && earlier;
    return row;
  }

  /** Adds a task made by dividing another, its terms, its first event, and whom that concerns. */
  create(parent: WorkingTask, { taskId, terms, event, state }: NewChild): void {
    const { issue_id, document_id } = parent.loaded;
    const hash = eventHash(chainStart(taskId), event);
    const recorded = new Date(this.now);
    const { clause, key, sensitive } = terms;
    const fixed = {
      ...{ id: taskId, terms_id: terms.id, issue_id, document_id, parent_id: parent.loaded.id },
      ...{ clause, key, sensitive, created_at: recorded },
    };
    const row = rowOf({ fixed, terms, state, hash, updatedAt: recorded }, this.worldData, this.now);
    this.created.push({ row, terms });
    this.events.push(eventValues(taskId, event, recorded, hash));
    this.dockets.add(row.docket_id);
    this.mayRearm ||= row.next_wake !== null;
    const told = noticesOf(event, null, state, terms, this.worldData.world).map(({ recipient }) => recipient);
    this.notices.push(...noticeValues(told, { taskId, docketId: row.docket_id, event }, this.worldData));
  }

  #tell(task: WorkingTask, event: TaskEvent, notice: Notice): void {
    const { recipient, urgency } = notice;
    const told = { taskId: task.loaded.id, docketId: task.state.docketId, event };
    if (urgency === 'digest') this.notices.push(...noticeValues([recipient], told, this.worldData));
    else if (existsPost(recipient, this.worldData)) {
      const standIn = standInFor(recipient.unit, this.worldData.organisation);
      this.urgent.push({ ...recipient, standIn, line: lineOf(task, event, notice) });
    }
  }
}

/** Ids of the attachments an event names. */
export function evidenceOf(event: TaskEvent): readonly string[] {
  return 'evidence' in event.data ? event.data.evidence : [];
}

function lineOf(task: WorkingTask, event: TaskEvent, notice: Notice): NotificationLine {
  const { loaded, state, issued } = task;
  const { unit, post } = notice.recipient;
  return {
    kind: event.kind,
    at: event.at,
    seq: event.seq,
    unit,
    post,
    taskId: loaded.id,
    docketId: state.docketId,
    count: 1,
    clause: loaded.clause,
    title: issued.terms.title,
    lead: state.unit,
    status: state.status,
    dueOn: state.dueOn,
    data: { ...event.data },
    basis: issued.basis[0] ?? null,
  };
}

import { yearOf } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { TaskState, TaskStatus } from '@duban/lifecycle';
import type { Organisation, Post } from '@duban/organisation';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';
import type { IssuedTerms } from '../record/issued-terms';
import { TermsCache } from '../record/issued-terms';
import { sendUrgent } from '../record/flush';
import type { NotificationLine } from '../digests/digest';
import { standInFor } from '../digests/stand-in';
import { proposalEdits, unfit } from './edit-proposal';
import type { ProposalEdit } from './edit-proposal';
import type { DecisionError, ProposalRow } from './proposal';

/** A slip on a task in any of these is acted upon; one that waits for its review is not. */
const actionable: readonly TaskStatus[] = ['assigned', 'active', 'returned'];

/** A slip under lock with the task it is about. */
export interface LockedProposal {
  readonly proposal: Omit<ProposalRow, 'sees_task' | 'version'>;
  readonly task: { readonly id: string; readonly docketId: string; readonly state: TaskState };
  readonly issued: IssuedTerms;
}

export interface Decision {
  readonly approve: boolean;
  readonly reason: string | null;
  /** The version of its wording that the decision is about; left out: whichever stands. */
  readonly expected: number | undefined;
  readonly by: PersonActor;
  readonly now: Instant;
  /** Beijing day of `now`. */
  readonly day: string;
  /** What the document is to say, from the facts as they stand and the wording that was last given. */
  readonly document: (
    locked: LockedProposal,
    number: { readonly year: number; readonly number: number },
    edit: ProposalEdit | undefined,
  ) => object;
  readonly organisation: Organisation;
  /** How the slip is named in a message. */
  readonly named: (number: { readonly year: number; readonly number: number }) => string;
}

/** Locks a slip for its decision; null where there is none. */
export async function lockProposal(tx: Connection, id: string, now: Instant): Promise<LockedProposal | null> {
  const found = await tx.query<LockedProposal['proposal'] & { docket_id: string; task_state: TaskState }>(
    `SELECT p.*, t.clause, t.terms_id, t.status, t.docket_id, t.state AS task_state,
       CASE WHEN p.state = 'pending' AND NOT (t.unit = p.unit AND t.due_on = p.due_on
         AND coalesce(t.overdue_at <= $2, false)) THEN 'lapsed' ELSE p.state END AS state
     FROM proposal p JOIN task t ON t.id = p.task_id WHERE p.id = $1 FOR UPDATE OF p`,
    [id, new Date(now)],
  );
  const [row] = found.rows;
  if (row === undefined) return null;
  const issued = (await new TermsCache().get(tx, [row.terms_id])).get(row.terms_id);
  if (issued === undefined) throw new Error(`Terms ${row.terms_id} were not read.`);
  return {
    proposal: row,
    task: { id: row.task_id, docketId: row.docket_id, state: row.task_state },
    issued,
  };
}

/**
 * Decides a locked slip: numbers and freezes an approved one and tells the unit it is for, or keeps why it was rejected.
 * @returns why it cannot be decided; null when it is
 */
export async function decideProposal(
  tx: Connection,
  locked: LockedProposal,
  decision: Decision,
): Promise<DecisionError | null> {
  const { proposal, task } = locked;
  const [edit] = await proposalEdits(tx, proposal.id);
  const fault = unfit(proposal, edit?.version ?? 0, decision.expected);
  if (fault !== null) return fault;
  const { approve, reason, by, now } = decision;
  const { status } = task.state;
  if (approve && !actionable.includes(status)) {
    return { code: 'status-not-allowed', params: { status, allowed: actionable } };
  }
  const { name, unit, post, username } = by;
  const number = approve ? await nextNumber(tx, proposal, yearOf(decision.day)) : null;
  await tx.query(
    `UPDATE proposal SET state = $2, reason = $3, decided_by = $4, decided_at = $5, year = $6, number = $7, document = $8
     WHERE id = $1`,
    [
      proposal.id,
      approve ? 'approved' : 'rejected',
      reason,
      JSON.stringify({ name, unit, post, username }),
      new Date(now),
      number?.year ?? null,
      number?.number ?? null,
      number === null ? null : JSON.stringify(decision.document(locked, number, edit)),
    ],
  );
  if (number !== null) await tell(tx, locked, decision, number);
  return null;
}

/** Numbers run on without gaps, per office, kind and year: decisions of one office take turns. */
async function nextNumber(
  tx: Connection,
  { decider, kind }: Pick<ProposalRow, 'decider' | 'kind'>,
  year: number,
): Promise<{ readonly year: number; readonly number: number }> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`proposal ${decider} ${kind}`]);
  const found = await tx.query<{ number: number }>(
    `SELECT coalesce(max(number), 0) + 1 AS number FROM proposal WHERE decider = $1 AND kind = $2 AND year = $3`,
    [decider, kind, year],
  );
  return { year, number: found.rows[0]?.number ?? 1 };
}

async function tell(
  tx: Connection,
  { proposal, task, issued }: LockedProposal,
  { now, organisation, named, reason }: Decision,
  number: { readonly year: number; readonly number: number },
): Promise<void> {
  const line: Omit<NotificationLine, 'post' | 'unit'> = {
    kind: 'slip-issued',
    at: now,
    // Not an event of the task: the number that keeps slips apart in an inbox.
    seq: -proposal.seq,
    taskId: task.id,
    docketId: task.docketId,
    count: 1,
    clause: proposal.clause,
    title: issued.terms.title,
    lead: proposal.unit,
    status: task.state.status,
    dueOn: task.state.dueOn,
    data: { slip: named(number), reason },
    basis: issued.basis[0] ?? null,
  };
  // At once to whom the work is put: the unit's head and its officer, or whoever stands in for a unit without accounts.
  const { unit } = proposal;
  const head = organisation.headPost(unit);
  const posts: readonly Post[] = head === 'secretary' ? [head] : [head, 'officer'];
  const standIn = standInFor(unit, organisation);
  const urgent = posts.map((post) => ({ unit, post, standIn, line: { ...line, unit, post } }));
  await sendUrgent(tx, urgent, new Date(now));
}

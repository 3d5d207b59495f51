import type { Instant } from '@duban/calendar';
import type { Pool } from 'pg';
import type { Connection } from '../database/connection';
import type { PersonActor } from '../record/act';
import type { LockedProposal } from './decide-proposal';
import type { EditError } from './proposal';

/** A version of a slip's wording. */
export interface ProposalEdit {
  /** From 1. */
  readonly version: number;
  /** The parts that are worded otherwise than the engine does. */
  readonly wording: Readonly<Record<string, unknown>>;
  readonly editedBy: PersonActor;
  readonly at: Instant;
}

interface Row {
  readonly version: number;
  readonly wording: Readonly<Record<string, unknown>>;
  readonly edited_by: PersonActor;
  readonly at: Date;
}

/** All versions of a slip's wording, the newest first. */
export async function proposalEdits(
  at: Connection | Pool,
  proposalId: string,
): Promise<readonly ProposalEdit[]> {
  const found = await at.query<Row>(
    'SELECT version, wording, edited_by, at FROM proposal_edit WHERE proposal_id = $1 ORDER BY version DESC',
    [proposalId],
  );
  return found.rows.map(({ version, wording, edited_by: editedBy, at: instant }) => ({
    ...{ version, wording, editedBy, at: instant.getTime() },
  }));
}

/** Why a locked slip cannot be worded or decided any more, or not in the version the caller saw (`expected`); null: it can. */
export function unfit(
  { state }: LockedProposal['proposal'],
  version: number,
  expected: number | undefined,
): EditError | null {
  if (expected !== undefined && expected !== version) return { code: 'stale-version', params: { version } };
  if (state === 'lapsed') return { code: 'proposal-lapsed' };
  return state === 'pending' ? null : { code: 'proposal-decided' };
}

/**
 * Adds a version to the wording of a locked slip that waits for its decision; `expected`: the version the caller saw.
 * @returns why it cannot; null when it is kept
 */
export async function editProposal(
  tx: Connection,
  { proposal }: LockedProposal,
  edit: Pick<ProposalEdit, 'at' | 'editedBy' | 'wording'> & { readonly expected: number | undefined },
): Promise<EditError | null> {
  const version = (await proposalEdits(tx, proposal.id))[0]?.version ?? 0;
  const fault = unfit(proposal, version, edit.expected);
  if (fault !== null) return fault;
  await tx.query(
    'INSERT INTO proposal_edit (proposal_id, version, wording, edited_by, at) VALUES ($1, $2, $3, $4, $5)',
    [
      proposal.id,
      version + 1,
      JSON.stringify(edit.wording),
      JSON.stringify(edit.editedBy),
      new Date(edit.at),
    ],
  );
  return null;
}

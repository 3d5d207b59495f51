import type { Instant } from '@duban/calendar';
import type { Actor } from '@duban/lifecycle';
import type { Connection } from '../database/connection';
import type { RuleChangeSubject } from './rule-change';

/** Asks for a change to go through the running tasks; it begins once the transaction is committed. */
export async function insertRuleChange(
  tx: Connection,
  { kind, ...body }: RuleChangeSubject,
  by: { readonly id: string; readonly actor: Actor; readonly username: string; readonly now: Instant },
): Promise<void> {
  await tx.query(
    `INSERT INTO rule_change (id, kind, body, actor, state, requested_by, requested_at)
     VALUES ($1, $2, $3, $4, 'running', $5, $6)`,
    [by.id, kind, JSON.stringify(body), JSON.stringify(by.actor), by.username, new Date(by.now)],
  );
}

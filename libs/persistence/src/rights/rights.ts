/** The roles as which the processes use the database; whoever migrates it owns it. */
export type ProcessRole = 'duban_api' | 'duban_worker';

export const processRoles: readonly ProcessRole[] = ['duban_api', 'duban_worker'];

/** What a role may do with a table; with columns, read those alone. */
export type Right = 'nothing' | 'read' | 'append' | 'write' | { readonly read: readonly string[] };

/** Tables for which a role may not do all that a record needs; every other it reads and writes. */
export const restricted: Readonly<Record<string, Readonly<Record<ProcessRole, Right>>>> = {
  // What happened stays as it was written, whoever is at fault.
  task_event: { duban_api: 'append', duban_worker: 'append' },
  migration: { duban_api: 'nothing', duban_worker: 'nothing' },
  // The worker sends people what they are owed and signs nobody in.
  account: { duban_api: 'write', duban_worker: { read: ['username', 'name', 'administrator'] } },
  // Who changed which account stays as it was written, too.
  account_change: { duban_api: 'append', duban_worker: 'nothing' },
  // What units may be asked, and who set it.
  burden_budget: { duban_api: 'append', duban_worker: 'nothing' },
  // How slips were worded, and by whom.
  proposal_edit: { duban_api: 'append', duban_worker: 'nothing' },
  session: { duban_api: 'write', duban_worker: 'nothing' },
  sign_in_try: { duban_api: 'write', duban_worker: 'nothing' },
};

/** The statement that gives a right on a table to a role that has none; null where there is nothing to give. */
export function grantOf(table: string, role: ProcessRole, right: Right): string | null {
  const on = `ON TABLE public."${table}" TO ${role}`;
  if (typeof right === 'object') {
    return `GRANT SELECT (${right.read.map((column) => `"${column}"`).join(', ')}) ${on}`;
  }
  switch (right) {
    case 'nothing':
      return null;
    case 'read':
      return `GRANT SELECT ${on}`;
    case 'append':
      return `GRANT SELECT, INSERT ${on}`;
    case 'write':
      return `GRANT SELECT, INSERT, UPDATE, DELETE ${on}`;
  }
}

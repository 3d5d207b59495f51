import { Client } from 'pg';
import type { QueryRunner } from 'typeorm';
import { grantOf, processRoles, restricted } from './rights';
import type { ProcessRole } from './rights';

/** Another database of the cluster may be making the role at this moment; who may not make roles makes none. */
const makeRoles = processRoles
  .map(
    (role) => `
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL;
END $$;`,
  )
  .join('\n');

/** Roles that exist and that the connection's own may take on. */
const takenOn = `SELECT rolname AS role FROM pg_roles WHERE rolname = ANY ($1) AND pg_has_role(oid, 'MEMBER')`;

/**
 * Makes the roles of the processes, where the connection may, and gives each the least it needs on every table
 * there is. Idempotent. A server whose account may not make roles goes on with the one account: `processRole` says so.
 */
export async function settleRights(runner: QueryRunner): Promise<void> {
  await runner.query(makeRoles);
  const roles = (await runner.query(takenOn, [processRoles])) as { role: ProcessRole }[];
  const tables = (await runner.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  )) as { name: string }[];
  const grants = roles.flatMap(({ role }) => [
    `GRANT USAGE ON SCHEMA public TO ${role}`,
    ...tables.flatMap(({ name }) => [
      `REVOKE ALL ON TABLE public."${name}" FROM ${role}`,
      grantOf(name, role, restricted[name]?.[role] ?? 'write') ?? '',
    ]),
  ]);
  const statements = grants.filter((each) => each !== '');
  if (statements.length > 0) await runner.query(statements.join(';\n'));
}

/**
 * The role a process may take on in the database; null where its account could not make it, nor was it made for it.
 * Asked anew at each start. Fails where the database is not reached.
 */
export async function processRole(
  url: string,
  role: ProcessRole,
  patienceMs = 10_000,
): Promise<ProcessRole | null> {
  const client = new Client({
    connectionString: url,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  await client.connect();
  try {
    const found = await client.query(takenOn, [[role]]);
    return found.rows.length === 0 ? null : role;
  } finally {
    await client.end();
  }
}

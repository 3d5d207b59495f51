import type { Post } from '@duban/organisation';
import { hashPassword } from '../identity/password';
import type { Database } from '../identity/sessions';
import type { OrganisationView } from '../permission/organisation-view';
import { freshPassword, readDemoFile, writeDemoFile } from './demo-file';
import type { DemoAccount } from './demo-file';
import { administratorTitle } from './demo-names.text';
import { administratorName, demoPosts, demoUsername } from './demo-posts';

/** What accounts are named by: the organisation with the titles of its posts. */
export interface DemoOrganisation extends OrganisationView {
  postTitle: (unit: string, post: Post) => string;
}

/**
 * Makes the demonstration accounts and `$DUBAN_DATA/demo-accounts.json`; whichever of the two an earlier start left is
 * kept, so that passwords stay the same. An account whose password is not in the file gets a new one. Says how many
 * accounts there are and how many of them were made or given a password now.
 */
export async function prepareDemoAccounts(
  db: Database,
  { organisation, dataDir }: { readonly organisation: DemoOrganisation; readonly dataDir: string },
): Promise<{ readonly accounts: number; readonly made: number }> {
  const known = new Map(readDemoFile(dataDir).map((account) => [account.username, account.password]));
  const wanted = wantedAccounts(organisation).map((account) => ({
    ...account,
    password: known.get(account.username) ?? freshPassword(),
  }));
  // The file first: a password that was given but never told would be of no use.
  writeDemoFile(dataDir, wanted);
  const existing = new Set(
    ((await db.query('SELECT username FROM account', [])) as { username: string }[]).map(
      (row) => row.username,
    ),
  );
  const missing = wanted.filter(({ username }) => !existing.has(username) || !known.has(username));
  await Promise.all(missing.map((account) => keepAccount(db, account)));
  return { accounts: wanted.length, made: missing.length };
}

function wantedAccounts(organisation: DemoOrganisation): readonly Omit<DemoAccount, 'password'>[] {
  return [
    { username: administratorName, name: administratorTitle, unit: null, post: 'administrator' },
    ...demoPosts.map((held) => {
      if (organisation.unit(held.unit) === null) throw new Error(`There is no unit ${held.unit}.`);
      return {
        username: demoUsername(held),
        name: organisation.postTitle(held.unit, held.post as Post),
        ...held,
      };
    }),
  ];
}

async function keepAccount(db: Database, account: DemoAccount): Promise<void> {
  const hash = await hashPassword(account.password, { random: true });
  await db.query(
    `INSERT INTO account (username, name, password_hash, administrator) VALUES ($1, $2, $3, $4)
     ON CONFLICT (username) DO UPDATE SET password_hash = excluded.password_hash`,
    [account.username, account.name, hash, account.unit === null],
  );
  if (account.unit === null) return;
  await db.query(
    'INSERT INTO account_post (username, unit, post) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [account.username, account.unit, account.post],
  );
}

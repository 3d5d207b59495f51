import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import type { DemoAccount } from '../demo/demo-file';
import { prepareDemoAccounts } from '../demo/prepare-demo-accounts';
import { readAccessToken, signAccessToken } from './access-token';
import { hashPassword, verifyPassword } from './password';
import { accountOfSession, closeOtherSessions, closeSession, openSession, refreshSession } from './sessions';
import { signIn } from './sign-in';

const organisation = loadOrganisation();

describe('identity', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 4 }).initialize();
    await ds.query('INSERT INTO account (username, name, password_hash) VALUES ($1, $1, $2)', [
      'someone',
      await hashPassword('right'),
    ]);
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('tells a password from others', async () => {
    const hash = await hashPassword('密码 one');
    expect(await verifyPassword('密码 one', hash)).toBe(true);
    expect(await verifyPassword('密码 two', hash)).toBe(false);
    expect(await hashPassword('密码 one')).not.toBe(hash);
  });

  it('believes only tokens it signed', () => {
    const token = signAccessToken('secret-1', { username: 'a', session: 's' });
    expect(readAccessToken('secret-1', token)).toEqual({ username: 'a', session: 's' });
    expect(readAccessToken('secret-2', token)).toBeNull();
    const [head = '', body = ''] = token.split('.');
    expect(readAccessToken('secret-1', `${head}.${body}.`)).toBeNull();
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    expect(readAccessToken('secret-1', `${none}.${body}.`)).toBeNull();
  });

  it('replaces the refresh token at each use, and ends a session whose former token comes back', async () => {
    const opened = await openSession(ds, 'someone');
    const next = await refreshSession(ds, opened.refreshToken ?? '');
    expect(next).toMatchObject({ id: opened.id });
    expect(next?.refreshToken).not.toBe(opened.refreshToken);
    // Two pages that refresh at once: the slower keeps the cookie of the quicker.
    expect(await refreshSession(ds, opened.refreshToken ?? '')).toMatchObject({ refreshToken: null });
    await ds.query(`UPDATE session SET rotated_at = now() - interval '1 minute' WHERE id = $1`, [opened.id]);
    expect(await refreshSession(ds, opened.refreshToken ?? '')).toBeNull();
    expect(await refreshSession(ds, next?.refreshToken ?? '')).toBeNull();
    expect(await accountOfSession(ds, opened.id, 'someone', Date.now())).toBeNull();
  });

  it('ends sessions when asked', async () => {
    const [one, two] = await Promise.all([openSession(ds, 'someone'), openSession(ds, 'someone')]);
    await closeOtherSessions(ds, 'someone', one.id);
    expect(await accountOfSession(ds, two.id, 'someone', Date.now())).toBeNull();
    expect(await closeSession(ds, one.refreshToken ?? '')).toBe(one.id);
    expect(await closeSession(ds, one.refreshToken ?? '')).toBeNull();
  });

  it.each(['someone', 'nobody'])('locks the name %s after five wrong tries', async (username) => {
    for (let i = 0; i < 5; i += 1) {
      expect(await signIn(ds, username, 'wrong')).toEqual({ ok: false, code: 'wrong-credentials' });
    }
    expect(await signIn(ds, username, 'right')).toMatchObject({ ok: false, code: 'name-locked' });
    await ds.query(
      `UPDATE sign_in_try SET locked_until = now() - interval '1 s', last_at = now() - interval '1 hour'`,
    );
    expect((await signIn(ds, username, 'right')).ok).toBe(username === 'someone');
  });

  it('makes the demonstration accounts once and keeps their passwords', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'duban-demo-'));
    const file = join(dataDir, 'demo-accounts.json');
    const first = await prepareDemoAccounts(ds, { organisation, dataDir });
    const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
    expect(first).toEqual({ accounts: accounts.length, made: accounts.length });
    expect(statSync(file).mode % 0o100).toBe(0);
    expect(new Set(accounts.map((account) => account.username)).size).toBe(accounts.length);
    expect(accounts.find((account) => account.unit === null)?.post).toBe('administrator');
    expect(accounts.filter((account) => account.post === 'secretary').map((account) => account.unit)).toEqual(
      expect.arrayContaining(['65-party', '6531-party', '653122-party', '653122200-party']),
    );
    const agri = accounts.find((account) => account.unit === '653122-agri' && account.post === 'head');
    expect(await signIn(ds, agri?.username ?? '', agri?.password ?? '')).toMatchObject({ ok: true });

    expect((await prepareDemoAccounts(ds, { organisation, dataDir })).made).toBe(0);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(accounts);

    rmSync(file);
    await prepareDemoAccounts(ds, { organisation, dataDir });
    const again = (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]).find(
      (account) => account.username === agri?.username,
    );
    expect(await signIn(ds, again?.username ?? '', again?.password ?? '')).toMatchObject({ ok: true });
    rmSync(dataDir, { recursive: true });
  });
});

import { apiUnderTest } from './api-under-test';
import type { Answer, ApiUnderTest, Person } from './api-under-test';

/** Keeping accounts: the administrator's alone, from the one-time password to the last session. */
describe('accounts', () => {
  let under: ApiUnderTest;
  let admin: Person;
  beforeAll(async () => {
    under = await apiUnderTest({ clauses: [26] });
    admin = await under.as('administrator');
  });
  afterAll(() => under.close());

  const login = (username: string, password: string): Promise<Answer> =>
    under.nobody.post('/auth/login', { username, password });
  const as = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const add = async (username: string, posts: readonly object[] = []): Promise<string> => {
    const made = await admin.post('/accounts', { username, name: '张三', posts });
    expect(made.status).toBe(201);
    return (made.body as { password: string }).password;
  };
  /** Signs in with a one-time password and chooses another. */
  const settle = async (username: string, oneTime: string, password: string): Promise<string> => {
    const token = (await login(username, oneTime)).body.accessToken as string;
    const body = { oldPassword: oneTime, newPassword: password };
    expect((await under.nobody.post('/auth/password', body, as(token))).status).toBe(204);
    return token;
  };

  it('are made with a password that is good for nothing but choosing another', async () => {
    const oneTime = await add('zhang-san', [{ unit: '653122-agri', post: 'head' }]);
    const signedIn = await login('zhang-san', oneTime);
    const token = signedIn.body.accessToken as string;
    expect((await under.nobody.get('/me', as(token))).body).toMatchObject({ mustChangePassword: true });
    expect(await under.nobody.get('/tasks', as(token))).toMatchObject({
      status: 403,
      body: { code: 'password-change-required' },
    });
    const body = { oldPassword: oneTime, newPassword: '自己选的一个密码 2026' };
    expect((await under.nobody.post('/auth/password', body, as(token))).status).toBe(204);
    const tasks = await under.nobody.get('/tasks?mine=true', as(token));
    expect(tasks.status).toBe(200);
    expect((tasks.body as { items: unknown[] }).items.length).toBeGreaterThan(0);
    expect((await login('zhang-san', oneTime)).status).toBe(401);
    expect((await admin.get('/accounts/zhang-san')).body).toMatchObject({
      mustChangePassword: false,
      posts: [{ unit: '653122-agri', post: 'head', unitName: '疏勒县农业农村局' }],
      changes: [
        { kind: 'password-changed', by: 'zhang-san' },
        { kind: 'added', by: 'administrator' },
      ],
    });
  });

  it('answer a repeated request with the same password, which stands nowhere in the database', async () => {
    const key = { headers: { 'idempotency-key': 'one' } };
    const body = { username: 'li-si', name: '李四' };
    const first = await admin.post('/accounts', body, key);
    const again = await admin.post('/accounts', body, key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const [kept] = await under.world.ds.query<{ answer: object }[]>(
      `SELECT answer FROM idempotency WHERE key = 'one'`,
    );
    expect(JSON.stringify(kept)).not.toContain(first.body.password);
    expect((await admin.post('/accounts', body)).body.code).toBe('username-taken');
    expect((await login('li-si', first.body.password as string)).status).toBe(200);
  });

  it('lose every session, every post and what was on its way when disabled, and get the posts back', async () => {
    const token = await settle(
      'wang-wu',
      await add('wang-wu', [{ unit: '653122-finance', post: 'officer' }]),
      'a longer password',
    );
    const disabled = await admin.post('/accounts/wang-wu/disable', {});
    expect(disabled.body).toMatchObject({ state: 'disabled', posts: [{ unit: '653122-finance' }] });
    expect((await under.nobody.get('/me', as(token))).status).toBe(401);
    expect((await login('wang-wu', 'a longer password')).body.code).toBe('account-disabled');
    expect((await login('wang-wu', 'not the password')).body.code).toBe('wrong-credentials');
    const held = (): Promise<unknown[]> =>
      under.world.ds.query(`SELECT unit FROM account_post WHERE username = 'wang-wu'`);
    expect(await held()).toEqual([]);
    // Of somebody who is away, posts may change; they count from when they are back.
    const edit = { name: '王五', posts: [{ unit: '653122-agri', post: 'officer' }] };
    expect((await admin.put('/accounts/wang-wu', edit)).status).toBe(200);
    expect(await held()).toEqual([]);
    expect((await admin.post('/accounts/wang-wu/enable', {})).body).toMatchObject({ state: 'active' });
    expect(await held()).toEqual([{ unit: '653122-agri' }]);
    expect((await login('wang-wu', 'a longer password')).status).toBe(200);
  });

  it('end the sessions of a password that was given anew, and refuse it after its day', async () => {
    const token = await settle('zhao-liu', await add('zhao-liu'), 'a longer password');
    const given = (await admin.post('/accounts/zhao-liu/password', {})).body as { password: string };
    expect((await under.nobody.get('/me', as(token))).status).toBe(401);
    expect((await login('zhao-liu', 'a longer password')).status).toBe(401);
    expect((await login('zhao-liu', given.password)).status).toBe(200);
    await under.world.ds.query(`UPDATE account SET one_time_until = now() WHERE username = 'zhao-liu'`);
    expect((await login('zhao-liu', given.password)).body.code).toBe('one-time-expired');
  });

  it('take posts that exist, in the version that was looked at', async () => {
    await add('sun-qi');
    const put = (posts: readonly object[], tag?: string): Promise<Answer> =>
      admin.put(
        '/accounts/sun-qi',
        { name: '孙七', posts },
        tag === undefined ? {} : { headers: { 'if-match': tag } },
      );
    expect((await put([{ unit: '653122-nothing', post: 'head' }])).body.code).toBe('unit-unknown');
    expect((await put([{ unit: '653122-party', post: 'head' }])).body.code).toBe('post-unknown');
    const first = await put([{ unit: '653122-party', post: 'secretary' }], '"1"');
    expect(first.body).toMatchObject({ version: 2, posts: [{ title: '疏勒县委书记' }] });
    expect((await put([], '"1"')).status).toBe(412);
    expect((await put([], '"2"')).body).toMatchObject({ version: 3, posts: [] });
    const both = {
      username: 'a.b',
      name: '甲',
      administrator: true,
      posts: [{ unit: '653122-agri', post: 'head' }],
    };
    expect((await admin.post('/accounts', both)).body.code).toBe('administrator-no-post');
  });

  it('keep an administrator who can sign in', async () => {
    expect((await admin.post('/accounts/administrator/disable', {})).body.code).toBe('last-administrator');
    const other = { username: 'second', name: '另一名', administrator: true };
    expect((await admin.post('/accounts', other)).status).toBe(201);
    expect((await admin.post('/accounts/second/disable', {})).status).toBe(200);
  });

  it('are listed, found and paged for the administrator, and for nobody else', async () => {
    const first = await admin.get('/accounts?limit=2');
    expect(first.body.items).toHaveLength(2);
    const rest = await admin.get(`/accounts?limit=200&cursor=${String(first.body.nextCursor)}`);
    expect(first.body.items.length + rest.body.items.length).toBe(first.body.total);
    const found = await admin.get(`/accounts?unit=653122-agri&state=active&q=${encodeURIComponent('王')}`);
    expect(found.body).toMatchObject({ items: [{ username: 'wang-wu' }], total: 1 });
    expect((await admin.get('/accounts/nobody')).status).toBe(404);
    const head = await under.as('65-rural_office/head');
    for (const path of ['/accounts', '/accounts/wang-wu', '/accounts/nobody']) {
      expect((await head.get(path)).status).toBe(403);
    }
    expect((await head.post('/accounts/wang-wu/disable', {})).status).toBe(403);
    expect((await under.nobody.get('/accounts')).status).toBe(401);
  });
});

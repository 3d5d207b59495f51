import { accountOf, signIn } from '@duban/access';
import { createDataSource } from '@duban/persistence';
import { scratchDatabase } from '@duban/test-support';
import type { ScratchDatabase } from '@duban/test-support';
import type { DataSource } from 'typeorm';
import { AccountDesk } from './account-desk';
import { accountJson, accountLine } from './account-text';

describe('duban account', () => {
  let scratch: ScratchDatabase;
  let ds: DataSource;
  let desk: AccountDesk;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    ds = await createDataSource(scratch.url, { poolSize: 2 }).initialize();
    desk = new AccountDesk(ds);
  });
  afterAll(async () => {
    await ds.destroy();
    await scratch.drop();
  });

  it('makes the first administrator, who signs in with the password it shows', async () => {
    const given = await desk.add({ username: 'admin', name: '管理员', administrator: true, posts: [] });
    expect(await signIn(ds, 'admin', given.password)).toMatchObject({ ok: true });
    expect(await accountOf(ds, 'admin')).toMatchObject({ administrator: true, posts: [] });
    expect(accountLine(given.account)).toBe('admin  管理员  系统管理员  尚未改密');
    expect(JSON.stringify(accountJson(given.account))).not.toContain(given.password);
    await expect(desk.disable('admin')).rejects.toThrow('最后一名');
  });

  it('assigns posts and takes them away, and says what is wrong in words', async () => {
    await desk.add({ username: 'one', name: '甲', administrator: false, posts: ['653122-agri/head'] });
    const both = await desk.assign('one', ['65-agri/officer'], 'add');
    expect(both.posts).toHaveLength(2);
    expect((await desk.assign('one', ['653122-agri/head'], 'remove')).posts).toEqual([
      { unit: '65-agri', post: 'officer' },
    ]);
    await expect(desk.assign('one', ['65-agri/secretary'], 'add')).rejects.toThrow('没有这个岗位');
    await expect(desk.assign('one', ['agri'], 'add')).rejects.toThrow('应写作');
    await expect(desk.givePassword('two')).rejects.toThrow('没有这个账号');
    const again = { username: 'one', name: '乙', administrator: false, posts: [] };
    await expect(desk.add(again)).rejects.toThrow('已被使用');
    await expect(desk.add({ ...again, username: 'One!' })).rejects.toThrow('小写字母');
    expect((await desk.disable('one')).disabled_at).not.toBeNull();
    expect((await desk.enable('one')).disabled_at).toBeNull();
  });
});

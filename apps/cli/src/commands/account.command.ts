import { listAccounts, poolOf } from '@duban/persistence';
import type { AccountRow } from '@duban/persistence';
import type { Command } from 'commander';
import { AccountDesk } from '../account/account-desk';
import { accountJson, accountLine, givenLines } from '../account/account-text';
import type { Given } from '../account/account-desk';
import { databaseUrl } from '../audit/servers';
import { isConnectionError } from '../up/connection-error';
import { Refused } from '../exit-codes';
import { withDatabase } from '../up/with-database';
import { writeLines } from '../write-lines';

const pageSize = 500;

interface Options {
  readonly json?: boolean;
}

async function atDesk<T>(work: (desk: AccountDesk) => Promise<T>): Promise<T> {
  return onDatabase((source) => work(new AccountDesk(source)));
}

async function onDatabase<T>(work: Parameters<typeof withDatabase<T>>[1]): Promise<T> {
  try {
    return await withDatabase(databaseUrl(), work);
  } catch (error) {
    if (!isConnectionError(error)) throw error;
    throw new Refused('连不上 PostgreSQL；请先 npm start，或检查 DATABASE_URL');
  }
}

async function tellGiven(given: Given, { json = false }: Options): Promise<void> {
  const { account, password } = given;
  await writeLines(json ? [JSON.stringify({ account: accountJson(account), password })] : givenLines(given));
}

async function tell(row: AccountRow, { json = false }: Options): Promise<void> {
  await writeLines([json ? JSON.stringify(accountJson(row)) : accountLine(row)]);
}

async function list({ json = false, q }: Options & { readonly q?: string }): Promise<void> {
  const items = await onDatabase(async (source) => {
    const all: AccountRow[] = [];
    for (let more = true, after: string | undefined; more; after = all.at(-1)?.username) {
      const page = await listAccounts(poolOf(source), { q }, { after, limit: pageSize });
      all.push(...page.items);
      ({ more } = page);
    }
    return all;
  });
  await writeLines(json ? [JSON.stringify({ items: items.map(accountJson) })] : items.map(accountLine));
}

/**
 * `duban account …`: accounts, kept at the database of the environment or of the system that runs on the data folder.
 * Whoever may reach it may make the first administrator. Exit 1 where the account does not allow it, 2 for wrong words.
 */
export function define(command: Command): void {
  command.option('--json', '以 JSON 输出').configureHelp({ showGlobalOptions: true });
  const options = (own: object): Options => ({ ...command.opts(), ...own });
  command
    .command('add')
    .description('开设账号，显示一次性密码')
    .argument('<username>', '用户名')
    .requiredOption('--name <name>', '姓名')
    .option('--administrator', '系统管理员：管账号，不见事项内容')
    .option('--post <posts...>', '岗位，如 653122-agri/head；可以有多个')
    .action(async (username: string, own: { name: string; administrator?: boolean; post?: string[] }) => {
      const { name, administrator = false, post: posts = [] } = own;
      await tellGiven(
        await atDesk((desk) => desk.add({ username, name, administrator, posts })),
        options(own),
      );
    });
  command
    .command('list')
    .description('列出账号')
    .option('--q <text>', '用户名或姓名中的字')
    .action((own: { q?: string }) => list({ ...options(own), ...own }));
  command
    .command('password')
    .description('发放一次性密码，原登录随即失效')
    .argument('<username>', '用户名')
    .action(async (username: string, own: object) => {
      await tellGiven(await atDesk((desk) => desk.givePassword(username)), options(own));
    });
  for (const [name, what] of [
    ['disable', '停用账号，登录随即失效，岗位空出'],
    ['enable', '恢复账号及其岗位'],
  ] as const) {
    command
      .command(name)
      .description(what)
      .argument('<username>', '用户名')
      .action(async (username: string, own: object) => {
        await tell(await atDesk((desk) => desk[name](username)), options(own));
      });
  }
  for (const [name, sort, what] of [
    ['assign', 'add', '任命岗位'],
    ['unassign', 'remove', '免去岗位'],
  ] as const) {
    command
      .command(name)
      .description(what)
      .argument('<username>', '用户名')
      .argument('<posts...>', '岗位，如 653122-agri/head')
      .action(async (username: string, posts: string[], own: object) => {
        await tell(await atDesk((desk) => desk.assign(username, posts, sort)), options(own));
      });
  }
}

import { postWord } from '@duban/contracts';
import type { AccountRow } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import type { Given } from './account-desk';

/** An account as `--json` prints it. */
export function accountJson(row: AccountRow): object {
  return {
    username: row.username,
    name: row.name,
    administrator: row.administrator,
    state: row.disabled_at === null ? 'active' : 'disabled',
    posts: row.posts,
    mustChangePassword: row.one_time_until !== null,
  };
}

/** One line for people. */
export function accountLine(row: AccountRow): string {
  const organisation = loadOrganisation();
  const posts = row.posts.map(
    ({ unit, post }) => `${organisation.unit(unit)?.name ?? unit}${postWord(post)}（${unit}/${post}）`,
  );
  const holds = row.administrator ? postWord('administrator') : posts.join('、') || '没有岗位';
  const state = row.disabled_at === null ? '' : '  已停用';
  const password = row.one_time_until === null ? '' : '  尚未改密';
  return `${row.username}  ${row.name}  ${holds}${state}${password}`;
}

/** The password on a line of its own, so that it can be copied. */
export function givenLines({ account, password }: Given): readonly string[] {
  return [accountLine(account), `一次性密码（只显示这一次，7日内有效，登录后须先改密）：`, password];
}

import { randomBytes } from 'node:crypto';
import { makeOneTimePassword, oneTimeSeed, postFault } from '@duban/access';
import { accountBody, problemOf } from '@duban/contracts';
import {
  addAccount,
  disableAccount,
  editAccount,
  enableAccount,
  findAccount,
  givePassword,
  inTransaction,
} from '@duban/persistence';
import type { AccountOutcome, AccountRow, AssignedPost, Connection } from '@duban/persistence';
import { loadOrganisation } from '@duban/seeds';
import type { DataSource } from 'typeorm';
import { Refused, WrongUsage } from '../exit-codes';

/** Who did it, in the account's history: whoever may reach the database. */
const by = 'cli';

/** An account, and the password it was just given; told once. */
export interface Given {
  readonly account: AccountRow;
  readonly password: string;
}

/** What is asked for a new account. */
export interface NewAccountWords {
  readonly username: string;
  readonly name: string;
  readonly administrator: boolean;
  /** Each `653122-agri/head`. */
  readonly posts: readonly string[];
}

/** Accounts kept at the database itself, which the first administrator needs: there is nobody yet to sign in as. */
export class AccountDesk {
  constructor(private readonly ds: DataSource) {}

  /** @throws WrongUsage for names and posts that are none, Refused where the name is taken */
  async add({ posts, ...words }: NewAccountWords): Promise<Given> {
    const read = accountBody.safeParse({ ...words, posts: posts.map(postOf) });
    if (!read.success) {
      throw new WrongUsage('用户名应为小写字母、数字、. _ -，2至64个字符；姓名和岗位不能为空');
    }
    mustExist(read.data.posts);
    const made = await fresh();
    const account = await this.#settle((tx) => addAccount(tx, { ...read.data, password: made }, by));
    return { account, password: made.password };
  }

  async givePassword(username: string): Promise<Given> {
    const made = await fresh();
    const account = await this.#settle((tx) => givePassword(tx, username, made, by));
    return { account, password: made.password };
  }

  disable(username: string): Promise<AccountRow> {
    return this.#settle((tx) => disableAccount(tx, username, by));
  }

  enable(username: string): Promise<AccountRow> {
    return this.#settle((tx) => enableAccount(tx, username, by));
  }

  /** Adds and takes away posts; the others stay. */
  async assign(username: string, posts: readonly string[], sort: 'add' | 'remove'): Promise<AccountRow> {
    const named = posts.map(postOf);
    if (sort === 'add') mustExist(named);
    return this.#settle(async (tx) => {
      const former = await findAccount(tx, username);
      if (former === null) return { ok: false, code: 'not-found' };
      const others = former.posts.filter((held) => !named.some((each) => isSame(each, held)));
      const edit = { name: former.name, posts: sort === 'add' ? [...others, ...named] : others };
      return editAccount(tx, username, edit, by);
    });
  }

  async #settle(work: (tx: Connection) => Promise<AccountOutcome>): Promise<AccountRow> {
    const outcome = await inTransaction(this.ds, work);
    if (outcome.ok) return outcome.account;
    throw new Refused(
      outcome.code === 'not-found' ? '没有这个账号' : problemOf({ code: outcome.code }).detail,
    );
  }
}

/** A seed that is forgotten at once: nobody asks again for this answer. */
function fresh(): ReturnType<typeof makeOneTimePassword> {
  return makeOneTimePassword(randomBytes(32).toString('hex'), oneTimeSeed());
}

function postOf(text: string): AssignedPost {
  const [unit = '', post = '', ...rest] = text.split('/');
  if (unit === '' || post === '' || rest.length > 0) {
    throw new WrongUsage(`岗位“${text}”应写作 单位代码/岗位，如 653122-agri/head`);
  }
  return { unit, post };
}

function mustExist(posts: readonly AssignedPost[]): void {
  const fault = posts.length === 0 ? null : postFault(loadOrganisation(), posts);
  if (fault !== null) {
    throw new WrongUsage(problemOf({ code: fault.code, params: { ...fault.params } }).detail);
  }
}

function isSame(a: AssignedPost, b: AssignedPost): boolean {
  return a.unit === b.unit && a.post === b.post;
}

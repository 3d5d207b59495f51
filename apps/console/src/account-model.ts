/** An account as the administrator keeps it. */
export interface AccountPost {
  unit: string;
  post: string;
  unitName: string;
  title: string;
}
export interface Account {
  username: string;
  name: string;
  administrator: boolean;
  state: 'active' | 'disabled';
  posts: AccountPost[];
  mustChangePassword: boolean;
  passwordUntil: string | null;
  createdAt: string;
  disabledAt: string | null;
  version: number;
}
export interface AccountHistory extends Account {
  changes: { at: string; by: string; kind: string; data: Record<string, unknown> }[];
}
/** Told once: a password that is changed at the first sign-in. */
export interface GivenPassword {
  account: Account;
  password: string;
  passwordUntil: string;
}

export const accountChangeWords: Record<string, string> = {
  added: '建立账号',
  edited: '修改',
  disabled: '停用',
  enabled: '启用',
  'password-given': '发放一次性密码',
  'password-changed': '本人改密',
};

/** AB 角. */
export interface Delegation {
  id: string;
  from: string;
  fromName: string;
  to: string;
  toName: string;
  since: string;
  until: string;
  active: boolean;
  setBy: string;
}
export interface UnitPerson {
  username: string;
  name: string;
  post: string;
}

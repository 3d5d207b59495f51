export { accountChanges, countAccounts, findAccount, hasAdministrator, listAccounts } from './accounts.query';
export type { AccountChange, AccountFilters, AccountRow, AssignedPost } from './accounts.query';
export {
  addAccount,
  changePassword,
  disableAccount,
  editAccount,
  enableAccount,
  givePassword,
} from './write-account';
export type { AccountEdit, AccountOutcome, NewAccount } from './write-account';

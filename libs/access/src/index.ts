export { accessTokenSeconds, readAccessToken, signAccessToken } from './identity/access-token';
export type { TokenClaims } from './identity/access-token';
export { callerOf } from './identity/caller-of';
export type { Account } from './identity/caller-of';
export { makeOneTimePassword, oneTimePassword, oneTimeSeed } from './identity/one-time-password';
export type { OneTimePassword } from './identity/one-time-password';
export { hashPassword, verifyPassword } from './identity/password';
export {
  accountOf,
  accountOfSession,
  closeOtherSessions,
  closeSession,
  closeSessionOf,
  openSession,
  refreshSession,
  sessionMs,
} from './identity/sessions';
export type { Database, OpenedSession } from './identity/sessions';
export { signIn } from './identity/sign-in';
export type { SignIn } from './identity/sign-in';
export { postFault } from './permission/assignable-posts';
export type { PostFault } from './permission/assignable-posts';
export type { Caller, HeldPost, Principal } from './permission/caller';
export { isRegion, issuingPost, issuingPosts, isTemplateOffice, templatePost } from './permission/issuing';
export {
  besidePlaces,
  decidingPost,
  decidingTerritories,
  slipPlaces,
  wordingPost,
} from './permission/proposals';
export { pathOf } from './permission/organisation-view';
export type { OrganisationView } from './permission/organisation-view';
export { neverByLead, permissionTable } from './permission/permission-table';
export type { Rule } from './permission/permission-table';
export { permit, permittedActs } from './permission/permit';
export type { Permit } from './permission/permit';
export { relationsOf } from './permission/relations';
export type { Relation } from './permission/relations';
export { maySee, nothing, together, visibilityOfPost } from './permission/visibility';
export { demoPosts, demoUsername } from './demo/demo-posts';
export { prepareDemoAccounts } from './demo/prepare-demo-accounts';
export type { DemoOrganisation } from './demo/prepare-demo-accounts';
export type { DemoAccount } from './demo/demo-file';

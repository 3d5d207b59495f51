export { lineText, wordedKinds } from './line-text';
export type { NameOf, NoticeLine } from './notice-line';
export { digestTitle, urgentTitle } from './notification-title';

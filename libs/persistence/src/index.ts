export * from './signatures';
export type * from './audit/fault';
export type * from './digests/digest';
export type * from './dispatch/dispatch';
export type * from './outbox/outbox';
export type * from './record/act';
export type * from './standing/clause-standing';
export type * from './views/task-view';

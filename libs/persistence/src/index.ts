export { createDataSource } from './database/data-source';
export type { DataSourceOptions } from './database/data-source';
export { migrate } from './database/migrate';
export { processRole } from './rights/settle-rights';
export type { ProcessRole } from './rights/rights';
export { inTransaction, poolOf, rows } from './database/connection';
export type { Connection, Statement } from './database/connection';
export * from './entities';
export * from './ids/record-ids';
export { canonicalJson } from './ids/canonical-json';
export { uuidV5 } from './ids/uuid-v5';
export * from './accounts';
export { documentIdOf, importDocument } from './documents/import-document';
export type { ImportedDocument } from './documents/import-document';
export {
  importerUnits,
  newestProposals,
  proposalsAt,
  proposalVersions,
  saveProposals,
} from './documents/saved-proposals';
export type { NewProposals, SavedProposals, SaveOutcome } from './documents/saved-proposals';
export { forgetOldKeys, once } from './idempotency/once';
export type { OnceOutcome } from './idempotency/once';
export { reportIncident, resolveIncidents } from './incidents/incidents';
export { armedClocks } from './outbox/armed-clocks';
export { takeOutbox } from './outbox/take-outbox';
export {
  demoPrepared,
  installation,
  markDemoPrepared,
  moveClock,
  storedClockOffset,
} from './seeds/installation';
export type { Installation } from './seeds/installation';
export { loadSeeds } from './seeds/load-seeds';
export type { Seeds } from './seeds/load-seeds';
export { audit } from './audit/audit';
export type { AuditOptions } from './audit/audit';
export { Deliveries } from './deliveries/deliveries';
export {
  channelsOf,
  dropChannels,
  feedOwner,
  keepChannel,
  lockChannelsOf,
  markTested,
  takeTurn,
} from './deliveries/keep-channels';
export type { ChannelRow, ChannelStanding } from './deliveries/keep-channels';
export { failPoint } from './database/fail-point';
export { Digests } from './digests/digests';
export { Dispatches } from './dispatch/dispatches';
export type { AssignRun } from './dispatch/assign-clause';
export { recordPast } from './dispatch/record-past';
export type { History, NewTask } from './dispatch/first-rows';
export { TaskRecord } from './record/task-record';
export type { DocketAct } from './record/task-record';
export { TermsCache } from './record/issued-terms';
export type { IssuedTerms } from './record/issued-terms';
export type { TaskRow } from './record/task-row';
export { Standing } from './standing/standing';
export { isOverdueAt, lightAt, lightSql, overdueSql } from './views/light';
export { taskView, taskViewColumns } from './views/task-view';
export type * from './audit/fault';
export type * from './deliveries/delivery';
export type * from './digests/digest';
export type * from './dispatch/dispatch';
export type * from './outbox/outbox';
export type * from './record/act';
export type * from './record/report-figure';
export type * from './standing/clause-standing';
export type * from './views/task-view';
export { loadWorld, WorldData } from './world/load-world';
export type { WorldOptions } from './world/load-world';
export { clockTerritory, territoryPath } from './world/territory-path';
export * from './queries';
export * from './board';
export { budgetVersions, saveBudgets, standingBudgets } from './burden/burden-budget';
export type { BudgetVersion } from './burden/burden-budget';
export * from './assessments';
export * from './indicators';
export { calendarYearRows } from './calendars/calendar-years.query';
export type { CalendarYearRow } from './calendars/calendar-years.query';
export { putCalendar } from './calendars/put-calendar';
export { putTemplate } from './templates/put-template';
export type { TemplateOutcome } from './templates/put-template';
export { CalendarTarget, calendarWith } from './rule-changes/calendar-target';
export { previewTerms } from './rule-changes/preview';
export type { MovedTask, MoveTotals, Preview, PreviewPage } from './rule-changes/preview';
export { calendarYears, RuleChanges } from './rule-changes/rule-changes';
export type { RuleChangeView } from './rule-changes/rule-change';
export { TemplateTarget } from './rule-changes/template-target';
export { putSuccession, successionsOf } from './successions/put-succession';
export type { SuccessionDone, SuccessionPut, SuccessionRow } from './successions/put-succession';
export * from './proposals';
export * from './supervision';
export {
  addDelegation,
  delegableAccount,
  findDelegation,
  openDelegations,
  peopleOf,
  revokeDelegation,
} from './delegations/delegations.query';
export type { DelegationRow, UnitPerson } from './delegations/delegations.query';

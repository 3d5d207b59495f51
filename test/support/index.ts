export { ownPostgres, ownTemporal } from './own-servers';
export { runFolder } from './run-folder';
export { postgresUrl, scratchDatabase } from './scratch-database';
export type { ScratchDatabase } from './scratch-database';
export { temporalAddress, timeSkippingServer } from './temporal-address';
export { asLead, asSupervisor, asUnit, instantOf, person, recordWorld } from './record-world';
export type { IssueOptions, RecordWorld } from './record-world';
export { hookServer, mailServer } from './receivers';
export type { CallAnswer, HookServer, MailServer, ReceivedCall, ReceivedMail } from './receivers';

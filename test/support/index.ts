export { runFolder } from './run-folder';
export { postgresUrl, scratchDatabase } from './scratch-database';
export type { ScratchDatabase } from './scratch-database';
export { temporalAddress, timeSkippingServer } from './temporal-address';

import * as tables from './tables';

export * from './tables';

/** Every table. */
export const entities = Object.values(tables);

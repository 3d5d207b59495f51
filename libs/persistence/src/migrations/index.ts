import { FirstSchema1732406400000 } from './first-schema.migration';

/** In the order in which they run. */
export const migrations = [FirstSchema1732406400000];

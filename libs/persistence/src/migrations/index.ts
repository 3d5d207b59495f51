import { Deliveries1764000001000 } from './deliveries.migration';
import { FirstSchema1732406400000 } from './first-schema.migration';

/** In the order in which they run. */
export const migrations = [FirstSchema1732406400000, Deliveries1764000001000];

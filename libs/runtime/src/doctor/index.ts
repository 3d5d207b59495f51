import { clockCheck } from './clock-check';
import { dataCheck, nodeCheck, portsCheck } from './machine-checks';
import { postgresCheck, temporalCheck } from './server-checks';
import type { Check } from './check';

export { examine } from './examine';
export type { Check, CheckContext, Examined, Finding, Verdict } from './check';

/** What this room can judge by itself, in the order it is told. */
export const runtimeChecks: readonly Check[] = [
  nodeCheck,
  dataCheck,
  portsCheck,
  postgresCheck,
  temporalCheck,
  clockCheck,
];

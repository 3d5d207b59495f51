import { clockStep } from './clock.step';
import { demoAccountsStep } from './demo-accounts.step';
import { demoStep } from './demo/demo.step';
import { documentStep } from './document.step';
import { schemaStep } from './schema.step';
import { seedsStep } from './seeds.step';
import { workflowsStep } from './workflows.step';
import type { StartStep } from '@duban/runtime';

/** Done once the servers are up and before the services start, in this order. */
export const steps: readonly StartStep[] = [
  schemaStep,
  clockStep,
  seedsStep,
  demoAccountsStep,
  documentStep,
  demoStep,
  workflowsStep,
];

/** Done once the API is ready. */
export const afterwards: readonly StartStep[] = [];

import type { ActError, DispatchError } from '@duban/persistence';
import type { PlanRefusal } from '@duban/planning';
import { Refusal } from './refusal';

/** A refusal of the record, of issuing or of planning as the HTTP edge throws it, by the closed table's codes. */
export function refusalOf({ code, params }: ActError | DispatchError | PlanRefusal): Refusal {
  if (code === 'unknown-territory') return new Refusal('territory-unknown', params);
  if (code === 'unknown-task' || code === 'ambiguous-task' || code === 'unknown-unit-type') {
    return new Refusal('invalid-plan', { ...params, reason: code });
  }
  return new Refusal(code, params);
}

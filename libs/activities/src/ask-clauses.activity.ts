import { sideBySide } from '@duban/timing';
import { givingUp } from './giving-up';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

const atOnce = 8;

/** Asks every clause of a dispatch to assign its tasks; asked twice, it finds them assigned. */
export function askClausesActivity({ workflows }: Workplace): Activities['askClauses'] {
  return (dispatchId, { issueId, documentId, clauses }) =>
    givingUp(async () => {
      const request = { dispatchId, answerTo: workflows.ids.dispatch(dispatchId) };
      await sideBySide(clauses, atOnce, async (clause) => {
        await workflows.askClause({ issueId, documentId, clause }, request);
        return true;
      });
    });
}

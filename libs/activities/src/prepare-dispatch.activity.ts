import { beating } from './beating';
import { givingUp } from './giving-up';
import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** Plans a dispatch and writes all but its tasks. */
export function prepareDispatchActivity({ dispatches }: Workplace): Activities['prepareDispatch'] {
  return (dispatchId) =>
    givingUp(() =>
      beating(async (beat) => {
        const { issueId, documentId, clauses } = await dispatches.prepare(dispatchId, beat);
        return { issueId, documentId, clauses: clauses.map(({ clause }) => clause) };
      }),
    );
}

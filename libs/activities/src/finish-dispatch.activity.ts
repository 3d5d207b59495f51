import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** Marks a dispatch as done. */
export function finishDispatchActivity({ dispatches }: Workplace): Activities['finishDispatch'] {
  return (dispatchId) => dispatches.finish(dispatchId);
}

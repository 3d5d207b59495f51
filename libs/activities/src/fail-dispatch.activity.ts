import type { Activities } from '@duban/workflows';
import type { Workplace } from './workplace';

/** Marks a dispatch as failed, with the reason; asking again issues what is missing. */
export function failDispatchActivity({ dispatches }: Workplace): Activities['failDispatch'] {
  return (dispatchId, error) => dispatches.fail(dispatchId, error);
}

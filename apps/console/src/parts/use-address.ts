import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What one chose on a page, kept in its address: it survives a reload and can be sent to somebody. */
export interface Address {
  /** What stands under a name; an empty text where nothing does. */
  readonly of: (name: string) => string;
  /** Sets and, where empty or undefined, drops; with `step` the browser's "back" undoes it. */
  readonly set: (changes: Readonly<Record<string, string | undefined>>, step?: boolean) => void;
  /** The named ones as a query that begins with `?`; empty where none is set. */
  readonly query: (names: readonly string[], more?: Readonly<Record<string, string>>) => string;
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  const set = useCallback<Address['set']>(
    (changes, step = false) => {
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, value);
            else next.delete(name);
          }
          return next;
        },
        { replace: !step },
      );
    },
    [setParams],
  );
  const query: Address['query'] = (names, more = {}) => {
    const asked = new URLSearchParams(more);
    for (const name of names) {
      const value = params.get(name);
      if (value) asked.set(name, value);
    }
    const text = asked.toString();
    return text ? `?${text}` : '';
  };
  return { of: (name) => params.get(name) ?? '', set, query };
}

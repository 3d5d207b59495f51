import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { listen } from './live-stream';
import type { LiveEvent } from './live-stream';
import { markRecent } from './recent';
import { refreshQueries } from './refresh-queries';

/** Milliseconds in which changes are gathered, so that a morning's thousand are one question. */
const gatherMs = 1_500;
/** A line that is down no longer than this is nobody's concern. */
const patienceMs = 12_000;

const LiveContext = createContext(true);

/** Whether changes arrive by themselves. */
export function useLive(): boolean {
  return useContext(LiveContext);
}

/** Keeps what is on the screen up to date by what the service tells; silent while the page is not looked at. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const [live, setLive] = useState(true);

  useEffect(() => {
    let stop: AbortController | null = null;
    let gathered: LiveEvent[] = [];
    let timer: number | undefined;
    let doubt: number | undefined;

    const flush = () => {
      timer = undefined;
      const events = gathered;
      gathered = [];
      refreshQueries(client, events);
      markRecent(events.flatMap((event) => (event.kind === 'task' ? [event.id] : [])));
    };
    const onEvent = (event: LiveEvent) => {
      gathered.push(event);
      timer ??= window.setTimeout(flush, gatherMs);
    };
    const onLine = (stands: boolean) => {
      if (stands) {
        window.clearTimeout(doubt);
        doubt = undefined;
        setLive(true);
      } else doubt ??= window.setTimeout(() => setLive(false), patienceMs);
    };
    const begin = () => {
      if (stop !== null || document.hidden) return;
      stop = new AbortController();
      void listen({ signal: stop.signal, onEvent, onLine });
    };
    const end = () => {
      stop?.abort();
      stop = null;
    };
    const turn = () => {
      if (document.hidden) end();
      else {
        begin();
        // What changed while nobody looked.
        refreshQueries(client, [{ kind: 'reload' }]);
      }
    };
    begin();
    document.addEventListener('visibilitychange', turn);
    return () => {
      document.removeEventListener('visibilitychange', turn);
      end();
      window.clearTimeout(timer);
      window.clearTimeout(doubt);
    };
  }, [client]);

  return <LiveContext.Provider value={live}>{children}</LiveContext.Provider>;
}

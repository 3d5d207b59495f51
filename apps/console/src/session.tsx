import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { get, refresh, signIn, signOut, whenSignedOut } from './http';
import type { Me } from './model';

interface Session {
  /** Undefined until it is known, null when nobody is signed in. */
  me: Me | null | undefined;
  enter: (username: string, password: string) => Promise<void>;
  leave: () => Promise<void>;
  /** Asks again who one is: posts change while one is signed in. */
  again: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Keeps who is signed in; takes up an earlier session by its cookie. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [me, setMe] = useState<Me | null>();

  useEffect(() => {
    whenSignedOut(() => setMe(null));
    const resume = async () => ((await refresh()) ? get<Me>('/me') : null);
    resume().then(setMe, () => setMe(null));
  }, []);

  const session = useMemo<Session>(
    () => ({
      me,
      enter: async (username, password) => {
        await signIn(username, password);
        setMe(await get<Me>('/me'));
      },
      leave: async () => {
        await signOut();
        setMe(null);
      },
      again: async () => setMe(await get<Me>('/me')),
    }),
    [me],
  );
  return <SessionContext.Provider value={session}>{children}</SessionContext.Provider>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession outside of SessionProvider');
  return session;
}

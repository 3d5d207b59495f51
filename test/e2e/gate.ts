import { connect, createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';

/** A way to the database that can be closed and opened again. */
export interface Gate {
  readonly url: string;
  /** Cuts every connection and takes no more. */
  readonly close: () => Promise<void>;
  readonly open: () => Promise<void>;
}

/** Stands between the API and PostgreSQL, so that a test can take the database away without stopping it for others. */
export async function gateTo(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let server: Server | undefined;
  let port = 0;
  const open = async (): Promise<void> => {
    const listening = createServer((near) => {
      const far = connect(Number(target.port), target.hostname);
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on('close', () => void sockets.delete(socket));
      }
      near.on('error', () => void far.destroy());
      far.on('error', () => void near.destroy());
      near.pipe(far).pipe(near);
    });
    await new Promise<void>((resolve) => {
      listening.listen(port, '127.0.0.1', resolve);
    });
    ({ port } = listening.address() as AddressInfo);
    server = listening;
  };
  await open();
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  return {
    url: url.toString(),
    open,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server?.close(() => resolve());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

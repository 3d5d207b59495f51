import { connect, createServer } from 'node:net';
import { randomInt } from 'node:crypto';
import { messages } from './messages';
import { RuntimeFault } from './runtime-fault';

// Below the range from which systems lend ports to outgoing connections, so that a remembered port stays free.
const lowest = 20_000;
const highest = 31_999;

/** The reason why a port cannot be listened on (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …), or `undefined` if it can. */
export function portObstacle(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen({ host, port, exclusive: true }, () => {
      server.close(() => resolve(undefined));
    });
  });
}

/** A free port of 127.0.0.1: the preferred one if it is free, else one outside `taken`. */
export async function freePort(preferred?: number, taken: readonly number[] = []): Promise<number> {
  if (preferred !== undefined && !taken.includes(preferred)) {
    if ((await portObstacle('127.0.0.1', preferred)) === undefined) return preferred;
  }
  for (;;) {
    const port = randomInt(lowest, highest + 1);
    if (!taken.includes(port) && (await portObstacle('127.0.0.1', port)) === undefined) return port;
  }
}

/** Throws the one line of a wrong setting (exit code 2) unless HOST:PORT can be listened on. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  const obstacle = await portObstacle(host, port);
  if (obstacle === undefined) return;
  if (obstacle === 'EADDRINUSE') throw new RuntimeFault(messages.portTaken(host, port), 2);
  if (obstacle === 'EACCES') throw new RuntimeFault(messages.portDenied(port), 2);
  throw new RuntimeFault(messages.hostUnusable(host, obstacle), 2);
}

/** Whether something accepts connections on a port of this machine. */
export function isAnswering(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (open: boolean): void => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.setTimeout(2000, () => end(false));
  });
}

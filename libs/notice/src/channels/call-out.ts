import { request as httpRequest } from 'node:http';
import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Blocked } from './outlets';
import type { Outlets, Pinned } from './outlets';

/** What is posted. */
export interface Call {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * What a call came to. `blocked`: not called, the address leads inside the network or is none. `unreached`: the receiver
 * has seen nothing of it. `unknown`: it broke off when the receiver may have read it. Reasons are codes such as
 * `ECONNREFUSED`, never addresses.
 */
export type Called =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'blocked' }
  | { readonly kind: 'unreached'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string };

const patienceMs = 10_000;
/** Bytes of an answer that are read. */
const mostRead = 64 * 1024;

/** Posts once to a resolved and checked address. Follows no redirect, uses no proxy, keeps no connection. */
export async function callOut(outlets: Outlets, call: Call): Promise<Called> {
  if (!URL.canParse(call.url)) return { kind: 'blocked' };
  const url = new URL(call.url);
  let pinned: Pinned;
  try {
    pinned = await outlets.pin(url);
  } catch (error) {
    return error instanceof Blocked ? { kind: 'blocked' } : { kind: 'unreached', reason: codeOf(error) };
  }
  return post(url, pinned, call);
}

function post(url: URL, pinned: Pinned, { headers, body }: Call): Promise<Called> {
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup: (_host, asked, answer) => {
      if (asked.all === true) answer(null, [pinned]);
      else answer(null, pinned.address, pinned.family);
    },
    headers: { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' },
  };
  return new Promise((resolve) => {
    let connected = false;
    const secure = url.protocol === 'https:';
    const request = secure ? httpsRequest(url, options, answered) : httpRequest(url, options, answered);
    const late = setTimeout(() => {
      request.destroy(timedOut());
    }, patienceMs);
    const broken = (error: unknown): void => {
      clearTimeout(late);
      resolve({ kind: connected ? 'unknown' : 'unreached', reason: codeOf(error) });
    };
    request.on('socket', (socket) => {
      // Before this nothing of the request can have been read.
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    request.on('error', broken);
    request.end(body);

    function answered(response: IncomingMessage): void {
      read(response, request).then((text) => {
        clearTimeout(late);
        resolve({ kind: 'answered', status: response.statusCode ?? 0, body: text });
      }, broken);
    }
  });
}

/** The beginning of an answer; a longer one is cut off. */
async function read(response: IncomingMessage, request: ClientRequest): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
    size += (chunk as Buffer).length;
    if (size > mostRead) {
      request.destroy();
      break;
    }
  }
  return Buffer.concat(chunks).subarray(0, mostRead).toString('utf8');
}

const timedOut = (): Error => Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' });

/** An error's code; never its message, which may name the address. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'EUNKNOWN';
}

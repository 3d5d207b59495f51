import { Agent, request } from 'node:http';
import type { DemoAccount } from '../../support/whole-system';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export interface Answered {
  readonly status: number;
  readonly text: string;
}

/**
 * Asks over HTTP with as little work of its own as can be: it runs on the processors that are being measured, and
 * `fetch` takes as long to ask as the service to answer.
 */
export function ask(
  api: string,
  method: string,
  path: string,
  { token, body }: { readonly token?: string; readonly body?: unknown } = {},
): Promise<Answered> {
  const bytes = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers: Record<string, string> = {};
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (bytes !== undefined) {
    headers['content-type'] = 'application/json';
    headers['content-length'] = String(bytes.length);
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${api}/api/v1${path}`, { agent, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => {
        parts.push(part);
      });
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') });
      });
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(bytes);
  });
}

/** Somebody signed in. */
export class Caller {
  private constructor(
    private readonly api: string,
    private readonly token: string,
  ) {}

  static async signIn(api: string, { username, password }: DemoAccount): Promise<Caller> {
    const { status, text } = await ask(api, 'POST', '/auth/login', { body: { username, password } });
    if (status >= 300) throw new Error(`${username} was not signed in: ${text}`);
    return new Caller(api, (JSON.parse(text) as { accessToken: string }).accessToken);
  }

  /** @throws Error for any answer that is no success */
  async get<T>(path: string): Promise<T> {
    return this.#ok('GET', path, await ask(this.api, 'GET', path, { token: this.token })) as T;
  }

  /** An answer that is no JSON, as text. @throws Error for any answer that is no success */
  async text(path: string): Promise<string> {
    const { status, text } = await ask(this.api, 'GET', path, { token: this.token });
    if (status >= 300) throw new Error(`GET ${path} was answered ${status}`);
    return text;
  }

  /** Until the first bytes of an answer are there; the rest is not waited for. */
  firstBytes(path: string): Promise<void> {
    const headers = { authorization: `Bearer ${this.token}` };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.api}/api/v1${path}`, { agent, headers }, (response) => {
        response.once('data', () => {
          response.destroy();
          if (response.statusCode === 200) resolve();
          else reject(new Error(`GET ${path} was answered ${response.statusCode ?? 0}`));
        });
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  async put(path: string, body: unknown): Promise<void> {
    this.#ok('PUT', path, await ask(this.api, 'PUT', path, { token: this.token, body }));
  }

  async post<T>(path: string, body: unknown): Promise<T> {
    return this.#ok('POST', path, await ask(this.api, 'POST', path, { token: this.token, body })) as T;
  }

  #ok(method: string, path: string, { status, text }: Answered): unknown {
    if (status >= 300) throw new Error(`${method} ${path} was answered ${status}: ${text.slice(0, 300)}`);
    return text === '' ? null : (JSON.parse(text) as unknown);
  }
}

import { setTimeout as pause } from 'node:timers/promises';
import { Refused } from '../exit-codes';

interface Problem {
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
}

/** A connection that fails is tried again so often, so far apart (ms): every request of ours may be sent twice. */
const tries = 5;
const apartMs = 1000;
const answerWithinMs = 60_000;

/** Asks the service over HTTP for a signed-in person. What it refuses is thrown as one Chinese line. */
export class ApiSession {
  private constructor(
    private readonly root: string,
    private readonly token: string,
  ) {}

  /** @throws Refused for wrong credentials, or where the service is not reached */
  static async signIn(
    api: string,
    credentials: { readonly username: string; readonly password: string },
  ): Promise<ApiSession> {
    const root = `${api.replace(/\/+$/u, '')}/api/v1`;
    const { accessToken } = (await ask(`${root}/auth/login`, jsonPost(credentials))) as {
      accessToken: string;
    };
    return new ApiSession(root, accessToken);
  }

  static withToken(api: string, token: string): ApiSession {
    return new ApiSession(`${api.replace(/\/+$/u, '')}/api/v1`, token);
  }

  get(route: string): Promise<unknown> {
    return ask(`${this.root}${route}`, { headers: { authorization: `Bearer ${this.token}` } });
  }

  /** The same twice has one effect. */
  put(route: string, body: unknown): Promise<unknown> {
    const { headers, body: text } = jsonPost(body);
    const init = {
      method: 'PUT',
      headers: { ...headers, authorization: `Bearer ${this.token}` },
      body: text,
    };
    return ask(`${this.root}${route}`, init);
  }

  /** @param key the same key twice has one effect */
  post(route: string, body: unknown, key: string): Promise<unknown> {
    const post = jsonPost(body);
    const headers = { ...post.headers, authorization: `Bearer ${this.token}`, 'idempotency-key': key };
    return ask(`${this.root}${route}`, { ...post, headers });
  }
}

function jsonPost(body: unknown): {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
} {
  return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

async function ask(url: string, init: RequestInit): Promise<unknown> {
  const response = await reach(url, init);
  const text = await response.text();
  if (response.ok) return text === '' ? null : (JSON.parse(text) as unknown);
  throw new Refused(problemText(response.status, text));
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(answerWithinMs) });
    } catch (error) {
      if (attempt >= tries) throw new Refused(`连不上服务 ${new URL(url).origin}（${reasonOf(error)}）`);
    }
    await pause(apartMs);
  }
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const inner = cause instanceof AggregateError ? (cause.errors[0] as unknown) : cause;
  return inner instanceof Error ? inner.message : String(inner);
}

/** What the service refused, in its own words; an answer may also come from something in between. */
function problemText(status: number, text: string): string {
  const problem = problemIn(text);
  if (problem === null) return `服务答复 ${status}：${text.slice(0, 200)}`;
  const fields = (problem.errors ?? []).map(({ path, message }) => `${path} ${message}`);
  const words = problem.detail ?? problem.title ?? `服务答复 ${status}`;
  return fields.length === 0 ? words : `${words}（${fields.join('；')}）`;
}

function problemIn(text: string): Problem | null {
  try {
    return JSON.parse(text) as Problem;
  } catch {
    return null;
  }
}

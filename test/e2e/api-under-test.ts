import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hashPassword, openSession, signAccessToken } from '@duban/access';
import { loadOrganisation } from '@duban/seeds';
import { recordWorld, scratchDatabase } from '@duban/test-support';
import type { IssueOptions, RecordWorld } from '@duban/test-support';
import { createApi } from '../../apps/api/src/create-api';
import { ApiContext } from '../../apps/api/src/engine/api-context';

const secret = 'a secret of tests only';

/** What a request came to. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Looked into and expected, not typed. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly text: string;
  readonly bytes: Buffer;
}

export interface Sent {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is. */
  readonly raw?: Buffer | string;
}

/** Somebody who is signed in. */
export interface Person {
  readonly username: string;
  /** Of access; empty for nobody. */
  readonly token: string;
  readonly get: (path: string, sent?: Sent) => Promise<Answer>;
  readonly post: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  readonly put: (path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  readonly send: (method: HttpMethod, path: string, body?: unknown, sent?: Sent) => Promise<Answer>;
  readonly delete: (path: string) => Promise<Answer>;
}

export type HttpMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** The API over a real PostgreSQL, asked through its HTTP layer. */
export interface ApiUnderTest {
  readonly api: NestFastifyApplication;
  readonly world: RecordWorld;
  /** An account that holds the posts, each `653122-agri/head`; without one, nobody; `administrator`, the administrator. */
  readonly as: (...posts: readonly string[]) => Promise<Person>;
  readonly nobody: Person;
  readonly addAccount: (username: string, password: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Options {
  readonly issue?: IssueOptions | null;
  /** The document's clauses; all of them by default. Few make issuing quick. */
  readonly clauses?: readonly number[];
  readonly consoleFolder?: string;
  /** Settings beside those of every test. */
  readonly more?: Partial<ApiContext['settings']>;
  /** Another way to the database for the API. */
  readonly through?: (databaseUrl: string) => Promise<string>;
}

/** Issues the seed document to one county (or as told) and starts the API beside it. */
export async function apiUnderTest({
  issue = {},
  clauses,
  consoleFolder,
  through,
  more = {},
}: Options = {}): Promise<ApiUnderTest> {
  const scratch = await scratchDatabase();
  const world = await recordWorld(scratch.url, { clauses: clauses ?? null });
  if (issue !== null) await world.issue(issue);
  const settings = {
    databaseUrl: (await through?.(scratch.url)) ?? scratch.url,
    secret,
    remindAt: '10:07',
    temporal: { address: '127.0.0.1:1', namespace: 'default' },
    publicUrl: 'https://duban.example.org',
    webhookInside: ['127.0.0.1'],
    ...more,
  };
  const api = await createApi(
    new ApiContext(settings, loadOrganisation(), world.now, consoleFolder ?? null),
    ['error'],
  );
  const people = new Map<string, Promise<Person>>();
  const addAccount = async (username: string, password: string, administrator = false): Promise<void> => {
    await world.ds.query(
      'INSERT INTO account (username, name, password_hash, administrator) VALUES ($1, $1, $2, $3)',
      [username, await hashPassword(password, { random: true }), administrator],
    );
  };
  const join = async (posts: readonly string[]): Promise<Person> => {
    const username = posts.join('+');
    await addAccount(username, 'unused', username === 'administrator');
    for (const held of posts.filter((each) => each.includes('/'))) {
      await world.ds.query('INSERT INTO account_post (username, unit, post) VALUES ($1, $2, $3)', [
        username,
        ...held.split('/'),
      ]);
    }
    const session = await openSession(world.ds, username);
    return personOf(api, username, signAccessToken(secret, { username, session: session.id }));
  };
  return {
    api,
    world,
    as: (...posts) => {
      const key = posts.join('+');
      const found = people.get(key) ?? join(posts);
      people.set(key, found);
      return found;
    },
    nobody: personOf(api, '', null),
    addAccount,
    close: async () => {
      await api.close();
      await world.close();
      await scratch.drop();
    },
  };
}

function personOf(api: NestFastifyApplication, username: string, token: string | null): Person {
  const send = async (method: HttpMethod, path: string, body?: unknown, sent: Sent = {}): Promise<Answer> => {
    const payload = sent.raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const answer = await api.inject({
      method,
      url: /^\/(?:api|health|metrics)/u.test(path) ? path : `/api/v1${path}`,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
        ...sent.headers,
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      text: answer.body,
      bytes: answer.rawPayload,
      body: isJson && answer.body !== '' ? (JSON.parse(answer.body) as unknown) : null,
    };
  };
  return {
    username,
    token: token ?? '',
    send,
    get: (path, sent = {}) => send('GET', path, undefined, sent),
    post: (path, body, sent = {}) => send('POST', path, body, sent),
    put: (path, body, sent = {}) => send('PUT', path, body, sent),
    delete: (path) => send('DELETE', path, undefined, {}),
  };
}

/** A file as a browser uploads it. */
export function upload(name: string, content: Buffer | string, type = 'text/plain'): Sent {
  const boundary = 'xxBOUNDARYxx';
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    raw: Buffer.concat([
      Buffer.from(
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${type}\r\n\r\n`,
      ),
      Buffer.from(content),
      Buffer.from(`\r\n--${boundary}--\r\n`),
    ]),
  };
}

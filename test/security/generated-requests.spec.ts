import type crypto from 'node:crypto';
import type { BinaryLike, ScryptOptions } from 'node:crypto';
import fc from 'fast-check';
import { apiUnderTest, upload } from '../e2e/api-under-test';
import type { Answer, ApiUnderTest, Person } from '../e2e/api-under-test';
import { AnswerCheck } from './answer-check';
import { operationsOf, requestsOf } from './openapi-requests';
import type { OpenApi, Operation, Request } from './openapi-requests';
import type { Known } from './schema-arbitrary';

/** Passwords are tried by the hundred here: a hash of any cost answers alike. Its real cost is held where it is set. */
jest.mock('node:crypto', () => {
  const real = jest.requireActual<typeof crypto>('node:crypto');
  const scrypt = (...[password, salt, length, options, done]: ScryptArguments): void => {
    real.scrypt(password, salt, length, { ...options, N: 16 }, done);
  };
  return { ...real, scrypt };
});

/** Good requests for each operation, and as many bad ones; a longer run asks more, or others. */
const numRuns = Number(process.env.DUBAN_REQUEST_RUNS ?? '100');
const seed = Number(process.env.DUBAN_REQUEST_SEED ?? '20230219');

type ScryptArguments = [
  password: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
  done: (error: Error | null, key: Buffer) => void,
];
/** Requests under way at once, as many people send them. */
const atOnce = 4;

/** Answers that never end are read elsewhere. */
const endless = new Set(['stream.read']);
/** What would end the session of whoever asks is asked by nobody. */
const endsSession = new Set(['auth.logout', 'auth.password']);
/** What takes seconds to answer is asked less often. */
const slow = new Set(['documents.rehearse']);
const posts = [
  '65-rural_office/head',
  '653122-agri/head',
  '653122-rural_office/head',
  '653122-party/secretary',
  'administrator',
];

describe('requests made from the OpenAPI document', () => {
  let under: ApiUnderTest;
  let document: OpenApi;
  let operations: readonly Operation[];
  let check: AnswerCheck;
  let callers: readonly Person[];
  let sent = 0;

  beforeAll(async () => {
    under = await apiUnderTest();
    document = (await under.nobody.get('/api/openapi.json')).body as OpenApi;
    operations = operationsOf(document).filter(({ id }) => !endless.has(id));
    check = new AnswerCheck(document);
    callers = await Promise.all(posts.map((post) => under.as(post)));
  });
  afterAll(async () => {
    process.stdout.write(`${operations.length} operations, ${sent} requests\n`);
    await under.close();
  });

  const ask = (operation: Operation, n: number, { url, body }: Request): Promise<Answer> => {
    sent += 1;
    const people = endsSession.has(operation.id) ? [under.nobody] : callers;
    const who = people[n % people.length] ?? under.nobody;
    const file = operation.media === 'upload' ? upload(`${n}.txt`, `文件 ${n}`) : {};
    return who.send(operation.method, url, body, file);
  };

  /** One example of each fault is enough. */
  async function faultsOf(
    operation: Operation,
    sort: 'bad' | 'good',
    requests: readonly Request[],
  ): Promise<ReadonlyMap<string, string>> {
    const faults = new Map<string, string>();
    await inTurns(requests, async (request, n) => {
      const fault = check.fault(operation, sort, await ask(operation, n, request));
      if (fault === null) return;
      const key = `${operation.id}, ${sort}: ${fault.replaceAll(/\d+/gu, 'n').slice(0, 60)}`;
      faults.set(key, `${fault}\n    ${request.url.slice(0, 300)} ${JSON.stringify(request.body)}`);
    });
    return faults;
  }

  it('are answered as the document says, the good ones and the bad', async () => {
    const faults = new Map<string, string>();
    for (const operation of operations) {
      const known = await existing(under, operation);
      for (const sort of ['good', 'bad'] as const) {
        const requests = fc.sample(requestsOf(operation, document, known, sort), {
          numRuns: slow.has(operation.id) ? Math.min(numRuns, 5) : numRuns,
          seed,
        });
        for (const [key, fault] of await faultsOf(operation, sort, requests)) faults.set(key, fault);
      }
    }
    expect(Object.fromEntries(faults)).toEqual({});
  }, 900_000);
});

/** Asks all of them, some at once: while the database answers one, another is read. */
async function inTurns<T>(items: readonly T[], work: (item: T, n: number) => Promise<void>): Promise<void> {
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [n, item] of left) await work(item, n);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Ids that exist, so that requests come further than the door. */
async function existing({ world }: ApiUnderTest, { path }: Operation): Promise<Known> {
  const [, , , room = ''] = path.split('/');
  const tables: Readonly<Record<string, string>> = {
    dockets: 'docket',
    documents: 'document',
    dispatches: 'dispatch',
  };
  const rows = await world.ds.query<{ id: string }[]>(
    `SELECT id FROM ${tables[room] ?? 'task'} ORDER BY id LIMIT 40`,
  );
  return { uuid: rows.map(({ id }) => id) };
}

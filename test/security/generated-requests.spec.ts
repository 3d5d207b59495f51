import fc from 'fast-check';
import { apiUnderTest, upload } from '../e2e/api-under-test';
import type { Answer, ApiUnderTest, Person } from '../e2e/api-under-test';
import { AnswerCheck } from './answer-check';
import { operationsOf, requestsOf } from './openapi-requests';
import type { OpenApi, Operation, Request } from './openapi-requests';
import type { Known } from './schema-arbitrary';

/** Good requests for each operation, and as many bad ones; a longer run asks more, or others. */
const numRuns = Number(process.env.DUBAN_REQUEST_RUNS ?? '100');
const seed = Number(process.env.DUBAN_REQUEST_SEED ?? '20230219');

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

  it('are answered as the document says, the good ones and the bad', async () => {
    const faults = new Map<string, string>();
    for (const operation of operations) {
      const known = await existing(under, operation);
      for (const sort of ['good', 'bad'] as const) {
        const requests = fc.sample(requestsOf(operation, document, known, sort), {
          numRuns: slow.has(operation.id) ? Math.min(numRuns, 5) : numRuns,
          seed,
        });
        for (const [n, request] of requests.entries()) {
          const fault = check.fault(operation, sort, await ask(operation, n, request));
          if (fault === null) continue;
          // One example of each fault is enough.
          const key = `${operation.id}, ${sort}: ${fault.replaceAll(/\d+/gu, 'n').slice(0, 60)}`;
          faults.set(key, `${fault}\n    ${request.url.slice(0, 300)} ${JSON.stringify(request.body)}`);
        }
      }
    }
    expect(Object.fromEntries(faults)).toEqual({});
  }, 900_000);
});

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

import { setTimeout as sleep } from 'node:timers/promises';
import { asSupervisor } from '@duban/test-support';
import { eventually } from '../temporal/eventually';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: { readonly id?: string; readonly status?: string };
}

/** A client of the stream that keeps what it hears. */
class Client {
  readonly heard: Heard[] = [];
  readonly #abort = new AbortController();

  async open(address: string, token: string, headers: Record<string, string> = {}): Promise<number> {
    const answer = await fetch(`${address}/api/v1/stream`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
      signal: this.#abort.signal,
    });
    if (answer.status === 200) void this.#read(answer.body!);
    return answer.status;
  }

  async until(find: (heard: Heard) => boolean): Promise<Heard> {
    for (;;) {
      const found = this.heard.find(find);
      if (found !== undefined) return found;
      await sleep(30);
    }
  }

  close(): void {
    this.#abort.abort();
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    try {
      for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
        const parts = (text + chunk).split('\n\n');
        text = parts.pop() ?? '';
        for (const part of parts) {
          const fields = Object.fromEntries(part.split('\n').map((line) => line.split(/: (.*)/su)));
          if (fields.event) this.heard.push({ ...fields, data: JSON.parse(fields.data) } as Heard);
        }
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    }
  }
}

describe('the stream of changes', () => {
  let under: ApiUnderTest;
  let address: string;
  const clients: Client[] = [];
  beforeAll(async () => {
    under = await apiUnderTest();
    await under.api.listen({ port: 0, host: '127.0.0.1' });
    address = await under.api.getUrl();
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    await under.close();
  });

  const open = async (who: Person, headers?: Record<string, string>): Promise<Client> => {
    const client = new Client();
    clients.push(client);
    expect(await client.open(address, who.token, headers)).toBe(200);
    await client.until(({ event }) => event === 'ready');
    return client;
  };
  const suspend = async (id: string): Promise<void> => {
    const command = { act: 'suspend', reason: '等待' } as const;
    expect((await under.world.record.act({ taskId: id, command, authorize: asSupervisor })).ok).toBe(true);
  };

  it('tells each listener what it may see, nothing of what it may not, and what it missed while away', async () => {
    const [office, agri, water, secretary] = await Promise.all([
      under.as('653122-rural_office/head'),
      under.as('653122-agri/head'),
      under.as('653122-water/head'),
      under.as('653122-party/secretary'),
    ]);
    const tasks = await under.world.ds.query<{ id: string; unit: string; sensitive: boolean }[]>(
      `SELECT id, unit, sensitive FROM task WHERE territory = '653122' ORDER BY key`,
    );
    // What is still being counted is told docket by docket.
    await eventually(async () => {
      expect(await under.world.ds.query('SELECT id FROM task_touched LIMIT 1')).toEqual([]);
    });
    const of = (find: (task: (typeof tasks)[number]) => boolean): string => tasks.find(find)?.id ?? '';
    const seenByWater = new Set(
      ((await water.get('/tasks?limit=200')).body.items as { id: string }[]).map(({ id }) => id),
    );
    const mine = of(
      ({ id, unit, sensitive }) => unit === '653122-agri' && !sensitive && !seenByWater.has(id),
    );
    const secret = of(
      ({ unit, sensitive }) => sensitive && unit !== '653122-agri' && unit !== '653122-water',
    );
    const shared = of(({ unit }) => unit === '653122-water');
    const listening = await Promise.all([office, agri, water, secretary].map((who) => open(who)));
    const [atOffice, atAgri, atWater] = listening as [Client, Client, Client, Client];
    await suspend(mine);
    if (secret !== '') await suspend(secret);
    await suspend(shared);
    await atOffice.until(({ data }) => data.id === shared);
    await atWater.until(({ data }) => data.id === shared);
    const heard = await atAgri.until(({ data }) => data.id === mine);
    expect(heard).toMatchObject({ event: 'task', data: { status: 'suspended', light: 'grey', version: 2 } });
    const ids = (client: Client): (string | undefined)[] => client.heard.map(({ data }) => data.id);
    expect(ids(atWater)).not.toContain(mine);
    if (secret !== '') {
      expect(ids(atOffice)).toContain(secret);
      expect([...ids(atWater), ...ids(atAgri)]).not.toContain(secret);
    }
    const before = atOffice.heard.find(({ event }) => event === 'ready')!;
    const back = await open(office, { 'last-event-id': before.id });
    await back.until(({ data }) => data.id === shared);
    expect(back.heard.filter(({ data }) => data.id === mine)).toHaveLength(1);
    const long = await open(office, { 'last-event-id': '0' });
    expect((await long.until(({ event }) => event !== 'ready')).event).toMatch(/^(?:reload|task)$/u);
  }, 60_000);

  it('refuses who is not signed in, odd numbers, and more streams than one person needs', async () => {
    expect(await new Client().open(address, 'none.of.these.tokens.is.ours')).toBe(401);
    const who = await under.as('653125-agri/head');
    expect(await new Client().open(address, who.token, { 'last-event-id': 'x' })).toBe(422);
    for (let n = 0; n < 10; n += 1) await open(who);
    expect(await new Client().open(address, who.token)).toBe(429);
  }, 60_000);
});

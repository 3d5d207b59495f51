import { hookServer, mailServer, recordWorld, scratchDatabase } from '@duban/test-support';
import type { HookServer, MailServer, RecordWorld, ScratchDatabase } from '@duban/test-support';
import { dieAt } from './die-at';
import { addChannel, compileAndSend } from './send-digests';

const people = 12;

describe('a sender killed between two steps', () => {
  let scratch: ScratchDatabase;
  let world: RecordWorld;
  let mail: MailServer;
  let hooks: HookServer;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    world = await recordWorld(scratch.url, { clauses: [14, 15, 30] });
    await world.issue();
    [mail, hooks] = await Promise.all([mailServer(), hookServer()]);
    const units = await world.ds.query<{ unit: string }[]>(
      `SELECT DISTINCT unit FROM notice WHERE post = 'head' ORDER BY unit LIMIT $1`,
      [people / 2],
    );
    for (const [index, post] of Array.from({ length: people }, (_, at) => [at, at % 2] as const)) {
      const name = `person-${index}`;
      await world.ds.query(`INSERT INTO account (username, name, password_hash) VALUES ($1, $1, '')`, [name]);
      await world.ds.query('INSERT INTO account_post VALUES ($1, $2, $3)', [
        name,
        units[Math.floor(index / 2)]!.unit,
        post === 0 ? 'head' : 'officer',
      ]);
      await addChannel(world, name, 'email', `${name}@example.org`);
      await addChannel(world, name, 'webhook', `${hooks.url}/hook/${name}`);
      await addChannel(world, name, 'dingtalk', `${hooks.url}/robot/${name}`);
    }
  });
  afterAll(async () => {
    await Promise.all([mail.close(), hooks.close(), world.close()]);
    await scratch.drop();
  });

  /** As on the morning before, with nothing told yet. */
  async function anew(): Promise<void> {
    await world.ds.query('DELETE FROM notification');
    await world.ds.query('DELETE FROM digest_day');
    await world.ds.query('DELETE FROM channel_pace');
    await world.ds.query('UPDATE notice SET day = NULL, told_unit = NULL');
    (mail.mails as unknown[]).length = 0;
    (hooks.calls as unknown[]).length = 0;
  }

  const callsOf = (kind: string): string[] =>
    hooks.calls.filter(({ url }) => url.pathname.startsWith(`/${kind}/`)).map(({ url }) => url.pathname);

  it.each([
    'digest-claimed',
    'digest-stand-ins-told',
    'digest-of-one-written',
    'delivery-fanning-out',
    'delivery-claimed',
    'delivery-handing-over',
    'delivery-handed-over',
    'delivery-settled',
  ])('at %s: nobody is told twice or never', async (failPoint) => {
    await anew();
    expect(await dieAt(failPoint, 'send-digests.process.ts', scratch.url, mail.url)).toBe('SIGKILL');
    const before = {
      mails: mail.mails.length,
      hooks: callsOf('hook').length,
      robots: callsOf('robot').length,
    };
    // Time passes: the dead sender's leases run out.
    await world.ds.query(
      `UPDATE delivery SET lease_until = now() - interval '1 second' WHERE state = 'sending'`,
    );
    await compileAndSend(world, mail.url);
    const [counts] = await world.ds.query<Record<string, number>[]>(
      `SELECT (SELECT count(*) FROM notification) AS digests, count(*) AS deliveries,
         count(*) FILTER (WHERE state = 'sent') AS sent, count(*) FILTER (WHERE state = 'uncertain') AS uncertain
       FROM delivery`,
    );
    const events = new Set(
      hooks.calls.filter(({ url }) => url.pathname.startsWith('/hook/')).map(({ json }) => json.id),
    );
    const robots = callsOf('robot');
    const after = {
      mails: mail.mails.length,
      distinctMails: mail.distinct().size,
      hooks: callsOf('hook').length,
      distinctEvents: events.size,
      robots: robots.length,
      ...counts,
    };
    process.stdout.write(
      `${failPoint}: killed after ${JSON.stringify(before)}, in the end ${JSON.stringify(after)}\n`,
    );
    expect(after).toMatchObject({
      digests: people,
      deliveries: people * 3,
      distinctMails: people,
      distinctEvents: people,
      sent: people * 3 - (counts?.uncertain ?? 0),
    });
    expect(new Set([...mail.distinct().values()].map(({ to }) => to[0])).size).toBe(people);
    expect(new Set(callsOf('hook')).size).toBe(people);
    // A robot cannot tell: it is called once, or an operator is told that nobody knows.
    expect(new Set(robots).size).toBe(robots.length);
    expect(robots.length).toBeLessThanOrEqual(people);
    expect(robots.length).toBeGreaterThanOrEqual(people - (counts?.uncertain ?? 0));
    if (!failPoint.startsWith('delivery-hand')) expect(counts?.uncertain).toBeLessThan(people);
  });
});

import ICAL from 'ical.js';
import { hookServer, mailServer } from '@duban/test-support';
import type { HookServer, MailServer } from '@duban/test-support';
import { apiUnderTest } from './api-under-test';
import type { ApiUnderTest, Person } from './api-under-test';

const secretPart = 'access_token=very-hidden-token';

describe('a person’s channels over HTTP', () => {
  let under: ApiUnderTest;
  let mail: MailServer;
  let hooks: HookServer;
  let head: Person;
  beforeAll(async () => {
    [mail, hooks] = await Promise.all([mailServer(), hookServer()]);
    under = await apiUnderTest({
      more: { smtpUrl: mail.url, mailFrom: '督办 <duban@example.org>' },
    });
    head = await under.as('653122-agri/head');
  });
  afterAll(async () => {
    await under.close();
    await Promise.all([mail.close(), hooks.close()]);
  });
  const of = (body: { items: { kind: string }[] }, kind: string): Record<string, unknown> =>
    body.items.find((item) => item.kind === kind) as Record<string, unknown>;

  it('begin with the inbox alone', async () => {
    const { status, body } = await head.get('/me/channels');
    expect(status).toBe(200);
    expect(of(body, 'inbox')).toMatchObject({ enabled: true, available: true });
    expect(of(body, 'email')).toMatchObject({
      enabled: false,
      configured: false,
      available: true,
      address: null,
    });
    expect((await under.nobody.get('/me/channels')).status).toBe(401);
  });

  it('are kept sealed, shown by hints, and keep their address when it is left out', async () => {
    const items = [
      { kind: 'email', address: 'head@example.org' },
      {
        kind: 'dingtalk',
        address: `${hooks.url}/robot/send?${secretPart}`,
        secret: 'SEC-very-hidden',
        digest: false,
      },
    ];
    const put = await head.put('/me/channels', { items });
    expect(put.status).toBe(200);
    expect(put.text).not.toContain('very-hidden');
    expect(of(put.body, 'dingtalk')).toMatchObject({
      configured: true,
      digest: false,
      urgent: true,
      hasSecret: true,
    });
    const rows = await under.world.ds.query<{ all: string }[]>(
      `SELECT string_agg(encode(sealed, 'escape') || hint, ' ') AS all FROM channel`,
    );
    expect(rows[0]?.all).not.toContain('very-hidden');
    const again = await head.put('/me/channels', {
      items: [{ kind: 'dingtalk' }, { kind: 'email', enabled: false }],
    });
    expect(of(again.body, 'dingtalk')).toMatchObject({ configured: true, digest: true, hasSecret: true });
    expect(of(again.body, 'email')).toMatchObject({
      configured: true,
      enabled: false,
      address: 'head@example.org',
    });
    expect((await (await under.as('653122-agri/officer')).get('/me/channels')).text).not.toContain(
      'example.org',
    );
  });

  it.each([
    ['webhook', 'https://169.254.169.254/latest/meta-data'],
    ['wecom', 'https://10.1.1.1/cgi-bin/webhook/send?key=k'],
    ['feishu', 'http://8.8.8.8/hook'],
    ['webhook', 'http://no-such-name.invalid/hook'],
    ['webhook', 'no address'],
    ['email', 'not a mail'],
    ['calendar', 'https://example.org/'],
    ['feishu', undefined],
  ])('refuse %s at %s, and change nothing', async (kind, address) => {
    const { status, body, text } = await head.put('/me/channels', { items: [{ kind, address }] });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'invalid-body', fields: ['items.0.address'] });
    expect(text).not.toContain('169.254');
    expect(of((await head.get('/me/channels')).body, 'dingtalk')).toMatchObject({ configured: true });
  });

  it('are tried by a button, not more often than is good', async () => {
    await head.put('/me/channels', { items: [{ kind: 'dingtalk' }, { kind: 'email' }] });
    const tested = await head.post('/me/channels/email/test', {});
    expect(tested).toMatchObject({ status: 200, body: { outcome: 'sent', reason: null } });
    expect(mail.mails.at(-1)).toMatchObject({
      to: ['head@example.org'],
      mail: { subject: '督办：测试消息' },
    });
    expect((await head.post('/me/channels/dingtalk/test', {})).body).toMatchObject({ outcome: 'sent' });
    expect(hooks.calls.at(-1)?.url.searchParams.has('sign')).toBe(true);
    expect((await head.post('/me/channels/email/test', {})).status).toBe(429);
    expect((await head.post('/me/channels/feishu/test', {})).status).toBe(404);
    expect((await head.post('/me/channels/pigeon/test', {})).status).toBe(404);
    const { testedAt } = of((await head.get('/me/channels')).body, 'email');
    // By business time, whatever the machine's clock says.
    expect(Math.abs(Date.parse(String(testedAt)) - under.world.now())).toBeLessThan(60_000);
  });

  describe('the calendar', () => {
    const events = (text: string): InstanceType<typeof ICAL.Event>[] =>
      new ICAL.Component(ICAL.parse(text) as unknown[])
        .getAllSubcomponents('vevent')
        .map((component) => new ICAL.Event(component));
    const feedOf = async (renew = false): Promise<string> => {
      const { body } = await head.put('/me/channels', { items: [{ kind: 'calendar', renew }] });
      return String(of(body, 'calendar').address).replace('https://duban.example.org', '');
    };

    it('tells by a token of its own, without signing in, what the person’s units owe and when', async () => {
      const feed = await feedOf();
      const { status, headers, text } = await under.nobody.get(feed);
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/calendar');
      const days = events(text);
      expect(days.length).toBeGreaterThan(3);
      const tasks = await head.get('/tasks?unit=653122-agri&limit=200');
      const due = new Set((tasks.body.items as { dueAt: string }[]).map(({ dueAt }) => dueAt.slice(0, 10)));
      const told = days
        .filter(({ uid }) => uid.startsWith('due-'))
        .map(({ startDate }) => startDate.toString());
      expect(new Set(told)).toEqual(due);
      expect(told.length).toBe(due.size);
      expect(days.some(({ uid }) => uid.startsWith('report-'))).toBe(true);
      expect((await under.nobody.get('/calendar.ics')).status).toBe(401);
      expect((await head.get('/calendar.ics')).text).toContain('BEGIN:VCALENDAR');
    });

    it('ends with its token: renewed or taken away', async () => {
      const first = await feedOf();
      expect(await feedOf()).toBe(first);
      const second = await feedOf(true);
      expect(second).not.toBe(first);
      expect((await under.nobody.get(first)).status).toBe(404);
      expect((await under.nobody.get(second)).status).toBe(200);
      await head.put('/me/channels', { items: [] });
      expect((await under.nobody.get(second)).status).toBe(404);
    });
  });

  it('that fail are the operator’s to see, without contents, and to send again', async () => {
    await head.put('/me/channels', { items: [{ kind: 'email', address: 'head@example.org' }] });
    await under.world.ds.query(
      `WITH n AS (INSERT INTO notification (id, username, kind, lines, created_at, fanned_at)
         VALUES (gen_random_uuid(), $1, 'urgent', '[{"title": "some contents"}]', now(), now()) RETURNING id)
       INSERT INTO delivery (id, notification_id, channel_id, kind, state, attempts, error, not_before)
       SELECT gen_random_uuid(), n.id, c.id, c.kind, 'failed', 8, 'interrupted', now() FROM n, channel c
       WHERE c.username = $1`,
      [head.username],
    );
    const operator = await under.as('administrator');
    const { body, text } = await operator.get('/deliveries?state=failed,uncertain');
    expect(body.items).toMatchObject([
      { kind: 'email', state: 'failed', username: head.username, attempts: 8 },
    ]);
    expect(body.items[0].error).toContain('可能已经收到');
    expect(text).not.toContain('some contents');
    expect(text).not.toContain('head@example.org');
    const { id } = body.items[0];
    expect((await head.get('/deliveries')).status).toBe(403);
    expect((await head.post(`/deliveries/${id}/retry`, {})).status).toBe(404);
    const metrics = await under.nobody.get('/metrics');
    expect(metrics.text).toContain('duban_deliveries{kind="email",state="failed"} 1');
    const sent = { headers: { 'idempotency-key': 'once' } };
    expect((await operator.post(`/deliveries/${id}/retry`, {}, sent)).body).toMatchObject({
      state: 'waiting',
    });
    expect((await operator.post(`/deliveries/${id}/retry`, {}, sent)).status).toBe(200);
    expect(await operator.post(`/deliveries/${id}/retry`, {})).toMatchObject({
      status: 409,
      body: { code: 'delivery-not-failed' },
    });
    expect((await operator.get('/incidents')).body).toEqual({ items: [] });
    expect((await head.get('/incidents')).status).toBe(403);
  });
});

import { webcrypto } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { hookServer, mailServer } from '@duban/test-support';
import type { CallAnswer, HookServer, MailServer } from '@duban/test-support';
import { composeMessage, testMessage } from '../message/compose-message';
import type { OutgoingLine } from '../message/compose-message';
import type { Message } from '../message/message';
import type { Channel, Destination } from './channel';
import { dingtalkChannel } from './dingtalk.channel';
import { emailChannel } from './email.channel';
import { feishuChannel } from './feishu.channel';
import { Outlets } from './outlets';
import { webhookChannel } from './webhook.channel';
import { wecomChannel } from './wecom.channel';

const at = 1_700_000_000_000;
const secret = 'SECfixed';
const wording = {
  nameOf: () => '疏勒县水利局',
  documentOf: () => '新党发〔2023〕1号',
  publicUrl: 'https://duban.example.org',
};
const lineOf = (index: number, more: Partial<OutgoingLine> = {}): OutgoingLine => ({
  ...{ kind: 'reminded', unit: '653122-water', post: 'head', taskId: `task-${index}`, docketId: 'docket-1' },
  ...{
    count: 1,
    clause: 14,
    title: `高标准农田 <b>*${index}*</b>`,
    lead: '653122-water',
    dueOn: '2023-12-31',
  },
  ...{ data: { workingDaysLeft: 5 }, sensitive: false },
  basis: { document: 'd', clause: 14, sentence: 2, text: '严守耕地红线。' },
  ...more,
});
const messageOf = (lines: readonly OutgoingLine[]): Message =>
  composeMessage(
    {
      ...{ id: '00000000-0000-4000-8000-000000000001', kind: 'digest', day: '2023-11-15', at },
      ...{ lines, to: { username: 'head', name: '张局长' } },
    },
    wording,
  );

/** A receiver of one kind as the suite asks it: what arrived, and how to make it refuse or break. */
interface Bench {
  readonly channel: Channel;
  readonly to: Destination;
  /** Everything that arrived, each as one text in which links and words stand as a reader finds them. */
  readonly arrived: () => readonly string[];
  readonly idOf: ((index: number) => string | undefined) | null;
  readonly fail: (how: 'broken' | 'busy' | 'refused') => void;
  /** A place where nobody listens. */
  readonly nowhere: Destination;
  readonly close: () => Promise<void>;
}

const inside = new Outlets(['127.0.0.1']);

async function freeAddress(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => {
    server.once('listening', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return `127.0.0.1:${port}`;
}

interface HookBench {
  readonly make: (outlets: Outlets) => Channel;
  readonly answers: Readonly<Record<'busy' | 'refused', CallAnswer>>;
  readonly idOf?: (text: string) => string;
}

async function hookBench({
  make,
  answers,
  idOf,
}: HookBench): Promise<Bench & { readonly server: HookServer }> {
  const server = await hookServer();
  return {
    server,
    channel: make(inside),
    to: { address: `${server.url}/robot?key=hidden-key`, secret },
    arrived: () => server.calls.map(({ text }) => text.replaceAll(String.raw`\n`, '\n').replaceAll('\\', '')),
    idOf: idOf === undefined ? null : (index) => idOf(server.calls[index]?.text ?? ''),
    fail: (how) => {
      server.answer = () => (how === 'broken' ? null : answers[how]);
    },
    nowhere: { address: `http://${await freeAddress()}/robot?key=hidden-key`, secret },
    close: server.close,
  };
}

async function mailBench(): Promise<Bench> {
  const server: MailServer = await mailServer();
  const channel = emailChannel({ smtpUrl: server.url, from: '督办 <duban@example.org>' });
  const nowhere = emailChannel({ smtpUrl: `smtp://${await freeAddress()}`, from: 'duban@example.org' });
  let broken = false;
  return {
    channel: {
      ...channel,
      send: (to, message) => (to.address.startsWith('nowhere') ? nowhere : channel).send(to, message),
    },
    to: { address: 'head@example.org' },
    arrived: () => server.mails.map(({ mail }) => `${mail.text ?? ''}\n${String(mail.html)}`),
    idOf: (index) => server.mails[index]?.mail.messageId,
    fail: (how) => {
      broken = how === 'broken';
      server.refuse = () => (how === 'refused' ? 550 : how === 'busy' ? 451 : null);
    },
    nowhere: { address: 'nowhere@example.org' },
    close: async () => {
      channel.close();
      nowhere.close();
      expect(broken).toBe(false);
      await server.close();
    },
  };
}

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  email: mailBench,
  wecom: () =>
    hookBench({
      make: wecomChannel,
      answers: {
        busy: { status: 200, body: { errcode: 45_009, errmsg: 'api freq out of limit' } },
        refused: { status: 200, body: { errcode: 93_000, errmsg: 'invalid webhook url' } },
      },
    }),
  dingtalk: () =>
    hookBench({
      make: dingtalkChannel,
      answers: {
        busy: { status: 200, body: { errcode: 130_101, errmsg: 'send too fast' } },
        refused: { status: 200, body: { errcode: 310_000, errmsg: 'sign not match' } },
      },
    }),
  feishu: () =>
    hookBench({
      make: feishuChannel,
      answers: {
        busy: { status: 200, body: { code: 9499, msg: 'too many request' } },
        refused: { status: 200, body: { code: 19_021, msg: 'sign match fail' } },
      },
    }),
  webhook: () =>
    hookBench({
      make: (outlets) => webhookChannel(outlets, 'https://duban.example.org'),
      answers: { busy: { status: 503 }, refused: { status: 401 } },
      idOf: (text) => (JSON.parse(text) as { id: string }).id,
    }),
};

describe.each(Object.entries(benches))('the channel %s', (kind, make) => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await make();
  });
  afterEach(() => bench.close());

  it('hands a message over once: title, each line with its link and its basis', async () => {
    expect(bench.channel.kind).toBe(kind);
    expect(await bench.channel.send(bench.to, messageOf([lineOf(1), lineOf(2)]))).toEqual({
      outcome: 'sent',
    });
    expect(bench.arrived()).toHaveLength(1);
    const [text = ''] = bench.arrived();
    expect(text).toContain('到期提醒2项');
    expect(text).toContain('https://duban.example.org/tasks/task-1');
    expect(text).toContain('https://duban.example.org/inbox');
    expect(text).toContain('新党发〔2023〕1号第14条第2句：“严守耕地红线。”');
  });

  it('carries the same id at every try, where a receiver can tell', async () => {
    const { deduplicates } = bench.channel;
    expect(deduplicates).toBe(bench.idOf !== null);
    for (let tries = 0; tries < 2; tries += 1) await bench.channel.send(bench.to, messageOf([lineOf(1)]));
    if (bench.idOf === null) return;
    expect(bench.idOf(0)).toContain('00000000-0000-4000-8000-000000000001');
    expect(bench.idOf(1)).toBe(bench.idOf(0));
  });

  it('lets nothing of a sensitive task out but that there is one', async () => {
    const hidden = lineOf(1, { sensitive: true, title: '不可外传', basis: null });
    await bench.channel.send(bench.to, messageOf([hidden]));
    expect(bench.arrived()[0]).toContain('一项不宜外传的事项');
    expect(bench.arrived()[0]).not.toContain('不可外传');
  });

  it('tells ten villages of a stand-in in a line each', async () => {
    const lines = Array.from({ length: 40 }, (_, index) =>
      lineOf(index, { unit: `village-${index % 10}`, standIn: true }),
    );
    await bench.channel.send(bench.to, messageOf(lines));
    const [text = ''] = bench.arrived();
    expect(text).toContain('到期提醒40项');
    expect(text.split('到期提醒4项').length - 1).toBeGreaterThanOrEqual(10);
  });

  it('keeps within the service’s size, and says where it has cut', async () => {
    const limits: Readonly<Record<string, number>> = { wecom: 4096, dingtalk: 20_000, feishu: 20_000 };
    const most = limits[kind];
    const long = messageOf(
      Array.from({ length: 29 }, (_, index) => lineOf(index, { title: '长'.repeat(400) })),
    );
    expect(await bench.channel.send(bench.to, long)).toEqual({ outcome: 'sent' });
    if (most === undefined) return;
    expect(Buffer.byteLength(bench.arrived()[0] ?? '')).toBeLessThan(most + 200);
    expect(bench.arrived()[0]).toContain('内容较多，其余请登录查看');
  });

  it('tells a refusal from a busy receiver and from a place where nobody listens, and shows no address', async () => {
    bench.fail('refused');
    const refused = await bench.channel.send(bench.to, messageOf([lineOf(1)]));
    expect(refused.outcome).toBe('refused');
    bench.fail('busy');
    const busy = await bench.channel.send(bench.to, messageOf([lineOf(1)]));
    expect(busy.outcome).toBe('later');
    const away = await bench.channel.send(bench.nowhere, messageOf([lineOf(1)]));
    expect(away.outcome).toBe('later');
    for (const outcome of [refused, busy, away]) {
      expect(JSON.stringify(outcome)).not.toMatch(/hidden-key|SECfixed|127\.0\.0\.1/u);
    }
  });

  it('sends a test in the same form', async () => {
    const message = testMessage({ id: 'x', at, to: { username: 'head', name: '张局长' } }, wording);
    expect(await bench.channel.send(bench.to, message)).toEqual({ outcome: 'sent' });
    expect(bench.arrived()[0]).toContain('这是一条测试消息');
  });
});

describe.each(Object.entries(benches).filter(([kind]) => kind !== 'email'))(
  'what %s is posted',
  (_kind, make) => {
    let bench: Bench & { readonly server?: HookServer };
    beforeEach(async () => {
      bench = await make();
    });
    afterEach(() => bench.close());

    it('may have arrived where the connection broke after the request was read', async () => {
      bench.fail('broken');
      expect(await bench.channel.send(bench.to, messageOf([lineOf(1)]))).toMatchObject({
        outcome: 'unknown',
      });
      expect(bench.arrived()).toHaveLength(1);
    });

    it('goes nowhere else, whatever a redirect says', async () => {
      const elsewhere = await hookServer();
      bench.server!.answer = () => ({ status: 307, location: `${elsewhere.url}/stolen` });
      expect(await bench.channel.send(bench.to, messageOf([lineOf(1)]))).toMatchObject({
        outcome: 'refused',
      });
      expect(elsewhere.calls).toEqual([]);
      await elsewhere.close();
    });
  },
);

/** HMAC-SHA256 by the Web Cryptography API: another implementation than the adapters'. */
async function hmac(key: string, data: string): Promise<Buffer> {
  const { subtle } = webcrypto;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const made = await subtle.importKey('raw', Buffer.from(key), algorithm, false, ['sign']);
  return Buffer.from(await subtle.sign('HMAC', made, Buffer.from(data)));
}

describe('signatures', () => {
  let server: HookServer;
  beforeEach(async () => {
    server = await hookServer();
  });
  afterEach(() => server.close());
  const now = (): number => at;

  it('of 钉钉 stand in the address', async () => {
    const to = { address: `${server.url}/robot/send?access_token=t`, secret };
    await dingtalkChannel(inside, now).send(to, messageOf([lineOf(1)]));
    const { searchParams } = server.calls[0]!.url;
    expect(searchParams.get('access_token')).toBe('t');
    expect(searchParams.get('timestamp')).toBe(String(at));
    const expected = (await hmac(secret, `${at}\n${secret}`)).toString('base64');
    expect(searchParams.get('sign')).toBe(expected);
    // Made once by Python's hmac.
    expect(expected).toBe('6QuBMTcrdYIowuboaoCdhC1lDeVXDngHIO8x5Hg/2Dk=');
    await dingtalkChannel(inside, now).send({ address: to.address }, messageOf([lineOf(1)]));
    expect(server.calls[1]!.url.searchParams.has('sign')).toBe(false);
  });

  it('of 飞书 stand in the body', async () => {
    await feishuChannel(inside, now).send({ address: server.url, secret }, messageOf([lineOf(1)]));
    const { timestamp, sign } = server.calls[0]!.json;
    expect(timestamp).toBe(String(at / 1000));
    expect(sign).toBe((await hmac(`${timestamp}\n${secret}`, '')).toString('base64'));
    expect(sign).toBe('6LohQ9OCSWXWPBtSZUk0qVMCy0Jj+CTbkEHDnZv7GH8=');
  });

  it('of webhooks cover time and body of a CloudEvent', async () => {
    await webhookChannel(inside, 'https://duban.example.org', now).send(
      { address: server.url, secret },
      messageOf([lineOf(1)]),
    );
    const [{ headers, text, json }] = server.calls as [HookServer['calls'][number]];
    expect(headers['content-type']).toContain('application/cloudevents+json');
    const [, seconds, signature] =
      /^t=(\d+),v1=([0-9a-f]{64})$/u.exec(String(headers['duban-signature'])) ?? [];
    expect(seconds).toBe(String(at / 1000));
    expect(signature).toBe((await hmac(secret, `${seconds}.${text}`)).toString('hex'));
    expect(json).toMatchObject({
      specversion: '1.0',
      id: '00000000-0000-4000-8000-000000000001',
      source: 'https://duban.example.org',
      type: 'duban.notification.digest.v1',
      subject: 'head',
      time: '2023-11-15T06:13:20+08:00',
      data: { day: '2023-11-15', sections: [{ key: 'due', count: 1 }] },
    });
  });
});

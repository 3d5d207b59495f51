import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail that a server took. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly mail: ParsedMail;
}

/** A real SMTP server that keeps what it takes. */
export interface MailServer {
  readonly url: string;
  readonly mails: readonly ReceivedMail[];
  /** Mails by Message-ID: what came twice counts once, as in a reader's mailbox. */
  readonly distinct: () => ReadonlyMap<string, ReceivedMail>;
  /** Refuses the recipients for which it answers a code. */
  refuse: (address: string) => number | null;
  readonly close: () => Promise<void>;
}

/** Starts an SMTP server on a free port of this machine. */
export async function mailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const found: { refuse: MailServer['refuse'] } = { refuse: () => null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => {
      const code = found.refuse(address);
      done(code === null ? null : Object.assign(new Error('refused by the test'), { responseCode: code }));
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream).then(
        (mail) => {
          mails.push({ to, mail });
          done();
        },
        (error: unknown) => done(error as Error),
      );
    },
  });
  server.on('error', () => undefined); // a client that was killed
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(found, {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    distinct: () => new Map(mails.map((each) => [each.mail.messageId ?? '', each])),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  });
}

/** A request that a receiver got. */
export interface ReceivedCall {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly json: ReturnType<typeof JSON.parse>;
}

/** What a receiver answers; null: it breaks the connection after it has read the request. */
export type CallAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly location?: string;
} | null;

/** An HTTP server that keeps what it is posted. */
export interface HookServer {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  answer: (call: ReceivedCall) => CallAnswer;
  readonly close: () => Promise<void>;
}

/** Starts a receiver on a free port of this machine; it answers as robots do that took a message. */
export async function hookServer(): Promise<HookServer> {
  const calls: ReceivedCall[] = [];
  const taken: CallAnswer = { status: 200, body: { errcode: 0, errmsg: 'ok', code: 0, msg: 'success' } };
  const found: { answer: HookServer['answer'] } = { answer: () => taken };
  const server: Server = createServer((request, response) => {
    void textOf(request).then((text) => {
      const url = new URL(request.url ?? '/', 'http://receiver');
      const call = { url, headers: request.headers, text, json: JSON.parse(text) as unknown };
      calls.push(call);
      const answer = found.answer(call);
      if (answer === null) {
        request.socket.destroy();
        return;
      }
      const { status, body = {}, location } = answer;
      response.writeHead(status, {
        'content-type': 'application/json',
        ...(location === undefined ? {} : { location }),
      });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return Object.assign(found, {
    url: `http://127.0.0.1:${port}`,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

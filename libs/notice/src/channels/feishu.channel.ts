import { createHmac } from 'node:crypto';
import { messageTexts } from '../message/message.text';
import type { Message } from '../message/message';
import { callOut } from './call-out';
import type { Channel } from './channel';
import type { Outlets } from './outlets';
import { robotOutcome } from './robot';
import type { RobotManner } from './robot';

/** Bytes of a whole request, below the service's 20 KB. */
const mostBytes = 18_000;
/** 100 messages a minute and 5 a second. */
const paceMs = 650;
const cooldownMs = 60_000;

const manner: RobotManner = {
  code: 'code',
  message: 'msg',
  tooOften: ({ code, message }) => code === 11_232 || /too many|frequency/iu.test(message),
  busy: new Set([-1, 19_000]),
};

type Node =
  | { readonly tag: 'a'; readonly text: string; readonly href: string }
  | { readonly tag: 'text'; readonly text: string };
type Paragraph = readonly Node[];

/** 飞书 group robots; signed by time and secret in the body where the robot has a secret. */
export function feishuChannel(outlets: Outlets, now: () => number = Date.now): Channel {
  return {
    ...{ kind: 'feishu', deduplicates: false, paceMs, cooldownMs },
    send: async ({ address, secret }, message) => {
      const signature = secret === undefined ? {} : signatureOf(secret, now());
      const called = await callOut(outlets, {
        url: address,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: bodyOf(message, signature),
      });
      return robotOutcome(called, manner, cooldownMs);
    },
  };
}

/** `timestamp` (s) and `sign`: Base64 of HMAC-SHA256 over nothing, keyed by `"<timestamp>\n<secret>"`. */
function signatureOf(secret: string, at: number): { readonly timestamp: string; readonly sign: string } {
  const timestamp = String(Math.floor(at / 1000));
  return { timestamp, sign: createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64') };
}

/** Rich text, cut at whole paragraphs where it would be too large. */
function bodyOf(message: Message, signature: object): string {
  const all = paragraphs(message);
  const tail: Paragraph = [{ tag: 'a', text: messageTexts.open, href: message.url }];
  const write = (content: readonly Paragraph[]): string =>
    JSON.stringify({
      ...signature,
      msg_type: 'post',
      content: { post: { zh_cn: { title: message.title, content: [...content, tail] } } },
    });
  const whole = write(all);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const cut: Paragraph = [{ tag: 'text', text: messageTexts.cut }];
  let room = mostBytes - Buffer.byteLength(write([cut]));
  const kept: Paragraph[] = [];
  for (const each of all) {
    room -= Buffer.byteLength(JSON.stringify(each)) + 1;
    if (room < 0) break;
    kept.push(each);
  }
  return write([...kept, cut]);
}

function paragraphs({ to, remark, sections }: Message): Paragraph[] {
  const text = (words: string): Paragraph => [{ tag: 'text', text: words }];
  return [
    text(`${messageTexts.greeting(to)}${remark ?? ''}`),
    ...sections.flatMap(({ title, count, lines, more }) => [
      text(messageTexts.heading(title, count)),
      ...lines.map(({ text: words, url, basis }): Paragraph => [
        { tag: 'a', text: words, href: url },
        ...(basis === null ? [] : [{ tag: 'text', text: ` ${messageTexts.basisLabel}${basis}` } as const]),
      ]),
      ...(more > 0 ? [text(messageTexts.more(more))] : []),
    ]),
  ];
}

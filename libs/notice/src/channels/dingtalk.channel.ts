import { createHmac } from 'node:crypto';
import { markdownStyle, messageText } from '../message/message-text';
import { callOut } from './call-out';
import type { Channel } from './channel';
import type { Outlets } from './outlets';
import { robotOutcome } from './robot';
import type { RobotManner } from './robot';

/** Bytes of UTF-8 of one message, below the service's 20,000. */
const mostBytes = 18_000;
/** 20 messages a minute; over that the robot is mute for ten minutes. */
const paceMs = 3200;
const cooldownMs = 10 * 60_000;

const manner: RobotManner = {
  code: 'errcode',
  message: 'errmsg',
  tooOften: ({ code }) => code === 130_101 || code === 410_100,
  busy: new Set([-1]),
};

/** 钉钉 group robots; signed by time and secret in the address where the robot has a secret. */
export function dingtalkChannel(outlets: Outlets, now: () => number = Date.now): Channel {
  return {
    ...{ kind: 'dingtalk', deduplicates: false, paceMs, cooldownMs },
    send: async ({ address, secret }, message) => {
      const text = messageText(message, markdownStyle, mostBytes);
      const called = await callOut(outlets, {
        url: secret === undefined ? address : signed(address, secret, now()),
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ msgtype: 'markdown', markdown: { title: message.title, text } }),
      });
      return robotOutcome(called, manner, cooldownMs);
    },
  };
}

/** Adds `timestamp` (ms) and `sign`: Base64 of HMAC-SHA256, keyed by the secret, over `"<timestamp>\n<secret>"`. */
function signed(address: string, secret: string, at: number): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const sign = createHmac('sha256', secret).update(`${at}\n${secret}`).digest('base64');
  url.searchParams.set('timestamp', String(at));
  url.searchParams.set('sign', sign);
  return url.href;
}

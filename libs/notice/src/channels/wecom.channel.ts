import { markdownStyle, messageText } from '../message/message-text';
import { callOut } from './call-out';
import type { Channel } from './channel';
import type { Outlets } from './outlets';
import { robotOutcome } from './robot';
import type { RobotManner } from './robot';

/** Bytes of UTF-8 that a Markdown message may have. */
const mostBytes = 4096;
/** 20 messages a minute. */
const paceMs = 3200;
const cooldownMs = 60_000;

const manner: RobotManner = {
  code: 'errcode',
  message: 'errmsg',
  tooOften: ({ code }) => code === 45_009,
  busy: new Set([-1]),
};

/** 企业微信 group robots: the key stands in the address, nothing is signed. */
export function wecomChannel(outlets: Outlets): Channel {
  return {
    ...{ kind: 'wecom', deduplicates: false, paceMs, cooldownMs },
    send: async ({ address }, message) => {
      const content = messageText(message, markdownStyle, mostBytes);
      const called = await callOut(outlets, {
        url: address,
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ msgtype: 'markdown', markdown: { content } }),
      });
      return robotOutcome(called, manner, cooldownMs);
    },
  };
}

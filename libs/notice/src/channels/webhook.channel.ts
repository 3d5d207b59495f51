import { createHmac } from 'node:crypto';
import { formatInstant } from '@duban/calendar';
import type { Message } from '../message/message';
import { callOut } from './call-out';
import type { Called } from './call-out';
import { channelTexts } from './channel.text';
import type { Channel, HandOver } from './channel';
import type { Outlets } from './outlets';
import { unanswered } from './robot';

const cooldownMs = 60_000;
/** Statuses after which the same request may succeed. */
const passing = new Set([408, 425, 429]);

/**
 * Any receiver: a CloudEvents 1.0 event in structured mode, its `id` the same at every try. Where a secret is agreed,
 * `duban-signature: t=<seconds>,v1=<hex of HMAC-SHA256 over "<t>.<body>">`; receivers refuse old `t`, so nobody can replay.
 */
export function webhookChannel(outlets: Outlets, source: string, now: () => number = Date.now): Channel {
  return {
    ...{ kind: 'webhook', deduplicates: true, paceMs: 0, cooldownMs },
    send: async ({ address, secret }, message) => {
      const body = JSON.stringify(eventOf(message, source));
      const headers = {
        'content-type': 'application/cloudevents+json; charset=utf-8',
        ...(secret === undefined ? {} : { 'duban-signature': signatureOf(secret, body, now()) }),
      };
      return outcomeOf(await callOut(outlets, { url: address, headers, body }));
    },
  };
}

function signatureOf(secret: string, body: string, at: number): string {
  const seconds = Math.floor(at / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

function eventOf(
  { id, kind, at, day, title, to, username, url, remark, sections }: Message,
  source: string,
): object {
  return {
    specversion: '1.0',
    id,
    source,
    type: `duban.notification.${kind}.v1`,
    subject: username,
    time: formatInstant(at),
    datacontenttype: 'application/json',
    data: { title, day, to, url, remark, sections },
  };
}

function outcomeOf(called: Called): HandOver {
  if (called.kind !== 'answered') return unanswered(called);
  const { status } = called;
  if (status >= 200 && status < 300) return { outcome: 'sent' };
  if (status >= 300 && status < 400) return { outcome: 'refused', reason: channelTexts.redirected };
  if (status === 429) return { outcome: 'later', reason: channelTexts.tooOften, afterMs: cooldownMs };
  const reason = channelTexts.refused(status);
  return { outcome: status >= 500 || passing.has(status) ? 'later' : 'refused', reason };
}

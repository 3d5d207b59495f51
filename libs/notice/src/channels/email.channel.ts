import { createTransport } from 'nodemailer';
import type { Transporter } from 'nodemailer';
import { messageHtml } from '../message/message-html';
import { messageText, plainStyle } from '../message/message-text';
import { channelTexts } from './channel.text';
import type { Channel, HandOver } from './channel';

/** How mail leaves. */
export interface MailWay {
  /** `smtp://` or `smtps://`, with the user's name and password where the server asks for them. */
  readonly smtpUrl: string;
  /** The sender, `督办 <duban@example.org>`. */
  readonly from: string;
}

const patienceMs = 15_000;
const cooldownMs = 60_000;
/** Connections kept to the server, each for so many mails. */
const connections = 4;
const mailsEach = 100;

/** Mail over SMTP, HTML and text. Its Message-ID is the message's own, so that a mail sent twice is known as one. */
export function emailChannel(way: MailWay | null): Channel & { readonly close: () => void } {
  const transport = way === null ? null : transportOf(way);
  return {
    ...{ kind: 'email', deduplicates: true, paceMs: 0, cooldownMs },
    close: () => transport?.close(),
    send: async ({ address }, message) => {
      if (transport === null || way === null) return { outcome: 'later', reason: channelTexts.notConfigured };
      try {
        await transport.sendMail({
          from: way.from,
          to: { name: message.to, address },
          subject: message.title,
          text: messageText(message, plainStyle),
          html: messageHtml(message),
          messageId: `<${message.id}@${domainOf(way.from)}>`,
          // No machine shall answer it, and mailing lists shall not count it as a person's.
          headers: { 'auto-submitted': 'auto-generated' },
        });
        return { outcome: 'sent' };
      } catch (error) {
        return mailOutcome(error);
      }
    },
  };
}

function transportOf({ smtpUrl }: MailWay): Transporter {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxMessages: mailsEach,
    maxRequeues: 1,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function domainOf(from: string): string {
  return /@([^\s@<>]+?)>?$/u.exec(from.trim())?.[1] ?? 'duban';
}

/** What nodemailer's errors tell: the server's code where it answered, the step where the connection broke. */
interface MailError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

function mailOutcome(error: unknown): HandOver {
  const { code = 'EUNKNOWN', command, responseCode, response = '' } = error as MailError;
  if (code === 'EAUTH' || code === 'ENOAUTH') return { outcome: 'later', reason: channelTexts.mailSignIn };
  if (responseCode !== undefined && responseCode >= 500) {
    return { outcome: 'refused', reason: channelTexts.mailRefused(responseCode, response) };
  }
  if (responseCode !== undefined && responseCode >= 400) {
    return { outcome: 'later', reason: channelTexts.mailLater(responseCode, response) };
  }
  // Only from the end of the data on may the server have taken it.
  const begun = command === 'DATA' || command === undefined;
  const unreached = ['ECONNECTION', 'EDNS', 'ETLS', 'ECONNREFUSED', 'EENVELOPE'].includes(code) || !begun;
  return unreached
    ? { outcome: 'later', reason: channelTexts.unreached(code) }
    : { outcome: 'unknown', reason: channelTexts.unknown(code) };
}

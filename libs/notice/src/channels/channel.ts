import type { Message } from '../message/message';

/** The ways out of the system that carry messages; a calendar feed is fetched, and the inbox is the table itself. */
export const messageKinds = ['email', 'wecom', 'dingtalk', 'feishu', 'webhook'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Group robots of chat services: they cannot tell a message that comes twice. */
export const robotKinds: readonly string[] = ['wecom', 'dingtalk', 'feishu'];

/** Where a person's messages go. Both parts are secrets: never logged, never in an error. */
export interface Destination {
  /** A mail address, or the address that a robot or a webhook is called at. */
  readonly address: string;
  /** Signs what is sent; robots and webhooks only. */
  readonly secret?: string | undefined;
}

/**
 * What became of handing a message over.
 * `sent`: the receiver has it. `refused`: it never will, as things stand: the address, the signature. `later`: it has it
 * not, and trying again may help; not before `afterMs` where given. `unknown`: the call broke off when it may have
 * arrived. Reasons are Chinese, for operators, and name no address.
 */
export type HandOver =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'later'; readonly reason: string; readonly afterMs?: number }
  | { readonly outcome: 'unknown'; readonly reason: string };

/** One way out, as the conformance suite holds it. */
export interface Channel {
  readonly kind: MessageKind;
  /**
   * A receiver tells by the message's id that it came before: what is `unknown` may be sent again under the same id.
   * Mail by its Message-ID, webhooks by the CloudEvents id; robots cannot.
   */
  readonly deduplicates: boolean;
  /** Least time between two calls of one address, ms; 0: none. Sources: the services' own limits. */
  readonly paceMs: number;
  /** How long an address that says it is called too often is left alone, ms. */
  readonly cooldownMs: number;
  /** Hands one message over. Never throws for what the receiver or the way to it does. */
  readonly send: (to: Destination, message: Message) => Promise<HandOver>;
}

import { z } from 'zod';
import { idOut, instant } from './scalars';
import { commaList, oneOf, paging } from './lists';

/** Ways a person may be told on, beside the inbox that everybody has. */
export const channelKinds = ['email', 'wecom', 'dingtalk', 'feishu', 'webhook', 'calendar'] as const;
export type ChannelKindName = (typeof channelKinds)[number];
export const channelKind = z.enum(channelKinds);

/** How a channel stands. Addresses of robots and webhooks are secrets: only their host and last characters come back. */
export const channel = z
  .object({
    kind: z.enum(['inbox', ...channelKinds]),
    /** False where the installation cannot use it: mail without a server. */
    available: z.boolean(),
    /** An address is kept for it. */
    configured: z.boolean(),
    enabled: z.boolean(),
    digest: z.boolean(),
    urgent: z.boolean(),
    /** A mail's address, the feed's own, or a hint at another. */
    address: z.string().nullable(),
    hasSecret: z.boolean(),
    testedAt: instant.nullable(),
    last: z.object({ state: z.string(), at: instant, error: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Channel' });

export const channels = z.object({ items: z.array(channel) });

/** A person's channels as they shall be: kinds left out are taken away; an address left out stays as it is. */
export const channelsBody = z.strictObject({
  items: z
    .array(
      z.strictObject({
        kind: channelKind,
        enabled: z.boolean().default(true),
        digest: z.boolean().default(true),
        urgent: z.boolean().default(true),
        address: z.string().trim().min(3).max(2000).optional(),
        /** Null takes a secret away. */
        secret: z.string().trim().min(1).max(200).nullable().optional(),
        /** Of the calendar: gives the feed a new address, and the former ends. */
        renew: z.boolean().optional(),
      }),
    )
    .max(channelKinds.length)
    .refine((items) => new Set(items.map(({ kind }) => kind)).size === items.length, {
      message: '每种方式只能有一项',
    }),
});
export type ChannelsBody = z.infer<typeof channelsBody>;

export const channelTest = z.object({
  outcome: z.enum(['sent', 'refused', 'later', 'unknown']),
  reason: z.string().nullable(),
});

export const feedQuery = z.strictObject({ token: z.string().min(1).max(200).optional() });

export const deliveryStates = [
  'waiting',
  'sending',
  'sent',
  'failed',
  'uncertain',
  'dropped',
  'carried',
] as const;

/** A notification on its way, as operators see it: whose, how it stands, nothing of what it says. */
export const delivery = z
  .object({
    id: idOut,
    kind: z.string(),
    state: z.enum(deliveryStates),
    attempts: z.int(),
    error: z.string().nullable(),
    username: z.string(),
    name: z.string(),
    notification: z.object({
      kind: z.enum(['digest', 'urgent']),
      day: z.iso.date().nullable(),
      lines: z.int(),
    }),
    nextTry: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Delivery' });

export const deliveryQuery = z.strictObject({
  state: commaList(z.enum(deliveryStates), oneOf(deliveryStates)).optional(),
  kind: commaList(channelKind, oneOf(channelKinds)).optional(),
  ...paging,
});

export const incident = z
  .object({
    id: z.int(),
    kind: z.string(),
    title: z.string(),
    subject: z.string(),
    error: z.string(),
    times: z.int(),
    firstAt: instant,
    lastAt: instant,
  })
  .meta({ id: 'Incident' });
export const incidents = z.object({ items: z.array(incident) });

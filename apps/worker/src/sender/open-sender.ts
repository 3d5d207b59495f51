import { AddressSeal, makeChannels, messageKinds } from '@duban/notice';
import { Deliveries, poolOf } from '@duban/persistence';
import { wordingOf } from './wording';
import type { Instant } from '@duban/calendar';
import type { WorldData } from '@duban/persistence';
import type { ServiceSettings } from '@duban/runtime';
import type { DataSource } from 'typeorm';
import type { SenderParts } from './sender';

/** What a sender is opened on. */
export interface SenderPlace {
  readonly ds: DataSource;
  readonly world: WorldData;
  readonly now: () => Instant;
  readonly settings: Pick<ServiceSettings, 'mailFrom' | 'publicUrl' | 'secret' | 'smtpUrl' | 'webhookInside'>;
  readonly follow: () => Promise<void>;
  readonly say: (text: string) => void;
}

/** A sender's parts, and how its connections to mail servers are closed. */
export function openSender({
  ds,
  world,
  now,
  settings,
  follow,
  say,
}: SenderPlace): SenderParts & { readonly close: () => void } {
  const channels = makeChannels(settings);
  const traits = messageKinds.map((kind) => channels.of[kind]);
  return {
    deliveries: new Deliveries(ds, world, now, traits),
    channels,
    seal: new AddressSeal(settings.secret),
    wording: wordingOf(poolOf(ds), world.organisation, settings.publicUrl),
    ...{ now, follow, say },
    close: channels.close,
  };
}

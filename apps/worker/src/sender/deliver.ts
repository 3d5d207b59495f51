import { failPoint } from '@duban/persistence';
import { composeMessage } from '@duban/notice';
import { senderTexts } from './sender.text';
import type { Instant } from '@duban/calendar';
import type { AddressSeal, Channels, MessageKind, Wording } from '@duban/notice';
import type { ClaimedDelivery, Deliveries, DeliveryState, Ended } from '@duban/persistence';

/** What one delivery needs. */
export interface SendingPlace {
  readonly deliveries: Pick<Deliveries, 'beginHandOver' | 'check' | 'settle'>;
  readonly channels: Pick<Channels, 'of'>;
  readonly seal: Pick<AddressSeal, 'open'>;
  readonly wording: () => Promise<Wording>;
  /** Business time. */
  readonly now: () => Instant;
}

/**
 * Sends one claimed delivery: what still holds of it, in words, to its address; then records how it ended. Whatever goes
 * wrong on our side counts as a try that failed. @returns how it stands; null where another sender has taken it
 */
export async function deliver(place: SendingPlace, delivery: ClaimedDelivery): Promise<DeliveryState | null> {
  failPoint('delivery-claimed');
  const ended = await attempt(place, delivery);
  if (ended === null) return null;
  failPoint('delivery-handed-over');
  const state = await place.deliveries.settle(delivery, ended);
  failPoint('delivery-settled');
  return state;
}

async function attempt(place: SendingPlace, delivery: ClaimedDelivery): Promise<Ended | null> {
  const { deliveries, channels, seal } = place;
  const channel = channels.of[delivery.kind as MessageKind];
  const destination = seal.open(delivery.channelId, delivery.sealed);
  if (destination === null) return { outcome: 'refused', reason: senderTexts.sealBroken };
  const lines = await deliveries.check(delivery);
  if (lines.length === 0) return { outcome: 'dropped' };
  const { id, username, name, notification } = delivery;
  const message = composeMessage(
    { ...notification, id, lines, to: { username, name } },
    await place.wording(),
  );
  if (!(await deliveries.beginHandOver(delivery))) return null;
  failPoint('delivery-handing-over');
  return channel.send(destination, message);
}

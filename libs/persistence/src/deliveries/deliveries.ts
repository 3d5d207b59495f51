import type { Instant } from '@duban/calendar';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/connection';
import { TermsCache } from '../record/issued-terms';
import type { WorldData } from '../world/load-world';
import { claimDeliveries } from './claim-deliveries';
import type { ChannelTraits, CheckedLine, ClaimedDelivery, DeliveryState, Ended } from './delivery';
import { fanOut } from './fan-out';
import { linesStillTrue } from './lines-still-true';
import { sendingHours } from './sending-hours';
import { stillToldTo } from './still-told-to';
import { beginHandOver, settleDelivery } from './settle-delivery';

/**
 * What is on its way to people outside the inbox. Each step is one transaction and may be cut off by a kill: a
 * notification's deliveries are made all or none; a claim ends by itself; the receiver is called only after that was
 * noted. So a receiver that knows an id again gets each message once, and one that does not gets it at most once.
 */
export class Deliveries {
  readonly #terms = new TermsCache();
  readonly #paced: ReadonlySet<string>;
  readonly #deduplicating: ReadonlySet<string>;

  constructor(
    private readonly ds: DataSource,
    private readonly worldData: WorldData,
    private readonly businessNow: () => Instant,
    private readonly traits: readonly ChannelTraits[],
  ) {
    this.#paced = new Set(traits.filter(({ paceMs }) => paceMs > 0).map(({ kind }) => kind));
    this.#deduplicating = new Set(traits.filter(({ deduplicates }) => deduplicates).map(({ kind }) => kind));
  }

  /** Makes the deliveries of new notifications. @returns notifications taken */
  fanOut(): Promise<number> {
    return fanOut(this.ds, this.#paced);
  }

  /** Deliveries to send now, claimed for this sender. */
  async claim(limit: number): Promise<readonly ClaimedDelivery[]> {
    await this.worldData.refresh();
    const now = this.businessNow();
    const hours = sendingHours(now, this.worldData.world);
    return claimDeliveries(this.ds, { limit, now, hours, traits: this.traits });
  }

  /** Lines whose reason still holds, and which the person is still one to hear. */
  async check({ username, lines }: ClaimedDelivery): Promise<readonly CheckedLine[]> {
    const { ds, worldData } = this;
    const now = this.businessNow();
    const told = await stillToldTo(poolOf(ds), worldData.organisation, { username, now }, lines);
    return linesStillTrue({ ds, worldData, terms: this.#terms }, told, now);
  }

  /** See `beginHandOver`. */
  beginHandOver(delivery: ClaimedDelivery): Promise<boolean> {
    return beginHandOver(this.ds, delivery);
  }

  /** See `settleDelivery`. */
  settle(delivery: ClaimedDelivery, ended: Ended): Promise<DeliveryState> {
    return settleDelivery(this.ds, delivery, ended, this.#deduplicating.has(delivery.kind));
  }
}

import type { Day, Instant } from '@duban/calendar';
import type { NotificationLine } from '../digests/digest';
import type { Basis } from '../views/task-view';

/**
 * What has become of a notification on one channel.
 * `waiting`: to be sent, now or later; `sending`: a sender has it, for as long as its lease; `sent`; `failed`: given up,
 * an operator may have it sent again; `uncertain`: a robot was called and nobody knows whether it spoke, so it is not
 * called again by itself; `dropped`: its reason had ended, or its channel was taken away; `carried`: a later digest on the
 * same channel has its lines.
 */
export type DeliveryState = 'carried' | 'dropped' | 'failed' | 'sending' | 'sent' | 'uncertain' | 'waiting';

/** What a sender must know of a kind of channel; the notice room has it. */
export interface ChannelTraits {
  readonly kind: string;
  readonly deduplicates: boolean;
  readonly paceMs: number;
}

/** A delivery that a sender has claimed, with what it says. */
export interface ClaimedDelivery {
  readonly id: string;
  /** The try; whoever holds an older one has lost it. */
  readonly attempt: number;
  /** An earlier try may have arrived: it goes out again under its own id alone. */
  readonly mayHaveArrived: boolean;
  readonly kind: string;
  readonly channelId: string;
  readonly sealed: Buffer;
  readonly target: Buffer;
  readonly username: string;
  readonly name: string;
  readonly notification: {
    readonly kind: 'digest' | 'urgent';
    readonly day: Day | null;
    readonly at: Instant;
  };
  /** Its notification's lines, and those of earlier digests it carries. */
  readonly lines: readonly NotificationLine[];
}

/** A line whose reason still holds, with what must be known before it leaves the system. */
export interface CheckedLine extends NotificationLine {
  readonly sensitive: boolean;
  readonly basis: Basis | null;
}

/** How handing over ended, in the words of the notice room. */
export type Ended =
  | { readonly outcome: 'dropped' | 'sent' }
  | { readonly outcome: 'refused' | 'unknown'; readonly reason: string }
  | { readonly outcome: 'later'; readonly reason: string; readonly afterMs?: number };

/** A delivery as operators see it: whose and how it stands, nothing of what it says. */
export interface DeliveryRow {
  readonly id: string;
  readonly kind: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly error: string | null;
  readonly username: string;
  readonly name: string;
  readonly notification_kind: 'digest' | 'urgent';
  readonly day: Day | null;
  readonly lines: number;
  readonly next_try: Date;
  readonly created_at: Date;
  readonly updated_at: Date;
}

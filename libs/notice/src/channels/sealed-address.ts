import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { Destination } from './channel';

const algorithm = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
/** First byte of what is sealed, should the way of sealing ever change. */
const version = 1;

/** Keeps addresses and their secrets encrypted at rest, under keys derived from the installation's secret. */
export class AddressSeal {
  readonly #key: Buffer;
  readonly #targetKey: Buffer;

  /** @param secret DUBAN_SECRET, or the one a demonstration keeps */
  constructor(secret: string) {
    this.#key = derived(secret, 'channel addresses');
    this.#targetKey = derived(secret, 'channel targets');
  }

  /** Encrypts for one channel: moved to another's row it does not open. */
  seal(channelId: string, destination: Destination): Buffer {
    const iv = randomBytes(ivBytes);
    const cipher = createCipheriv(algorithm, this.#key, iv).setAAD(Buffer.from(channelId));
    const text = JSON.stringify({ address: destination.address, secret: destination.secret });
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(version), iv, cipher.getAuthTag(), sealed]);
  }

  /** Null where it was sealed under another secret, or was changed. */
  open(channelId: string, sealed: Buffer): Destination | null {
    if (sealed[0] !== version) return null;
    const iv = sealed.subarray(1, 1 + ivBytes);
    const tag = sealed.subarray(1 + ivBytes, 1 + ivBytes + tagBytes);
    try {
      const decipher = createDecipheriv(algorithm, this.#key, iv)
        .setAAD(Buffer.from(channelId))
        .setAuthTag(tag);
      const text = Buffer.concat([
        decipher.update(sealed.subarray(1 + ivBytes + tagBytes)),
        decipher.final(),
      ]);
      return JSON.parse(text.toString('utf8')) as Destination;
    } catch {
      return null; // the tag does not match: why is of use to nobody
    }
  }

  /** The same for the same address, and tells nothing of it. */
  target(kind: string, address: string): Buffer {
    return createHmac('sha256', this.#targetKey).update(`${kind}\0${address}`).digest();
  }
}

function derived(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `duban ${use}`, 32));
}

/** What an owner is shown of an address: a mail's whole, of others the host and the last characters. */
export function hintOf(kind: string, address: string): string {
  if (kind === 'email') return address;
  if (!URL.canParse(address)) return '…';
  return `${new URL(address).host}/…${address.slice(-4)}`;
}

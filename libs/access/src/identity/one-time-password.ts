import { createHmac, randomBytes } from 'node:crypto';
import { hashPassword } from './password';

/** Letters and digits that are not mistaken for one another. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
const length = 14;
/** Milliseconds a password that the machine made may be used to choose another: 7 days. */
export const oneTimeMs = 7 * 86_400_000;

/** A password the machine made for somebody, which they must change when they sign in. */
export interface OneTimePassword {
  /** Told once, never kept. */
  readonly password: string;
  readonly hash: string;
  readonly until: Date;
}

/** What a one-time password is made from; without the secret it is of no use. */
export function oneTimeSeed(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * The password of a seed, some 69 bits: the same each time, so that an answer which is repeated under its idempotency
 * key can tell it again although it is kept nowhere.
 */
export function oneTimePassword(secret: string, seed: string): string {
  const taken: string[] = [];
  for (let block = 0; taken.length < length; block += 1) {
    const bytes = createHmac('sha256', secret).update(`one-time-password\n${seed}\n${block}`).digest();
    // A byte beyond the last whole round would favour the first letters.
    for (const byte of bytes) {
      if (taken.length < length && byte < letters.length * 8) {
        taken.push(letters.charAt(byte % letters.length));
      }
    }
  }
  return taken.join('');
}

/** The password of a seed with its hash, good from now on for 7 days. */
export async function makeOneTimePassword(secret: string, seed: string): Promise<OneTimePassword> {
  const password = oneTimePassword(secret, seed);
  const hash = await hashPassword(password, { random: true });
  return { password, hash, until: new Date(Date.now() + oneTimeMs) };
}

import { createHash } from 'node:crypto';

/** The namespace of every name the record makes; fixed for good, as all ids follow from it. */
const namespace = Buffer.from('6ba7b8129dad11d180b400c04fd430c8', 'hex');

/**
 * A name-based UUID (RFC 9562, version 5): the same parts give the same id on every machine, so that a step
 * that is run again writes the same rows.
 */
export function uuidV5(...parts: readonly string[]): string {
  const hash = createHash('sha1').update(namespace).update(parts.join('\u001F')).digest();
  hash[6] = 0x50 + ((hash[6] ?? 0) % 0x10);
  hash[8] = 0x80 + ((hash[8] ?? 0) % 0x40);
  const hex = hash.toString('hex', 0, 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** Whether a text is a UUID as the database takes it. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(text);
}

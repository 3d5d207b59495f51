import { parseInstant } from '@duban/calendar';
import { z } from 'zod';

const text = z.string().min(1);
const clockTime = /^([01]\d|2[0-3]):[0-5]\d$/;
const hostAndPort = /^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):(\d{1,5})$/;
/** A host name, an address, or a range of addresses: `hooks.local`, `10.1.2.3`, `10.0.0.0/8`. */
const place = /^[A-Za-z0-9.:_-]+(?:\/\d{1,3})?$/;
const address = /^[^\s@<>]+@[^\s@<>]+$|^[^<>]*<[^\s@<>]+@[^\s@<>]+>$/;

function isPort(value: string): boolean {
  return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
}

function isUrl(protocols: readonly string[], needsPath: boolean): (value: string) => boolean {
  return (value) => {
    if (!URL.canParse(value)) return false;
    const url = new URL(value);
    return protocols.includes(url.protocol) && url.hostname !== '' && (!needsPath || url.pathname.length > 1);
  };
}

/** The parts of a comma list. */
export const listed = (value: string): readonly string[] =>
  value
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The variables the project reads, as texts; what each must look like stands in the message catalogue. */
export const environmentSchema = z.object({
  DATABASE_URL: text.refine(isUrl(['postgres:', 'postgresql:'], true)).optional(),
  TEMPORAL_ADDRESS: text
    .refine((value) => {
      const match = hostAndPort.exec(value);
      return match !== null && isPort(match[2] ?? '');
    })
    .optional(),
  TEMPORAL_NAMESPACE: text.regex(/^\S+$/).optional(),
  TEMPORAL_API_KEY: text.optional(),
  TEMPORAL_TLS: z.enum(['true', 'false']).optional(),
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: text.optional(),
  TEMPORAL_TLS_CLIENT_CERT_PATH: text.optional(),
  TEMPORAL_TLS_CLIENT_KEY_PATH: text.optional(),
  TEMPORAL_TLS_SERVER_NAME: text.optional(),
  PORT: text.refine(isPort).default('3000'),
  HOST: text.regex(/^[A-Za-z0-9.:_-]+$/).default('127.0.0.1'),
  DUBAN_DATA: text.optional(),
  DUBAN_DEMO: z.enum(['true', 'false']).default('true'),
  DUBAN_SECRET: text.min(8).optional(),
  DUBAN_CLOCK: text.refine((value) => parseInstant(value) !== null).optional(),
  DUBAN_CLOCK_OFFSET_MS: text.regex(/^-?\d{1,15}$/).optional(),
  DUBAN_REMIND_AT: text.regex(clockTime).default('10:07'),
  DUBAN_URL: text.refine(isUrl(['http:', 'https:'], false)).optional(),
  DUBAN_WEBHOOK_INSIDE: text.refine((value) => listed(value).every((each) => place.test(each))).optional(),
  SMTP_URL: text.refine(isUrl(['smtp:', 'smtps:'], false)).optional(),
  MAIL_FROM: text.regex(address).optional(),
});

/** Names of the variables the project reads. */
export type Variable = keyof typeof environmentSchema.shape;

/** Whether a name is one of {@link environmentSchema}'s. */
export function isVariable(name: unknown): name is Variable {
  return typeof name === 'string' && Object.hasOwn(environmentSchema.shape, name);
}

/** Variables whose values are never printed, not even wrong ones. */
export const hiddenVariables: ReadonlySet<Variable> = new Set<Variable>([
  'DATABASE_URL',
  'TEMPORAL_API_KEY',
  'DUBAN_SECRET',
  'SMTP_URL',
]);

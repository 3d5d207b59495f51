import path from 'node:path';
import { parseInstant } from '@duban/calendar';
import { expectations, messages } from '../messages';
import { RuntimeFault } from '../runtime-fault';
import { addressOf } from '../up/health';
import { environmentSchema, hiddenVariables, isVariable, listed } from './environment.schema';
import type { z } from 'zod';
import type { Settings, TemporalSettings, TemporalTls } from './settings';

type Environment = z.infer<typeof environmentSchema>;

/**
 * The settings that an environment stands for. Pure: reads no file and creates none.
 * @param variables an environment; an empty value counts as a missing one
 * @param root the folder that holds `.duban/` unless DUBAN_DATA says otherwise
 * @throws RuntimeFault of exit code 2 that names every wrong variable in one line
 */
export function readSettings(variables: NodeJS.ProcessEnv, root: string): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) throw new RuntimeFault(wrongVariables(parsed.error, given), 2);
  const env = parsed.data;
  assertTogether(env);
  return {
    databaseUrl: env.DATABASE_URL,
    temporal: temporalSettings(env),
    port: Number(env.PORT),
    host: env.HOST,
    dataDir: path.resolve(root, env.DUBAN_DATA ?? '.duban'),
    demo: env.DUBAN_DEMO === 'true',
    secret: env.DUBAN_SECRET,
    clock: env.DUBAN_CLOCK === undefined ? undefined : (parseInstant(env.DUBAN_CLOCK) ?? undefined),
    clockOffsetMs: env.DUBAN_CLOCK_OFFSET_MS === undefined ? undefined : Number(env.DUBAN_CLOCK_OFFSET_MS),
    remindAt: env.DUBAN_REMIND_AT,
    publicUrl: (env.DUBAN_URL ?? addressOf(env.HOST, Number(env.PORT))).replace(/\/+$/, ''),
    webhookInside: listed(env.DUBAN_WEBHOOK_INSIDE ?? ''),
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
  };
}

function wrongVariables(error: z.ZodError, given: NodeJS.ProcessEnv): string {
  const names = new Set(error.issues.map((issue) => issue.path[0]).filter(isVariable));
  const parts = [...names].map((name) => {
    const shown = hiddenVariables.has(name) ? undefined : given[name];
    return messages.wrongValue(name, expectations[name], shown);
  });
  return messages.wrongSettings(parts);
}

/** What is said of a Temporal cluster, and means nothing to the embedded server. */
const ofAddress = [
  'TEMPORAL_API_KEY',
  'TEMPORAL_TLS',
  'TEMPORAL_TLS_SERVER_CA_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_CERT_PATH',
  'TEMPORAL_TLS_CLIENT_KEY_PATH',
  'TEMPORAL_TLS_SERVER_NAME',
] as const;

/** Rules between variables: what is set by half would fail later, or be passed over without a word. */
function assertTogether(env: Environment): void {
  const wrong: string[] = [];
  if (env.DUBAN_DEMO === 'false' && env.DUBAN_SECRET === undefined) wrong.push(messages.secretMissing);
  if (env.DUBAN_DEMO === 'false' && env.DUBAN_CLOCK !== undefined) wrong.push(messages.clockWithoutDemo);
  const certificate = env.TEMPORAL_TLS_CLIENT_CERT_PATH !== undefined;
  const key = env.TEMPORAL_TLS_CLIENT_KEY_PATH !== undefined;
  if (certificate !== key) wrong.push(messages.halfCertificate);
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined) wrong.push(messages.mailWithoutSender);
  if (env.SMTP_URL === undefined && env.MAIL_FROM !== undefined) wrong.push(messages.senderWithoutMail);
  const orphans = ofAddress.filter((name) => env[name] !== undefined && env[name] !== 'false');
  if (env.TEMPORAL_ADDRESS === undefined && orphans.length > 0) {
    wrong.push(messages.withoutAddress(orphans));
  }
  if (wrong.length > 0) throw new RuntimeFault(messages.wrongSettings(wrong), 2);
}

function temporalSettings(env: Environment): TemporalSettings {
  const tls: TemporalTls = {
    serverCaPath: env.TEMPORAL_TLS_SERVER_CA_CERT_PATH,
    clientCertPath: env.TEMPORAL_TLS_CLIENT_CERT_PATH,
    clientKeyPath: env.TEMPORAL_TLS_CLIENT_KEY_PATH,
    serverName: env.TEMPORAL_TLS_SERVER_NAME,
  };
  const encrypted =
    env.TEMPORAL_TLS !== 'false' &&
    (env.TEMPORAL_TLS === 'true' ||
      env.TEMPORAL_API_KEY !== undefined ||
      Object.values(tls).some((value) => value !== undefined));
  return {
    address: env.TEMPORAL_ADDRESS,
    namespace: env.TEMPORAL_NAMESPACE ?? 'default',
    apiKey: env.TEMPORAL_API_KEY,
    tls: encrypted ? tls : undefined,
  };
}

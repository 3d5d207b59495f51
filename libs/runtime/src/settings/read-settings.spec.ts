import fc from 'fast-check';
import { RuntimeFault } from '../runtime-fault';
import { readSettings } from './read-settings';

/** The one line that a wrong environment gets. */
function refusal(variables: NodeJS.ProcessEnv): string {
  try {
    readSettings(variables, '/project');
  } catch (error) {
    if (!(error instanceof RuntimeFault)) throw error;
    expect(error.exitCode).toBe(2);
    expect(error.message).not.toContain('\n');
    return error.message;
  }
  throw new Error('was accepted');
}

describe('settings', () => {
  it('have the defaults of the contract', () => {
    expect(readSettings({}, '/project')).toEqual({
      databaseUrl: undefined,
      temporal: { address: undefined, namespace: 'default', apiKey: undefined, tls: undefined },
      port: 3000,
      host: '127.0.0.1',
      dataDir: '/project/.duban',
      demo: true,
      secret: undefined,
      clock: undefined,
      clockOffsetMs: undefined,
      remindAt: '10:07',
      publicUrl: 'http://127.0.0.1:3000',
      webhookInside: [],
      smtpUrl: undefined,
      mailFrom: undefined,
    });
  });

  it('take an empty value for a missing one', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '', DUBAN_DATA: '' }, '/project')).toEqual(
      readSettings({}, '/project'),
    );
  });

  it.each([
    ['PORT', ['0', '65536', '3000.5', '-1', ' 80', 'http', '1e3']],
    ['HOST', ['http://localhost', 'a b']],
    ['DATABASE_URL', ['localhost', 'mysql://h/d', 'postgresql://host', 'postgresql:///d']],
    ['TEMPORAL_ADDRESS', ['localhost', 'localhost:0', 'http://h:7233', 'h:99999']],
    ['DUBAN_DEMO', ['yes', 'TRUE', '1']],
    ['DUBAN_CLOCK', ['2026-03-02', '2026-03-02T09:00:00', '2026-02-30T09:00:00Z', 'tomorrow']],
    ['DUBAN_REMIND_AT', ['24:00', '9:05', '10:60', '10:07:00']],
    ['DUBAN_URL', ['duban.example.org', 'ftp://duban.example.org']],
    ['DUBAN_WEBHOOK_INSIDE', ['http://hooks.local', 'a b']],
    ['SMTP_URL', ['mail.example.org', 'http://mail.example.org']],
    ['MAIL_FROM', ['nobody', 'a@b <']],
    ['DUBAN_SECRET', ['short']],
  ])('refuse a wrong %s in one line that names it', (name, values) => {
    for (const value of values) expect(refusal({ [name]: value })).toContain(name);
  });

  it('accept what is right', () => {
    const settings = readSettings(
      {
        PORT: '65535',
        HOST: '::1',
        DATABASE_URL: 'postgres://u:p%40@db.example.org/x?sslmode=require',
        TEMPORAL_ADDRESS: '[::1]:7233',
        TEMPORAL_API_KEY: 'key',
        DUBAN_DATA: 'elsewhere',
        DUBAN_CLOCK: '2026-03-02T09:00:00+08:00',
        DUBAN_REMIND_AT: '09:00',
        DUBAN_URL: 'https://duban.example.org/',
        DUBAN_WEBHOOK_INSIDE: '10.0.0.0/8, hooks.local,::1',
        SMTP_URL: 'smtps://user:word@mail.example.org:465',
        MAIL_FROM: '督办 <duban@example.org>',
      },
      '/project',
    );
    expect(settings.dataDir).toBe('/project/elsewhere');
    expect(settings.clock).toBe(Date.UTC(2026, 2, 2, 1));
    expect(settings.temporal.tls).toEqual({});
    expect(settings.publicUrl).toBe('https://duban.example.org');
    expect(settings.webhookInside).toEqual(['10.0.0.0/8', 'hooks.local', '::1']);
  });

  it('name every wrong variable, and show no secret', () => {
    const line = refusal({ PORT: 'x', DATABASE_URL: 'mysql://root:hidden@h/d', DUBAN_SECRET: 'hidden' });
    expect(line).toContain('PORT');
    expect(line).toContain('DATABASE_URL');
    expect(line).toContain('DUBAN_SECRET');
    expect(line).not.toContain('hidden');
  });

  it('want a secret without demonstration data, a moved clock only with it, and both halves of a certificate', () => {
    expect(refusal({ DUBAN_DEMO: 'false' })).toContain('DUBAN_SECRET');
    const real = { DUBAN_DEMO: 'false', DUBAN_SECRET: 'a secret of some length' };
    expect(readSettings(real, '/').demo).toBe(false);
    expect(refusal({ ...real, DUBAN_CLOCK: '2026-03-02T09:00:00Z' })).toContain('DUBAN_CLOCK');
    expect(refusal({ TEMPORAL_TLS_CLIENT_CERT_PATH: '/c.pem' })).toContain('TEMPORAL_TLS_CLIENT_KEY_PATH');
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail.example.org' }, 'MAIL_FROM'],
    [{ MAIL_FROM: 'duban@example.org' }, 'SMTP_URL'],
    [{ TEMPORAL_API_KEY: 'key' }, 'TEMPORAL_ADDRESS'],
    [{ TEMPORAL_TLS: 'true' }, 'TEMPORAL_ADDRESS'],
    [{ TEMPORAL_TLS_SERVER_NAME: 'temporal' }, 'TEMPORAL_ADDRESS'],
  ])('refuse %j, set by half, and name what is missing', (given, missing) => {
    const line = refusal(given);
    for (const name of [...Object.keys(given), missing]) expect(line).toContain(name);
    expect(readSettings({ TEMPORAL_TLS: 'false', TEMPORAL_NAMESPACE: 'own' }, '/').temporal.tls).toBe(
      undefined,
    );
  });

  it('never throw anything but a refusal, whatever the environment holds', () => {
    const names = [
      'PORT',
      'HOST',
      'DATABASE_URL',
      'TEMPORAL_ADDRESS',
      'DUBAN_CLOCK',
      'SMTP_URL',
      'MAIL_FROM',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.string(), (name, value) => {
        try {
          readSettings({ [name]: value }, '/');
        } catch (error) {
          expect(error).toBeInstanceOf(RuntimeFault);
        }
      }),
    );
  });
});

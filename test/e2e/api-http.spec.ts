import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Controller, Get, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, MetadataScanner, NestFactory, Reflector } from '@nestjs/core';
import { actNames, errorTable } from '@duban/contracts';
import { servedOperations } from '../../apps/api/src/access/operations';
import { apiUnderTest, upload } from './api-under-test';
import type { Answer, ApiUnderTest, Person } from './api-under-test';
import { gateTo } from './gate';
import type { Gate } from './gate';

describe('the HTTP edge', () => {
  let under: ApiUnderTest;
  let gate: Gate;
  let folder: string;
  let someone: Person;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duban-console-'));
    mkdirSync(join(folder, 'assets'));
    writeFileSync(join(folder, 'index.html'), '<title>督办</title>');
    writeFileSync(join(folder, 'assets', 'app.js'), 'void 0;');
    under = await apiUnderTest({
      issue: null,
      consoleFolder: folder,
      through: async (url) => {
        gate = await gateTo(url);
        return gate.url;
      },
    });
    someone = await under.as('65-rural_office/head');
  });
  afterAll(async () => {
    await under.close();
    await gate.close();
    rmSync(folder, { recursive: true });
  });

  const cookieOf = (answer: Answer): string =>
    /duban_refresh=[\w-]*/u.exec(String(answer.headers['set-cookie']))?.[0] ?? '';

  describe('sessions', () => {
    it('signs in, refreshes by a cookie that changes, and signs out', async () => {
      await under.addAccount('张三', 'right horse');
      const login = await under.nobody.post('/auth/login', { username: '张三', password: 'right horse' });
      expect(login.body).toEqual({ accessToken: expect.any(String), expiresIn: expect.any(Number) });
      expect(String(login.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/u);
      const bearer = { headers: { authorization: `Bearer ${login.body.accessToken}` } };
      expect((await under.nobody.get('/me', bearer)).body).toEqual({
        username: '张三',
        name: '张三',
        mustChangePassword: false,
        posts: [],
      });
      const first = { headers: { cookie: cookieOf(login) } };
      const refreshed = await under.nobody.post('/auth/refresh', undefined, first);
      expect(refreshed.status).toBe(200);
      expect(cookieOf(refreshed)).not.toBe(cookieOf(login));
      const out = await under.nobody.post('/auth/logout', undefined, {
        headers: { cookie: cookieOf(refreshed) },
      });
      expect(out.status).toBe(204);
      expect((await under.nobody.get('/me', bearer)).status).toBe(401);
      expect((await under.nobody.post('/auth/refresh', undefined, first)).status).toBe(401);
      expect((await under.nobody.post('/auth/refresh')).body.code).toBe('session-ended');
    });

    it('signs out by the access token alone', async () => {
      await under.addAccount('赵六', 'right horse');
      const login = await under.nobody.post('/auth/login', { username: '赵六', password: 'right horse' });
      const bearer = { headers: { authorization: `Bearer ${login.body.accessToken}` } };
      expect((await under.nobody.get('/me', bearer)).status).toBe(200);
      expect((await under.nobody.post('/auth/logout', undefined, bearer)).status).toBe(204);
      expect((await under.nobody.get('/me', bearer)).status).toBe(401);
      expect(
        (await under.nobody.post('/auth/refresh', undefined, { headers: { cookie: cookieOf(login) } }))
          .status,
      ).toBe(401);
    });

    it('changes the password, which ends the other sessions', async () => {
      await under.addAccount('李四', 'old password');
      const login = (): Promise<Answer> =>
        under.nobody.post('/auth/login', { username: '李四', password: 'old password' });
      const [here, elsewhere] = [await login(), await login()];
      const bearer = { headers: { authorization: `Bearer ${here.body.accessToken}` } };
      const change = (body: object): Promise<Answer> => under.nobody.post('/auth/password', body, bearer);
      expect((await change({ oldPassword: 'wrong', newPassword: 'new password!' })).status).toBe(401);
      expect((await change({ oldPassword: 'old password', newPassword: 'short' })).status).toBe(422);
      expect((await change({ oldPassword: 'old password', newPassword: 'old password' })).status).toBe(422);
      expect((await change({ oldPassword: 'old password', newPassword: 'new password!' })).status).toBe(204);
      expect((await login()).status).toBe(401);
      const other = { headers: { authorization: `Bearer ${elsewhere.body.accessToken}` } };
      expect((await under.nobody.get('/me', other)).status).toBe(401);
      expect((await under.nobody.get('/me', bearer)).status).toBe(200);
    });

    it('locks a name after five wrong tries', async () => {
      await under.addAccount('王五', 'right horse');
      for (let i = 0; i < 5; i += 1) {
        const wrong = await under.nobody.post('/auth/login', { username: '王五', password: 'wrong' });
        expect(wrong.body.code).toBe('wrong-credentials');
      }
      const locked = await under.nobody.post('/auth/login', { username: '王五', password: 'right horse' });
      expect(locked.status).toBe(429);
      expect(Number(locked.headers['retry-after'])).toBeGreaterThan(0);
    });

    it('tells who one is', async () => {
      expect((await someone.get('/me')).body.posts).toEqual([
        { unit: '65-rural_office', post: 'head', unitName: expect.stringMatching(/\p{Script=Han}/u) },
      ]);
      const admin = await under.as('administrator');
      expect((await admin.get('/me')).body.posts).toEqual([
        { unit: null, post: 'administrator', unitName: null },
      ]);
    });
  });

  describe('what callers send', () => {
    const login = (sent: Parameters<Person['post']>[2]): Promise<Answer> =>
      under.nobody.post('/auth/login', undefined, sent);
    const json = (raw: Buffer | string): Promise<Answer> => login({ raw });
    const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;

    it.each<[string, () => Promise<Answer>, number]>([
      ['no JSON', () => json('{"username":'), 400],
      ['JSON too deep', () => json(deep), 400],
      ['invalid UTF-8', () => json(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])), 400],
      ['a polluting name', () => json('{"__proto__":{"a":1},"username":"a","password":"b"}'), 400],
      ['an array', () => json('[]'), 422],
      ['a number', () => json('1e999'), 422],
      ['NUL', () => json('{"username":"a\\u0000","password":"b"}'), 422],
      ['half a pair', () => json('{"username":"\\ud800","password":"b"}'), 422],
      ['an unknown member', () => json('{"username":"a","password":"b","c":1}'), 422],
      ['nothing', () => json(''), 422],
      [
        'another type',
        () => login({ raw: 'username=a', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        415,
      ],
      [
        'another charset',
        () => login({ raw: '{}', headers: { 'content-type': 'application/json; charset=gbk' } }),
        415,
      ],
      ['a multipart for JSON', () => login(upload('a', 'b')), 415],
      ['too much', () => json(Buffer.alloc(9 * 1024 * 1024, 0x20)), 413],
    ])('refuses %s', async (_, send, status) => {
      const answer = await send();
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(Object.keys(errorTable)).toContain(answer.body.code);
    });

    it.each([
      ['/tasks/%00', 404],
      ['/tasks/..%2f..', 404],
      ['/units/%E0%A4%A', 400],
      ['/units/65-%00', 404],
      [`/units/${'x'.repeat(301)}`, 404],
      ['/templates/1e3', 404],
      ['/templates/-1', 404],
      ['/notifications?unread=maybe', 422],
      ['/nothing', 404],
      ['/attachments/1', 404],
      ['/documents/1/plan?planYear=abc', 404],
      ['/dispatches/1', 404],
    ])('answers %s with %d', async (path, status) => {
      const answer = await someone.get(path);
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    });

    it('bounds uploads and keeps their names harmless', async () => {
      const big = await someone.post(
        '/attachments',
        undefined,
        upload('a.txt', Buffer.alloc(21 * 1024 * 1024)),
      );
      expect(big.body.code).toBe('body-too-large');
      expect((await someone.post('/attachments', undefined, upload('a.txt', ''))).status).toBe(422);
      expect((await someone.post('/attachments', { file: 'x' })).status).toBe(415);
      const broken = { ...upload('a', 'b'), raw: '--xxBOUNDARYxx\r\nContent-Disp' };
      expect((await someone.post('/attachments', undefined, broken)).body.code).toBe('malformed-upload');
      const page = upload('../../<b>\u202E.html', '<script>alert(1)</script>', 'text/html');
      const kept = await someone.post('/attachments', undefined, page);
      expect(kept.body.name).not.toContain('/');
      const read = await someone.get(`/attachments/${kept.body.id}`);
      expect(read.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(/^attachment;/u),
        'content-security-policy': "default-src 'none'; sandbox",
      });
      const keyed = { ...upload('b.txt', 'same') };
      const twice = { ...keyed, headers: { ...keyed.headers, 'idempotency-key': 'up' } };
      const ids = [
        await someone.post('/attachments', undefined, twice),
        await someone.post('/attachments', undefined, twice),
      ];
      expect(ids[0]?.body).toEqual(ids[1]?.body);
      expect(
        (await (await under.as('administrator')).post('/attachments', undefined, upload('a', 'b'))).status,
      ).toBe(403);
    });
  });

  describe('what is served', () => {
    it('describes every act and route in OpenAPI 3.1', async () => {
      const { body } = await under.nobody.get('/api/openapi.json');
      expect(body.openapi).toBe('3.1.0');
      for (const act of actNames) {
        expect(body.paths[`/api/v1/tasks/{id}/${act}`].post.requestBody).toBeDefined();
      }
      const references = [...JSON.stringify(body).matchAll(/"#\/components\/schemas\/(\w+)"/gu)].map(
        ([, name]) => name ?? '',
      );
      expect(references.filter((name) => !(name in body.components.schemas))).toEqual([]);
      expect((await under.nobody.get('/api/docs')).status).toBe(200);
      expect(body.paths['/api/v1/tasks'].get.parameters.map((one: { name: string }) => one.name)).toContain(
        'dueBefore',
      );
    });

    it('serves the console wherever a page is asked for, and nothing else there', async () => {
      const get = (url: string): ReturnType<ApiUnderTest['api']['inject']> => under.api.inject({ url });
      for (const url of ['/', '/tasks/1', '/dockets?x=1']) expect((await get(url)).body).toContain('督办');
      expect((await get('/assets/app.js')).headers['cache-control']).toContain('immutable');
      expect((await get('/assets/missing.js')).statusCode).toBe(404);
      expect((await get('/..%2f..%2fetc/passwd')).body).not.toContain('root:');
      expect((await get('/')).headers['content-security-policy']).toContain("default-src 'self'");
    });

    it('measures itself', async () => {
      await someone.get('/me');
      expect((await under.nobody.get('/metrics')).text).toContain('route="/api/v1/me"');
      expect((await under.nobody.get('/health/live')).status).toBe(200);
    });

    it('does not start with a handler that declares no access', async () => {
      @Controller('bare')
      class BareController {
        @Get()
        open(): string {
          return 'open';
        }
      }
      @Module({ imports: [DiscoveryModule], controllers: [BareController] })
      class BareModule {}
      // eslint-disable-next-line @typescript-eslint/no-unsafe-class-instance-assignment -- Nest takes plain objects
      const app = await NestFactory.createApplicationContext(BareModule, { logger: false });
      const parts = {
        discovery: app.get(DiscoveryService),
        scanner: app.get(MetadataScanner),
        reflector: app.get(Reflector),
      };
      expect(() => servedOperations(parts)).toThrow('BareController.open');
      await app.close();
    });
  });

  describe('without the database', () => {
    it('answers 503, claims nothing, and recovers by itself', async () => {
      expect((await under.nobody.get('/health/ready')).status).toBe(200);
      const before = await someone.get('/notifications');
      expect(before.status).toBe(200);
      await gate.close();
      const during = await Promise.all([
        someone.get('/notifications'),
        someone.post('/documents', { title: '文', text: '（一）做事。做好。' }),
        under.nobody.post('/auth/login', { username: 'a', password: 'b' }),
        under.nobody.get('/health/ready'),
      ]);
      expect(during.map((answer) => answer.status)).toEqual([503, 503, 503, 503]);
      expect(during[0].body).toMatchObject({ code: 'database-unavailable', retry: true });
      expect(during[0].headers['retry-after']).toBe('2');
      expect((await under.nobody.get('/health/live')).status).toBe(200);
      await gate.open();
      for (let i = 0; i < 50 && (await under.nobody.get('/health/ready')).status !== 200; i += 1) {
        await sleep(100);
      }
      expect((await someone.get('/notifications')).body).toEqual(before.body);
    });
  });
});

import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refused } from '../exit-codes';
import { ApiSession } from './api-session';

type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => void;

describe('a session with the service', () => {
  let server: Server;
  let api: string;
  let answer: Answer;

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        answer(request, body, response);
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const problem = (response: ServerResponse, status: number, body: object): void => {
    response.writeHead(status, { 'content-type': 'application/problem+json' }).end(JSON.stringify(body));
  };

  it('signs in and asks with its token and its key', async () => {
    const seen: unknown[] = [];
    answer = (request, body, response) => {
      const { authorization, 'idempotency-key': key } = request.headers;
      seen.push([request.method, request.url, authorization, key, body]);
      response.end(request.url?.endsWith('login') ? '{"accessToken":"t"}' : '{"dispatchId":"d"}');
    };
    const session = await ApiSession.signIn(`${api}/`, { username: 'u', password: 'p' });
    expect(await session.post('/documents/1/issue', { a: 1 }, 'k')).toEqual({ dispatchId: 'd' });
    expect(seen).toEqual([
      ['POST', '/api/v1/auth/login', undefined, undefined, '{"username":"u","password":"p"}'],
      ['POST', '/api/v1/documents/1/issue', 'Bearer t', 'k', '{"a":1}'],
    ]);
  });

  it('throws what the service refuses in its own words, with the fields', async () => {
    answer = (_request, _body, response) => {
      problem(response, 422, {
        title: '内容有误',
        detail: '请求内容有误',
        errors: [{ path: 'issuedOn', message: '不是日期' }],
      });
    };
    await expect(ApiSession.withToken(api, 't').get('/x')).rejects.toEqual(
      new Refused('请求内容有误（issuedOn 不是日期）'),
    );
    answer = (_request, _body, response) => {
      problem(response, 409, { title: '没有新的任务' });
    };
    await expect(ApiSession.withToken(api, 't').get('/x')).rejects.toEqual(new Refused('没有新的任务'));
  });

  it('throws one line for an answer that is not from the service', async () => {
    answer = (_request, _body, response) => {
      response.writeHead(502).end('<html>bad gateway</html>');
    };
    await expect(ApiSession.withToken(api, 't').get('/x')).rejects.toThrow('服务答复 502：<html>bad gateway');
  });

  it('tries again when the connection breaks', async () => {
    let asked = 0;
    answer = (request, _body, response) => {
      asked += 1;
      if (asked === 1) request.socket.destroy();
      else response.end('{"ok":true}');
    };
    expect(await ApiSession.withToken(api, 't').get('/x')).toEqual({ ok: true });
    expect(asked).toBe(2);
  });
});

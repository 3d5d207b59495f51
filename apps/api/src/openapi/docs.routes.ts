import { dirname } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.filter';
import { pageTexts } from './operations.text';

/** The files of the page that are served, all from the package beside us: no address of another's is loaded. */
const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);
const folder = dirname(require.resolve('swagger-ui-dist/package.json'));

const page = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${pageTexts.title} API</title>
<link rel="icon" href="/api/docs/favicon-32x32.png">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="page"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;
const start =
  "SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#page', deepLinking: true, validatorUrl: null });\n";

/** Serves the OpenAPI document and the page that shows it. */
export async function serveDocs(instance: FastifyInstance, document: object): Promise<void> {
  const json = JSON.stringify(document);
  await instance.register(fastifyStatic, { root: folder, serve: false });
  instance.get('/api/openapi.json', (_request, reply) => reply.type('application/json').send(json));
  instance.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  instance.get('/api/docs/', (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
  instance.get('/api/docs/start.js', (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(start),
  );
  instance.get<{ Params: { file: string } }>('/api/docs/:file', (request, reply) => {
    const { file } = request.params;
    if (!files.has(file)) {
      sendProblem(reply, request, { code: 'not-found' });
      return reply;
    }
    return reply.sendFile(file, folder);
  });
}

import { errorTable, problemMediaType } from '@duban/contracts';
import type { ErrorCode } from '@duban/contracts';
import { z } from 'zod';
import type { OperationSpec } from '../access/operation.decorator';
import type { ServedOperation } from '../access/operations';
import { operationTexts, pageTexts } from './operations.text';

type Json = Record<string, unknown>;

/** Refusals any signed-in route may answer. */
const always: readonly ErrorCode[] = [
  'unauthenticated',
  'session-ended',
  'password-change-required',
  'database-unavailable',
];
/** Routes outside `/api/v1`. */
const unversioned = /^\/(?:health|metrics)/u;

/** Gathers the named schemas of all operations into the document's components. */
class Components {
  readonly schemas: Json = {};

  /** A schema as JSON Schema 2020-12, its named parts by reference. */
  refer(schema: z.ZodType, io: 'input' | 'output'): Json {
    const made = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json };
    const { $defs = {}, $schema: _, ...rest } = made;
    const rewritten = JSON.parse(
      JSON.stringify({ $defs, rest }).replaceAll('"#/$defs/', '"#/components/schemas/'),
    ) as { $defs: Json; rest: Json & { id?: string } };
    Object.assign(this.schemas, withoutIds(rewritten.$defs));
    const { id, ...body } = rewritten.rest;
    if (id === undefined) return body;
    this.schemas[id] = body;
    return { $ref: `#/components/schemas/${id}` };
  }
}

function withoutIds(definitions: Json): Json {
  return Object.fromEntries(
    Object.entries(definitions).map(([name, schema]) => {
      const { id: _, ...body } = schema as Json;
      return [name, body];
    }),
  );
}

/** The OpenAPI 3.1 document of what is served, made from the handlers' own schemas. */
export function openApiDocument(operations: readonly ServedOperation[]): Json {
  const components = new Components();
  components.schemas.Problem = problemSchema();
  const paths: Record<string, Json> = {};
  for (const operation of operations) {
    const path = pathOf(operation.path);
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, components) };
  }
  return {
    openapi: '3.1.0',
    info: { title: pageTexts.title, description: pageTexts.description, version: '1' },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: components.schemas,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: pageTexts.signIn },
      },
    },
  };
}

function pathOf(path: string): string {
  const braced = path.replaceAll(/:(\w+)/gu, '{$1}');
  return unversioned.test(path) ? braced : `/api/v1${braced}`;
}

function describe({ path, spec }: ServedOperation, components: Components): Json {
  const summary = operationTexts[spec.id];
  if (summary === undefined) throw new Error(`The operation ${spec.id} has no summary.`);
  const [tag = ''] = spec.id.split('.');
  const body = requestBody(spec, components);
  return {
    operationId: spec.id,
    summary,
    tags: [tag],
    ...(spec.access === 'public' ? { security: [] } : { security: [{ bearer: [] }] }),
    parameters: [...pathParameters(path), ...queryParameters(spec, components), ...headerParameters(spec)],
    ...(body === null ? {} : { requestBody: body }),
    responses: { ...successOf(spec, components), ...refusalsOf(spec, path) },
  };
}

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/:(\w+)/gu)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'id' ? { type: 'string', format: 'uuid' } : { type: 'string' },
  }));
}

function queryParameters(spec: OperationSpec, components: Components): Json[] {
  if (spec.query === undefined) return [];
  const schema = components.refer(spec.query, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }));
}

function headerParameters(spec: OperationSpec): Json[] {
  const header = (name: string, description: string): Json => ({
    name,
    in: 'header',
    description,
    schema: { type: 'string' },
  });
  return [
    ...(spec.changes ? [header('Idempotency-Key', pageTexts.idempotencyKey)] : []),
    ...(spec.versioned ? [header('If-Match', pageTexts.ifMatch)] : []),
  ];
}

function requestBody(spec: OperationSpec, components: Components): Json | null {
  const content: Json = {};
  if (spec.body !== undefined) {
    content['application/json'] = { schema: components.refer(spec.body, 'input') };
  }
  if (spec.upload) {
    content['multipart/form-data'] = {
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary', description: pageTexts.file } },
      },
    };
  }
  return Object.keys(content).length === 0 ? null : { required: true, content };
}

function successOf(spec: OperationSpec, components: Components): Json {
  const status = String(spec.status ?? 200);
  const description = pageTexts.success;
  if (spec.answer === null) return { [status]: { description } };
  if (spec.answer === 'events' || spec.answer === 'page') {
    const media = spec.answer === 'events' ? 'text/event-stream' : 'text/html';
    return { [status]: { description, content: { [media]: { schema: { type: 'string' } } } } };
  }
  if (spec.answer === 'file') {
    return {
      [status]: { description, content: { 'application/octet-stream': { schema: { type: 'string' } } } },
    };
  }
  const schema = components.refer(spec.answer, 'output');
  return { [status]: { description, content: { 'application/json': { schema } } } };
}

/** The refusals an operation may answer, by status, each with its codes. */
function refusalsOf(spec: OperationSpec, path: string): Json {
  const codes = new Set<ErrorCode>([
    ...(spec.access === 'public' ? [] : always),
    ...(spec.access === 'public' || spec.access === 'signed-in' ? [] : (['forbidden'] as const)),
    ...(path.includes(':') ? (['not-found', 'uri-too-long'] as const) : []),
    ...(spec.access === 'public' && spec.query === undefined ? [] : (['invalid-query'] as const)),
    ...(spec.body
      ? (['malformed-json', 'invalid-body', 'unsupported-media-type', 'body-too-large'] as const)
      : []),
    ...(spec.upload ? (['malformed-upload', 'unsupported-media-type', 'body-too-large'] as const) : []),
    ...(spec.changes ? (['idempotency-mismatch', 'idempotency-in-flight'] as const) : []),
    ...(spec.versioned ? (['stale-version'] as const) : []),
    ...(spec.refusals ?? []),
  ]);
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const { status, title } = errorTable[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${code} ${title}`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, lines]) => [
      String(status),
      {
        description: lines.join('; '),
        content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

function problemSchema(): Json {
  const string = { type: 'string' };
  return {
    type: 'object',
    required: ['type', 'title', 'status', 'detail', 'code', 'retry'],
    properties: {
      type: string,
      title: string,
      status: { type: 'integer' },
      detail: string,
      code: { type: 'string', enum: Object.keys(errorTable) },
      retry: { type: 'boolean' },
      allowed: { type: 'array', items: string },
      current: string,
      errors: {
        type: 'array',
        items: { type: 'object', properties: { path: string, message: string } },
      },
    },
  };
}

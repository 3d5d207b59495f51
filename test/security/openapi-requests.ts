import fc from 'fast-check';
import type { HttpMethod } from '../e2e/api-under-test';
import { schemaArbitrary, spoiled } from './schema-arbitrary';
import type { JsonSchema, Known } from './schema-arbitrary';

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: JsonSchema;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

/** What is read here of the API's document. */
export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

/** One operation of the document. */
export interface Operation {
  readonly id: string;
  readonly method: HttpMethod;
  readonly path: string;
  readonly described: Described;
  /** The media type of its body, if it takes one. */
  readonly media: 'json' | 'upload' | null;
}

export interface Request {
  readonly url: string;
  /** Undefined where the operation takes none. */
  readonly body: unknown;
}

export function operationsOf(document: OpenApi): readonly Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => {
      const content = described.requestBody?.content;
      const media = content === undefined ? null : 'application/json' in content ? 'json' : 'upload';
      return {
        id: described.operationId,
        method: method.toUpperCase() as HttpMethod,
        path,
        described,
        media,
      };
    }),
  );
}

/** Requests that the document allows, or such with one thing spoiled in the path, the query or the body. */
export function requestsOf(
  operation: Operation,
  { components }: OpenApi,
  known: Known,
  sort: 'good' | 'bad',
): fc.Arbitrary<Request> {
  const { described, media, path } = operation;
  const made = (schema: JsonSchema): fc.Arbitrary<unknown> =>
    schemaArbitrary(schema, components.schemas, known);
  const parameters = (place: Parameter['in']): fc.Arbitrary<unknown> => {
    // A cursor is the service's own: one that is made up is a bad request.
    const those = (described.parameters ?? []).filter(
      (each) => each.in === place && (sort === 'bad' || each.schema.format !== 'cursor'),
    );
    return fc.record(Object.fromEntries(those.map((each) => [each.name, made(each.schema)])), {
      requiredKeys: those.filter((each) => each.required).map((each) => each.name),
    });
  };
  const schema = described.requestBody?.content['application/json']?.schema;
  const sound = {
    path: parameters('path'),
    query: parameters('query'),
    body: media === 'json' && schema !== undefined ? made(schema) : fc.constant(undefined),
  };
  const all =
    sort === 'good'
      ? fc.record(sound)
      : fc.oneof(
          fc.record(media === 'json' ? { ...sound, body: spoiled(sound.body) } : sound),
          fc.record({ ...sound, query: spoiled(sound.query) }),
          fc.record({ ...sound, path: spoiled(sound.path) }),
        );
  return all.map((parts) => ({ url: urlOf(path, parts.path, parts.query), body: parts.body }));
}

/** A value as it stands in an address. Half a pair cannot be sent there: the sign for it is. */
function written(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) as string | undefined);
  return encodeURIComponent((text ?? '').replaceAll(/\p{Surrogate}/gu, '\uFFFD').slice(0, 2000));
}

function urlOf(path: string, parts: unknown, query: unknown): string {
  const names = (parts ?? {}) as Record<string, unknown>;
  const filled = path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => written(names[name]) || 'x');
  const pairs = Object.entries((query ?? {}) as Record<string, unknown>);
  const text = pairs.map(([name, value]) => `${name}=${written(value)}`).join('&');
  return text === '' ? filled : `${filled}?${text}`;
}

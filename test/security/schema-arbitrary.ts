import fc from 'fast-check';

/** The part of JSON Schema 2020-12 that the API's document speaks. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly propertyNames?: JsonSchema;
  readonly maxProperties?: number;
  readonly items?: JsonSchema | boolean;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly pattern?: string;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** Values that a format may take, beside the random ones: ids that exist make requests go further than the door. */
export type Known = Readonly<Record<string, readonly string[]>>;

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.stringMatching(/^[一-龥，。（）〔〕0-9％]{1,30}$/u),
);
/** Text that JSON can carry and a text column can keep. */
const isSound = (text: string): boolean => !/[\p{Surrogate}\0]/u.test(text);

/** Values that a schema allows. Throws where the schema says what this reads not: nothing is guessed. */
export function schemaArbitrary(
  schema: JsonSchema,
  components: Readonly<Record<string, JsonSchema>>,
  known: Known = {},
): fc.Arbitrary<unknown> {
  const of = (each: JsonSchema): fc.Arbitrary<unknown> => schemaArbitrary(each, components, known);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    const found = components[name];
    if (found === undefined) throw new Error(`No schema ${schema.$ref}`);
    return of(found);
  }
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.allOf?.length === 1 && schema.allOf[0] !== undefined) return of(schema.allOf[0]);
  return alternatives(schema, of) ?? byType(schema, of, known);
}

type Of = (schema: JsonSchema) => fc.Arbitrary<unknown>;

function alternatives(schema: JsonSchema, of: Of): fc.Arbitrary<unknown> | undefined {
  const either = schema.anyOf ?? schema.oneOf;
  if (either === undefined || schema.properties === undefined) {
    return either === undefined ? undefined : fc.oneof(...either.map(of));
  }
  // Alternatives beside members of their own only say which members must be there.
  const { anyOf: _, oneOf: __, required = [], ...rest } = schema;
  return fc.oneof(
    ...either.map((more) => of({ ...rest, required: [...required, ...(more.required ?? [])] })),
  );
}

function byType(schema: JsonSchema, of: Of, known: Known): fc.Arbitrary<unknown> {
  if (typeof schema.type === 'object') {
    return fc.oneof(...schema.type.map((type) => of({ ...schema, type })));
  }
  switch (schema.type ?? 'any') {
    case 'string':
      return strings(schema, known);
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: schema.maximum ?? 1_000_000 });
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e9, max: schema.maximum ?? 1e9, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return arrays(schema, of);
    case 'object':
      return objects(schema, of);
    case 'any':
      return fc.jsonValue({ maxDepth: 2 });
    default:
      throw new Error(`A schema of type ${String(schema.type)} is not read here`);
  }
}

function strings(schema: JsonSchema, known: Known): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 60 } = schema;
  const fits = (text: string): boolean =>
    Array.from(text).length >= minLength && text.length <= maxLength && isSound(text);
  const random = byFormat(schema) ?? byPattern(schema) ?? texts;
  const given = known[schema.format ?? schema.pattern ?? ''] ?? [];
  const all =
    given.length === 0 ? random : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...given) }, random);
  return all.filter(fits);
}

function byFormat({ format }: JsonSchema): fc.Arbitrary<string> | undefined {
  switch (format ?? '') {
    case 'uuid':
    case 'guid':
      return fc.uuid();
    case 'date':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10));
    case 'date-time':
      return fc
        .date({ min: new Date('2020-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString());
    case 'email':
      return fc.emailAddress();
    case 'uri':
      return fc.webUrl();
    default:
      return undefined;
  }
}

function byPattern({ pattern }: JsonSchema): fc.Arbitrary<string> | undefined {
  // `\S` alone asks for something that is not blank: random text does, and the filter below sees to the rest.
  if (pattern === undefined) return undefined;
  if (pattern === '\\S') return texts.filter((text) => /\S/u.test(text));
  const known = byPatterns.get(pattern) ?? fc.stringMatching(new RegExp(pattern, 'u'));
  byPatterns.set(pattern, known);
  return known;
}

/** A pattern's strings are slow to prepare, and the same few stand in every operation. */
const byPatterns = new Map<string, fc.Arbitrary<string>>();

function arrays(schema: JsonSchema, of: Of): fc.Arbitrary<unknown[]> {
  const item = typeof schema.items === 'object' ? of(schema.items) : fc.jsonValue({ maxDepth: 1 });
  const minLength = schema.minItems ?? 0;
  const size = { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 4, 4)) };
  return schema.uniqueItems === true
    ? fc.uniqueArray(item, { ...size, selector: (value) => JSON.stringify(value) })
    : fc.array(item, size);
}

function objects(schema: JsonSchema, of: Of): fc.Arbitrary<object> {
  const properties = schema.properties ?? {};
  const members = Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, of(each)]));
  const own = fc.record(members, { requiredKeys: [...(schema.required ?? [])] });
  if (typeof schema.additionalProperties !== 'object' || Object.keys(properties).length > 0) return own;
  const names =
    schema.propertyNames === undefined
      ? fc.string({ minLength: 1, maxLength: 12 })
      : of(schema.propertyNames);
  return fc.dictionary(
    names.map(String).filter((name) => isSound(name) && name !== '__proto__'),
    of(schema.additionalProperties),
    {
      maxKeys: Math.min(schema.maxProperties ?? 4, 4),
    },
  );
}

/** What a spoiled value may become: a wrong kind, a wrong size, a wrong character. */
const nonsense = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    1e308,
    0.5,
    '',
    ' ',
    '\u0000',
    '\uD800',
    [],
    {},
    [[[]]],
    'x'.repeat(30_000),
  ),
  fc.jsonValue({ maxDepth: 2 }),
);

/** Values near those a schema allows: one member dropped, added, or made into something else, at any depth. */
export function spoiled(sound: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(sound, nonsense, fc.nat(), fc.constantFrom('replace', 'drop', 'add'))
    .map(([value, wrong, at, how]) => spoil(structuredClone(value), wrong, at, how));
}

function spoil(value: unknown, wrong: unknown, at: number, how: string): unknown {
  if (typeof value !== 'object' || value === null) return wrong;
  const holder = value as Record<string, unknown>;
  const names = Object.keys(holder);
  if (how === 'add' || names.length === 0) {
    if (Array.isArray(value)) value.push(wrong);
    else holder[`unknown${at % 7}`] = wrong;
    return value;
  }
  const name = names[at % names.length] ?? '';
  if (how === 'drop') Reflect.deleteProperty(holder, name);
  else holder[name] = spoil(holder[name], wrong, Math.floor(at / names.length), how);
  return value;
}

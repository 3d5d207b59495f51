/** Characters that a quoted element of an array's text form must escape. */
const special = /["\\]/u;
const specials = /["\\]/gu;

/** How values of a column's type are written as elements of an array. */
type Write = (value: unknown) => string;

const plain: Write = String;
const quoted: Write = (value) => {
  const text = value as string;
  return special.test(text) ? `"${text.replaceAll(specials, '\\$&')}"` : `"${text}"`;
};

/** Types whose values need no escaping, or another form; every other type is written as quoted text. */
const writers: Readonly<Record<string, Write>> = {
  uuid: plain,
  integer: plain,
  bigint: plain,
  boolean: plain,
  'double precision': plain,
  date: plain,
  timestamptz: (value) => `"${(value as Date).toISOString()}"`,
  bytea: (value) => `"\\\\x${(value as Buffer).toString('hex')}"`,
};

/**
 * PostgreSQL's text form of an array. The driver's own takes several times as long, most of it in dates and
 * escapes, and bulk statements spend most of their time here.
 * @param type the SQL type of the elements; arrays among them come in their own text form (`textArray`)
 */
export function arrayLiteral(type: string, values: readonly unknown[]): string {
  const write = writers[type] ?? quoted;
  let text = '{';
  for (const [i, value] of values.entries()) {
    if (i > 0) text += ',';
    text += value === null || value === undefined ? 'NULL' : write(value);
  }
  return `${text}}`;
}

/** A text array's PostgreSQL form; an array of arrays must be rectangular there, ours are not. */
export function textArray(items: readonly string[]): string {
  return arrayLiteral('text', items);
}

/**
 * JSON with the keys of every object in code-unit order and no white space; members that are `undefined` are
 * left out. What goes through the database's `jsonb` and back gives the same text.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  if (value instanceof Date) return JSON.stringify(value);
  return Array.isArray(value) ? arrayOf(value) : objectOf(value as Readonly<Record<string, unknown>>);
}

function arrayOf(items: readonly unknown[]): string {
  let text = '';
  for (const item of items) text += text === '' ? canonicalJson(item) : `,${canonicalJson(item)}`;
  return `[${text}]`;
}

function objectOf(members: Readonly<Record<string, unknown>>): string {
  let text = '';
  // Code-unit order is what sorting does by itself; a locale's would differ between machines.

  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${text}}`;
}

/** A row that was locked turned out to belong to another docket by now: begin again. */
export class RowMoved extends Error {
  override readonly name = 'RowMoved';
}

/** Another request took an idempotency key between look and write: its answer stands by now. */
export class KeyTaken extends Error {
  override readonly name = 'KeyTaken';
}

/** SQLSTATE: serialization failure, deadlock. */
const states = new Set(['40001', '40P01']);

/** Whether the same transaction may succeed if it is simply begun again. */
export function isFaultOfTheMoment(error: unknown): boolean {
  if (error instanceof RowMoved || error instanceof KeyTaken) return true;
  return states.has(sqlState(error) ?? '');
}

/** SQLSTATE of an error of the database, if it is one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { readonly code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 ? code : undefined;
}

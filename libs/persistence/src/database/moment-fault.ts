/** A row that was locked turned out to belong to another docket by now: begin again. */
export class RowMoved extends Error {
  override readonly name = 'RowMoved';
}

/** SQLSTATE: serialization failure, deadlock. */
const transient = new Set(['40001', '40P01']);
const uniqueViolation = '23505';

/** Keys that are looked up before they are written: who comes second finds the row when it begins again. */
const lookedUp = new Set(['idempotency_pkey']);

/** Whether the same transaction may succeed if it is simply begun again. */
export function isFaultOfTheMoment(error: unknown): boolean {
  if (error instanceof RowMoved) return true;
  const { code, constraint } = (error ?? {}) as { readonly code?: unknown; readonly constraint?: unknown };
  if (typeof code !== 'string') return false;
  return transient.has(code) || (code === uniqueViolation && lookedUp.has(String(constraint)));
}

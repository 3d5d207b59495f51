/** A row that was locked turned out to belong to another docket by now: begin again. */
export class RowMoved extends Error {
  override readonly name = 'RowMoved';
}

/** SQLSTATE: serialization failure, deadlock. */
const transient = new Set(['40001', '40P01']);
const uniqueViolation = '23505';

/** Keys that are looked up before they are written: who comes second finds the row when it begins again. */
const lookedUp = ['idempotency_pkey'];

/** Whether the same transaction may succeed if it is simply begun again. */
export function isFaultOfTheMoment(error: unknown): boolean {
  if (error instanceof RowMoved) return true;
  const { code } = faultOf(error);
  return (code !== undefined && transient.has(code)) || lookedUp.some((key) => violates(error, key));
}

/** Whether a row was refused because a unique key (or index) of this name has it already. */
export function violates(error: unknown, key: string): boolean {
  const { code, constraint } = faultOf(error);
  return code === uniqueViolation && constraint === key;
}

function faultOf(error: unknown): { readonly code?: string; readonly constraint?: string } {
  return typeof error === 'object' && error !== null ? error : {};
}

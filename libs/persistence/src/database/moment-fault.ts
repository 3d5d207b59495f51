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

/** SQLSTATE classes that come with a server or a connection that goes: whether a COMMIT was carried out is not known. */
const uncertain = /^(?:08|53|57|58|XX)/u;

/** Whether the server said no, so that nothing of the transaction stands. */
export function leftNoTrace(error: unknown): boolean {
  if (error instanceof RowMoved) return true;
  const { code } = faultOf(error);
  return code !== undefined && /^[0-9A-Z]{5}$/u.test(code) && !uncertain.test(code);
}

/** Whether a row was refused because a unique key (or index) of this name has it already. */
export function violates(error: unknown, key: string): boolean {
  const { code, constraint } = faultOf(error);
  return code === uniqueViolation && constraint === key;
}

function faultOf(error: unknown): { readonly code?: string; readonly constraint?: string } {
  return typeof error === 'object' && error !== null ? error : {};
}

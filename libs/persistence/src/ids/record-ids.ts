import { uuidV5 } from './uuid-v5';

/** An issued document: one plan year of a document. */
export function issueId(documentId: string, planYear: number): string {
  return uuidV5('issue', documentId, String(planYear));
}

/** The clock of a territory of an issued document. */
export function clockId(issue: string, territory: string): string {
  return uuidV5('clock', issue, territory);
}

/** What one unit owes from an issued document. */
export function docketId(issue: string, unit: string): string {
  return uuidV5('docket', issue, unit);
}

/** One unit's share of a template's task; the unit is the one it was first assigned to. */
export function taskId(issue: string, clause: number, key: string, unit: string): string {
  return uuidV5('task', issue, String(clause), key, unit);
}

/** Terms by their content: equal terms of one dispatch are one row. */
export function termsId(dispatch: string, clause: number, key: string, content: string): string {
  return uuidV5('terms', dispatch, String(clause), key, content);
}

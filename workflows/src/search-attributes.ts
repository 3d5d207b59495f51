import { defineSearchAttributeKey } from '@temporalio/common';

/** The installation a workflow belongs to: two may share a namespace. */
export const installationOf = defineSearchAttributeKey('DubanInstallation', 'KEYWORD');
/** The business instant for which a clock is armed: what the audit compares with the record. */
export const armedFor = defineSearchAttributeKey('DubanArmedFor', 'DATETIME');
/** The territory a clock keeps the time of. */
export const territoryOf = defineSearchAttributeKey('DubanTerritory', 'KEYWORD');
/** The document whose issue a clause belongs to; an id. */
export const documentOf = defineSearchAttributeKey('DubanDocument', 'KEYWORD');
/** The issue (one plan year of a document) a clause belongs to; an id. */
export const issueOf = defineSearchAttributeKey('DubanIssue', 'KEYWORD');
/** The number of the clause. */
export const clauseOf = defineSearchAttributeKey('DubanClause', 'INT');

/**
 * All search attributes, for operators and the audit alone: no page reads them. Ids, codes, numbers and instants only,
 * because Temporal keeps them in plain text. The runtime room registers the same ones.
 */
export const searchAttributeKeys = [
  installationOf,
  armedFor,
  territoryOf,
  documentOf,
  issueOf,
  clauseOf,
] as const;

import { defineSearchAttributeKey } from '@temporalio/common';

/** The business instant for which a clock is armed: what the audit compares with the record. */
export const armedFor = defineSearchAttributeKey('DubanArmedFor', 'DATETIME');
/** The document whose issue the workflow serves; an id. */
export const documentOf = defineSearchAttributeKey('DubanDocument', 'KEYWORD');
/** The issue (one plan year of a document) the workflow serves; an id. */
export const issueOf = defineSearchAttributeKey('DubanIssue', 'KEYWORD');
/** The number of the clause a clause's workflow stands for. */
export const clauseOf = defineSearchAttributeKey('DubanClause', 'INT');

/**
 * All search attributes, for operators and the audit alone: no page reads them. Ids, numbers and instants only, because
 * Temporal keeps them in plain text.
 */
export const searchAttributes = [armedFor, documentOf, issueOf, clauseOf] as const;

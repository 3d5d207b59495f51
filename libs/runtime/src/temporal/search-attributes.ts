/** Types of search attributes, as the server's tools name them. */
export type SearchAttributeType = 'Keyword' | 'Int' | 'Datetime' | 'Bool' | 'Double' | 'Text' | 'KeywordList';

/** What the project's workflows are found by. The installation keeps apart systems that share a namespace. */
export const searchAttributes: Readonly<Record<string, SearchAttributeType>> = {
  DubanInstallation: 'Keyword',
  DubanArmedFor: 'Datetime',
  DubanDocument: 'Keyword',
  DubanTerritory: 'Keyword',
  DubanClause: 'Int',
  DubanIssue: 'Keyword',
};

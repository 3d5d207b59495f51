import type { Terms } from '@duban/lifecycle';
import { bulkInsert } from '../database/bulk';

/** New terms; those that exist are left as they are: what they say never changes. */
export const insertTerms = bulkInsert(
  'terms',
  [
    { name: 'id', type: 'uuid' },
    { name: 'issue_id', type: 'uuid' },
    { name: 'dispatch_id', type: 'uuid' },
    { name: 'clause', type: 'integer' },
    { name: 'key', type: 'text' },
    { name: 'title', type: 'text' },
    { name: 'kind', type: 'text' },
    { name: 'body', type: 'jsonb' },
  ],
  'ON CONFLICT DO NOTHING',
);

/** A row of terms, in the order of the columns; without a dispatch where a division made them. */
export function termsValues(terms: Terms, issueId: string, dispatchId: string | null): readonly unknown[] {
  const { id, clause, key, title, kind } = terms;
  return [id, issueId, dispatchId, clause, key, title, kind, JSON.stringify(terms)];
}

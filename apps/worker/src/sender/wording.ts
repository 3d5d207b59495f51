import { documentName } from '@duban/notice';
import { documentNames } from '@duban/persistence';
import type { Wording } from '@duban/notice';
import type { Organisation } from '@duban/organisation';
import type { Pool } from 'pg';

/** How long names of documents are believed, ms. */
const believedMs = 60_000;

/** Names of units and documents as messages use them. */
export function wordingOf(pool: Pool, organisation: Organisation, publicUrl: string): () => Promise<Wording> {
  let kept: { readonly wording: Promise<Wording>; readonly until: number } | null = null;
  const read = async (): Promise<Wording> => {
    const documents = await documentNames(pool);
    return {
      nameOf: (unit) => organisation.unit(unit)?.name ?? unit,
      documentOf: (id) => documentName(documents.get(id)),
      publicUrl,
    };
  };
  return () => {
    if (kept === null || performance.now() >= kept.until) {
      const wording = read();
      kept = { wording, until: performance.now() + believedMs };
      wording.catch(() => {
        kept = null;
      });
    }
    return kept.wording;
  };
}

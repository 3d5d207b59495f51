import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importDocument, poolOf } from '@duban/persistence';
import { parseDocument, readDocumentFile } from '@duban/policy';
import { projectRoot } from '@duban/runtime';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

const folder = path.join(projectRoot, 'seeds', 'documents');
const fileName = 'xinjiang-2023-1.txt';

/** What the file itself does not say, as it is the document's second half. */
interface Head {
  readonly title: string;
  readonly number: string;
  readonly issuedOn: string;
}

/** The document's bytes: by them it is known in every database. */
export function seedDocument(): Promise<Buffer> {
  return readFile(path.join(folder, fileName));
}

/** Who imported it, where no person did. */
const importer = 'system';

/** The document that the templates were made for, imported as a person would import it. */
export const documentStep: StartStep = {
  title: '政策文件',
  run: async ({ databaseUrl, clockOffsetMs }) => {
    const content = await seedDocument();
    const { title, number, issuedOn } = JSON.parse(
      await readFile(path.join(folder, fileName.replace('.txt', '.json')), 'utf8'),
    ) as Head;
    const reading = await readDocumentFile(content, fileName);
    if (!reading.ok) throw new Error(`seeds/documents/${fileName}: ${reading.refusal.code}`);
    const parse = { ...parseDocument(reading.source), title, number, issuedOn };
    const { isNew } = await withDatabase(databaseUrl, (source) =>
      importDocument(poolOf(source), {
        fileName,
        content,
        source: reading.source.lines.map(({ text }) => text).join('\n'),
        parse,
        importedBy: importer,
        importedAt: Date.now() + clockOffsetMs,
      }),
    );
    return isNew ? `已导入 ${title}` : '已在库中';
  },
};

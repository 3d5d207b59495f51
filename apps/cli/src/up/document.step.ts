import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { importDocument, poolOf } from '@duban/persistence';
import { parseDocument, readDocumentFile } from '@duban/policy';
import { projectRoot } from '@duban/runtime';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

const fileName = 'xinjiang-2023-1.txt';

/** Who imported it, where no person did. */
const importer = 'system';

/** The document that the templates were made for, imported as a person would import it. */
export const documentStep: StartStep = {
  title: '政策文件',
  run: async ({ databaseUrl, clockOffsetMs }) => {
    const content = await readFile(path.join(projectRoot, 'seeds', 'documents', fileName));
    const reading = await readDocumentFile(content, fileName);
    if (!reading.ok) throw new Error(`seeds/documents/${fileName}: ${reading.refusal.code}`);
    const parse = parseDocument(reading.source);
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
    return isNew ? `已导入《${parse.title ?? fileName}》` : '已在库中';
  },
};

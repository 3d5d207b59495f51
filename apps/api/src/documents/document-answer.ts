import { newestTemplateRows } from '@duban/persistence';
import { matchTemplates } from '@duban/planning';
import type { ClauseTemplate } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { Pool } from 'pg';

/** The newest version of every template. */
export async function newestTemplates(pool: Pool): Promise<readonly ClauseTemplate[]> {
  return (await newestTemplateRows(pool)).map((row) => ({ ...row.body, version: row.version }));
}

/** A document as the API answers it: its id, the parse, and beside each clause the template it matched, null for none. */
export async function documentAnswer(pool: Pool, id: string, parse: ParsedDocument): Promise<object> {
  const matches = matchTemplates(parse, await newestTemplates(pool));
  // In the document's order: a clause whose number came before has another in what is issued.
  const clauses = parse.sections.flatMap((section) => section.clauses);
  const templates = new Map(
    matches.map(({ template, score }, at) => [
      clauses[at],
      template === null
        ? null
        : {
            clause: template.number,
            heading: template.heading,
            version: template.version,
            tasks: template.tasks.length,
            score: Math.round(score * 1000) / 1000,
          },
    ]),
  );
  const { title, number, issuedOn, sections, ...rest } = parse;
  return {
    id,
    title,
    number,
    issuedOn,
    sections: sections.map((section) => ({
      ...section,
      clauses: section.clauses.map((clause) => ({ ...clause, template: templates.get(clause) ?? null })),
    })),
    ...rest,
  };
}

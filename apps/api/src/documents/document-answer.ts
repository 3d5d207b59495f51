import type { Plan, Proposal } from '@duban/planning';
import { matchTemplates } from '@duban/planning';
import type { ClauseTemplate } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';

/** What is answered beside a clause. */
interface Beside {
  readonly template: object | null;
  readonly proposed: readonly Proposal[];
}

/**
 * A document as the API answers it: its id, the parse, and beside each clause the template it matched (null for none)
 * and the tasks proposed for it (none where it has a template, or where nothing can be planned).
 */
export function documentAnswer(
  id: string,
  parse: ParsedDocument,
  { templates, plan }: { readonly templates: readonly ClauseTemplate[]; readonly plan: Plan | null },
): object {
  const matches = matchTemplates(parse, templates);
  const proposals = plan?.proposals() ?? [];
  // In the document's order: a clause whose number came before has another in what is issued.
  const clauses = parse.sections.flatMap((section) => section.clauses);
  const beside = new Map(
    matches.map(({ clause, template, score }, at): [(typeof clauses)[number] | undefined, Beside] => [
      clauses[at],
      template === null
        ? { template: null, proposed: proposals.filter((task) => task.clause === clause.number) }
        : {
            template: {
              clause: template.number,
              heading: template.heading,
              version: template.version,
              tasks: template.tasks.length,
              score: Math.round(score * 1000) / 1000,
            },
            proposed: [],
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
      clauses: section.clauses.map((clause) => ({
        ...clause,
        ...(beside.get(clause) ?? { template: null, proposed: [] }),
      })),
    })),
    ...rest,
  };
}

import type { ClauseMatch } from '../match-templates';
import type { PlanRequest } from '../plan-request';
import { issuerAt, issuerOf, regionAlone } from './issuer';
import type { ClauseTemplate } from '../types';
import type { Issuer } from './issuer';
import { proposeTemplate } from './propose-template';

/** A plan's places, and its clauses each beside the template that was written or proposed for it. */
export interface Proposed {
  /** The request with the places it means. */
  readonly request: PlanRequest;
  readonly matches: readonly ClauseMatch[];
}

/**
 * Proposes a template for each clause that has none, or takes what a person made of it. Whose document it is decides how high its tasks begin: the places
 * named by the issuer (their highest level), else, where no clause has a template, the place that wrote it, which is
 * then also where the plan stays; a document with clauses of known templates is the region's.
 */
export function withProposals(request: PlanRequest, matches: readonly ClauseMatch[]): Proposed {
  if (matches.every((match) => match.template !== null)) return { request, matches };
  const { organisation, planYear, document } = request;
  const strange = matches.every((match) => match.template === null);
  const issuer = issuerFor(request, strange);
  const toCorps = document.title?.includes('兵团') === true;
  const setting = { organisation, planYear, issuer, toCorps };
  return {
    request: { ...request, territories: issuer.roots },
    matches: matches.map((match) => {
      if (match.template !== null) return match;
      const template = editedTemplate(request, match) ?? proposeTemplate(match.clause, setting);
      const sentences = match.clause.sentences.map(({ index }) => index);
      return template === null ? match : { ...match, template, sentences };
    }),
  };
}

/** What a person made of a clause's proposals; null where nobody looked at them. */
function editedTemplate({ edited }: PlanRequest, { clause }: ClauseMatch): ClauseTemplate | null {
  const found = edited?.clauses.find((each) => each.clause === clause.number);
  if (edited == null || found === undefined) return null;
  return {
    number: 0,
    numeral: clause.numeral,
    heading: clause.heading ?? '',
    sentences: clause.sentences.map(({ text }) => text),
    version: edited.version,
    proposed: true,
    rules: {},
    tasks: found.tasks,
  };
}

function issuerFor({ organisation, document, territories }: PlanRequest, strange: boolean): Issuer {
  if (territories !== undefined && territories.length > 0) return issuerAt(organisation, territories);
  return strange ? issuerOf(organisation, document) : regionAlone;
}

import type { ParsedClause } from '@duban/policy';
import type { ClausesOf } from './match-templates';
import type { ClauseTemplate } from './types';

/** A clause as the reader of documents gives it, made from a template's own text. */
export function clauseOf(template: ClauseTemplate, changes: Partial<ParsedClause> = {}): ParsedClause {
  return {
    number: template.number,
    numeral: template.numeral,
    heading: template.heading,
    text: template.sentences.join(''),
    sentences: template.sentences.map((text, at) => ({ index: at + 1, text })),
    indicators: [],
    responsible: null,
    due: null,
    assignments: [],
    line: 1,
    ...changes,
  };
}

/** A document of these clauses, under one part. */
export function documentOf(clauses: readonly ParsedClause[]): ClausesOf {
  return { sections: [{ numeral: null, heading: null, lead: '', clauses }] };
}

import { createHash } from 'node:crypto';
import { dayOf, startOfDay } from '@duban/calendar';
import { TermsBook } from '@duban/lifecycle';
import type { Terms } from '@duban/lifecycle';
import { canonicalJson } from '../ids/canonical-json';
import { termsId } from '../ids/record-ids';
import type { IssuedPlan } from './issued-plan';

/** The terms of a dispatch. Ids follow from the content, so that planning again gives the same ones. */
export function termsBook({ dispatchId, request, requestedAt }: IssuedPlan): TermsBook {
  const { planYear, issuedOn } = request;
  return new TermsBook({
    planYear,
    issuedAt: dayOf(requestedAt) === issuedOn ? requestedAt : startOfDay(issuedOn),
    idOf: (body) => withContentId(dispatchId, body).id,
  });
}

/** Terms under the id that follows from their content; `issuer`: the dispatch, or for terms without one the issue. */
export function withContentId(issuer: string, body: Omit<Terms, 'id'>): Terms {
  const content = createHash('sha256').update(canonicalJson(body)).digest('hex');
  return { id: termsId(issuer, body.clause, body.key, content), ...body };
}

import { createHash } from 'node:crypto';
import { dayOf, startOfDay } from '@duban/calendar';
import { TermsBook } from '@duban/lifecycle';
import { canonicalJson } from '../ids/canonical-json';
import { termsId } from '../ids/record-ids';
import type { IssuedPlan } from './issued-plan';

/** The terms of a dispatch. Ids follow from the content, so that planning again gives the same ones. */
export function termsBook({ dispatchId, request, requestedAt }: IssuedPlan): TermsBook {
  const { planYear, issuedOn } = request;
  return new TermsBook({
    planYear,
    issuedAt: dayOf(requestedAt) === issuedOn ? requestedAt : startOfDay(issuedOn),
    idOf: (body) => {
      const content = createHash('sha256').update(canonicalJson(body)).digest('hex');
      return termsId(dispatchId, body.clause, body.key, content);
    },
  });
}

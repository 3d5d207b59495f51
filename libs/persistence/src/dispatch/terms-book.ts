import { createHash } from 'node:crypto';
import { dayOf, startOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import type { Terms } from '@duban/lifecycle';
import type { PlannedTask } from '@duban/planning';
import { canonicalJson } from '../ids/canonical-json';
import { termsId } from '../ids/record-ids';
import type { IssuedPlan } from './issued-plan';

/** What a planned task takes from its template, whichever unit has it. */
type Source = Omit<PlannedTask, 'unit' | 'support' | 'supervisor' | 'relays' | 'territory' | 'level'>;

interface Page {
  readonly source: Source;
  readonly terms: Terms;
}

/**
 * The terms of a dispatch: tasks that differ in their unit alone share one. Ids follow from the content, so that
 * planning again gives the same ones.
 */
export class TermsBook {
  readonly #pages = new Map<string, Page>();
  readonly #issuedAt: Instant;

  constructor(private readonly issued: IssuedPlan) {
    const { request, requestedAt } = issued;
    this.#issuedAt = dayOf(requestedAt) === request.issuedOn ? requestedAt : startOfDay(request.issuedOn);
  }

  of(task: PlannedTask): Terms {
    const name = `${task.clause}/${task.key}`;
    const page = this.#pages.get(name);
    if (page !== undefined && isSame(page.source, task)) return page.terms;
    const terms = this.#write(task);
    this.#pages.set(name, { source: task, terms });
    return terms;
  }

  #write(task: PlannedTask): Terms {
    const { clause, key, title, kind, dueOn, acceptBy, rhythm, reportDays } = task;
    const { curve, indicators, evidence, sentences, sensitive, templateVersion, rules } = task;
    const body = {
      ...{ clause, key, title, kind, planYear: this.issued.request.planYear, issuedAt: this.#issuedAt },
      ...{ dueOn, acceptBy, rhythm, reportDays, curve, indicators, evidence, sentences },
      ...{ sensitive, templateVersion, rules },
    };
    const content = createHash('sha256').update(canonicalJson(body)).digest('hex');
    return { id: termsId(this.issued.dispatchId, clause, key, content), ...body };
  }
}

/** Whether two tasks were made from one page: what a plan shares it shares by identity. */
function isSame(a: Source, b: Source): boolean {
  return (
    a.title === b.title &&
    a.kind === b.kind &&
    a.dueOn === b.dueOn &&
    a.acceptBy === b.acceptBy &&
    a.rhythm === b.rhythm &&
    a.reportDays === b.reportDays &&
    a.curve === b.curve &&
    a.indicators === b.indicators &&
    a.evidence === b.evidence &&
    a.sentences === b.sentences &&
    a.sensitive === b.sensitive &&
    a.templateVersion === b.templateVersion &&
    a.rules === b.rules
  );
}

import type { Instant } from '@duban/calendar';
import type { Terms } from './types';

/** What a planned task takes from its template, whichever unit has it. */
export type TermsSource = Omit<Terms, 'id' | 'issuedAt' | 'planYear'>;

export interface TermsBookOptions {
  readonly planYear: number;
  readonly issuedAt: Instant;
  /** The id of terms, from their content. */
  readonly idOf: (body: Omit<Terms, 'id'>) => string;
}

interface Page {
  readonly source: TermsSource;
  readonly terms: Terms;
}

/** The terms of one issue of a plan: tasks that differ in their unit alone share one. */
export class TermsBook {
  readonly #pages = new Map<string, Page>();

  constructor(private readonly options: TermsBookOptions) {}

  of(task: TermsSource): Terms {
    const name = `${task.clause}/${task.key}`;
    const page = this.#pages.get(name);
    if (page !== undefined && isSame(page.source, task)) return page.terms;
    const terms = this.#write(task);
    this.#pages.set(name, { source: task, terms });
    return terms;
  }

  #write(task: TermsSource): Terms {
    const { clause, key, title, kind, dueOn, acceptBy, rhythm, reportDays } = task;
    const { curve, indicators, evidence, sentences, sensitive, templateVersion, rules } = task;
    const { planYear, issuedAt, idOf } = this.options;
    const body = {
      ...{ clause, key, title, kind, planYear, issuedAt, dueOn, acceptBy, rhythm, reportDays },
      ...{ curve, indicators, evidence, sentences, sensitive, templateVersion, rules },
    };
    return { id: idOf(body), ...body };
  }
}

/** Whether two tasks were made from one page: what a plan shares it shares by identity. */
function isSame(a: TermsSource, b: TermsSource): boolean {
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

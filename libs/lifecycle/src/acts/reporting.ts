import type { Instant } from '@duban/calendar';
import { periodAt } from '../clock/periods';
import { progressOf } from '../progress';
import type { Refusal, Terms } from '../types';
import type { TaskState } from '../state';
import type { View } from '../view';
import type { Applier, Decider } from './act';

/** A sensitive task takes no attachments (`evidence-not-allowed`). */
export function refuseEvidence({ terms }: View, evidence: readonly string[] | undefined): Refusal | null {
  return terms.sensitive && evidence !== undefined && evidence.length > 0
    ? { code: 'evidence-not-allowed', params: {} }
    : null;
}

/**
 * 反馈: a report. The percent is the one given, else what the values say by the task's kind (against the place's own share
 * of a total), else none.
 * Forecast and values not named stay as last reported.
 */
export const progress: Decider<'progress'> = (view, command, { now }) => {
  const refusal = refuseEvidence(view, command.evidence);
  if (refusal !== null) return refusal;
  const { state, terms } = view;
  const values = command.values ?? {};
  const made = (state.reports ?? 0) + (isFirstOfPeriod(state, terms, now) ? 1 : 0);
  return {
    kind: 'progressed',
    data: {
      text: command.text,
      percent:
        command.percent ??
        progressOf(
          terms.kind,
          terms.indicators,
          { ...state.values, ...values },
          { made, asked: terms.reportDays.length },
          command.targets,
        ),
      forecast: command.forecast ?? null,
      values,
      evidence: command.evidence ?? [],
    },
  };
};

/** Whether the period that holds the instant has no report yet. */
const isFirstOfPeriod = ({ reportAt }: TaskState, { rhythm }: Terms, at: Instant): boolean =>
  reportAt === undefined || periodAt(rhythm, reportAt) !== periodAt(rhythm, at);

export const progressed: Applier<'progressed'> = (state, { at, data }, terms) => {
  const isNew = isFirstOfPeriod(state, terms, at);
  return {
    status: 'active',
    since: state.status === 'active' ? state.since : at,
    reportAt: at,
    reports: (state.reports ?? 0) + (isNew ? 1 : 0),
    percent: data.percent ?? state.percent,
    percentBefore: isNew ? state.percent : state.percentBefore,
    forecast: data.forecast ?? state.forecast,
    values: Object.keys(data.values).length > 0 ? { ...state.values, ...data.values } : state.values,
  };
};

/** 协办: a supporting unit's share of the work, told to the lead unit. */
export const contribute: Decider<'contribute'> = (view, { text, evidence }) =>
  refuseEvidence(view, evidence) ?? { kind: 'contributed', data: { text, evidence: evidence ?? [] } };

export const contributed: Applier<'contributed'> = () => ({});

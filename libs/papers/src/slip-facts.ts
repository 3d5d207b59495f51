import type { SlipWording } from './slip-wording.text';

/** What an official slip is. */
export type SlipKind = 'notice' | 'circular' | 'interview';

/** A sentence of the policy document that a slip rests on. */
export interface SlipBasis {
  readonly clause: number;
  readonly text: string;
}

/**
 * Everything that a 督办通知单, a 通报 or a 约谈通知 says, in the words in which it says it; frozen when the slip is
 * approved. Days are Beijing dates.
 */
export interface SlipFacts {
  readonly kind: SlipKind;
  /** `喀什地委农办督〔2023〕12号`; null while it is not issued. */
  readonly number: string | null;
  /** The issuing office by its full name. */
  readonly office: string;
  /** Title of the matter. */
  readonly title: string;
  readonly document: { readonly title: string; readonly number: string | null };
  readonly basis: readonly SlipBasis[];
  /** The unit it is for, and those that support it. */
  readonly lead: string;
  readonly support: readonly string[];
  /** 要求与指标 */
  readonly indicators: readonly string[];
  readonly assignedOn: string;
  readonly acceptBy: string | null;
  /** 反馈周期 */
  readonly rhythm: string;
  readonly dueOn: string;
  readonly lateWorkingDays: number;
  /** Last reported percent. */
  readonly progress: number | null;
  /** What the leader who approved it wrote. */
  readonly instruction: string | null;
  /** 抄送: titles of the leaders of the unit's place. */
  readonly copies: readonly string[];
  /** 成文日期; the day of printing for a slip that was not issued. */
  readonly date: string;
  /** How it is worded; left out where nobody changed what the engine proposes. */
  readonly wording?: SlipWording;
}

import { channelTexts } from './channel.text';
import type { HandOver } from './channel';
import type { Called } from './call-out';

/** What a robot's answer says: its code, 0 for taken, and words. */
export interface RobotAnswer {
  readonly code: number;
  readonly message: string;
}

/** How a service words its answers. */
export interface RobotManner {
  /** Names of the members that hold code and words. */
  readonly code: string;
  readonly message: string;
  /** Called too often: it has not taken it, and will later. */
  readonly tooOften: (answer: RobotAnswer) => boolean;
  /** Out of order for the moment: it has not taken it. */
  readonly busy: ReadonlySet<number>;
}

/** What calling a robot came to. An answer without a verdict counts as unknown: it may have spoken. */
export function robotOutcome(called: Called, manner: RobotManner, cooldownMs: number): HandOver {
  if (called.kind !== 'answered') return unanswered(called);
  if (called.status === 429) return tooOften(cooldownMs);
  if (called.status >= 500) return { outcome: 'unknown', reason: channelTexts.refused(called.status) };
  if (called.status >= 400) return { outcome: 'refused', reason: channelTexts.refused(called.status) };
  if (called.status >= 300) return { outcome: 'refused', reason: channelTexts.redirected };
  const answer = answerOf(called.body, manner);
  if (answer === null) return { outcome: 'unknown', reason: channelTexts.unreadable };
  if (answer.code === 0) return { outcome: 'sent' };
  if (manner.tooOften(answer)) return tooOften(cooldownMs);
  const reason = channelTexts.robotRefused(answer.code, answer.message);
  return { outcome: manner.busy.has(answer.code) ? 'later' : 'refused', reason };
}

/** What a call that got no answer came to. */
export function unanswered(called: Exclude<Called, { readonly kind: 'answered' }>): HandOver {
  switch (called.kind) {
    case 'blocked':
      return { outcome: 'refused', reason: channelTexts.blocked };
    case 'unreached':
      return { outcome: 'later', reason: channelTexts.unreached(called.reason) };
    case 'unknown':
      return { outcome: 'unknown', reason: channelTexts.unknown(called.reason) };
  }
}

const tooOften = (afterMs: number): HandOver => ({
  outcome: 'later',
  reason: channelTexts.tooOften,
  afterMs,
});

function answerOf(body: string, { code, message }: RobotManner): RobotAnswer | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return null; // no JSON: no verdict
  }
  if (typeof parsed !== 'object' || parsed === null) return null;
  const members = parsed as Readonly<Record<string, unknown>>;
  const verdict = members[code];
  if (typeof verdict !== 'number') return null;
  const words = members[message];
  return { code: verdict, message: typeof words === 'string' ? words : '' };
}

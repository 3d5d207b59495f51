/** What is known about business time when a system starts; instants and offsets in ms. */
export interface ClockFacts {
  /** The machine's clock. */
  readonly real: number;
  /** DUBAN_CLOCK, if set. */
  readonly wanted?: number;
  /** DUBAN_CLOCK of the last start that set it. */
  readonly lastWanted?: number;
  /** The offset the system last ran with. */
  readonly offsetMs?: number;
  /** The latest business time at which the system is known to have run. */
  readonly lastKnown?: number;
}

export type ClockDecision =
  { readonly ok: true; readonly offsetMs: number } | { readonly ok: false; readonly lastKnown: number };

/**
 * The offset to start with. Business time never goes back: an earlier DUBAN_CLOCK is refused, and without one (or with
 * the one already applied, as it stands in an `.env`) time runs on from no earlier than the last known instant. For the
 * same reason the offset never shrinks: services on other machines may still run with the one they know.
 * Source: contract, "Two commands", DUBAN_CLOCK.
 */
export function decideClock(facts: ClockFacts): ClockDecision {
  const { real, wanted, lastWanted, offsetMs, lastKnown } = facts;
  if (wanted === undefined || wanted === lastWanted) {
    if (offsetMs === undefined) return { ok: true, offsetMs: wanted === undefined ? 0 : wanted - real };
    // A machine whose clock was never moved for us keeps its own time, even after its clock was set right.
    if (offsetMs === 0 && wanted === undefined) return { ok: true, offsetMs };
    return { ok: true, offsetMs: Math.max(offsetMs, (lastKnown ?? real + offsetMs) - real) };
  }
  const latest = lastKnown ?? (offsetMs === undefined ? undefined : real + offsetMs);
  if (latest !== undefined && wanted < latest) return { ok: false, lastKnown: latest };
  return { ok: true, offsetMs: Math.max(wanted - real, offsetMs ?? -Infinity) };
}

/**
 * The offset of a service that was started alone: the one the database carries wins over its own, so that all agree.
 * @param stored `installation.clock_offset_ms`, if there is a row
 * @param own what the service's environment asks for
 */
export function agreeOffset(stored: number | undefined, own: number | undefined): number {
  return stored ?? own ?? 0;
}

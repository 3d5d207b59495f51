/** Business time: what every rule, timer and page takes for the present. */
export interface BusinessClock {
  /** The present, ms since 1970. */
  readonly now: () => number;
  /** Business time minus real time, ms; 0 unless DUBAN_CLOCK ever set it. */
  readonly offsetMs: number;
}

/**
 * The one source of the present in every process. Runs at normal speed beside the machine's clock, moved by the offset
 * that the system was started with.
 */
export function businessClock(source: { readonly clockOffsetMs?: number }): BusinessClock {
  const offsetMs = source.clockOffsetMs ?? 0;
  return { offsetMs, now: () => Date.now() + offsetMs };
}

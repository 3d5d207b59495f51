import type { ErrorCode, ErrorParams, FieldFault, Refused } from '@duban/contracts';

/** A refusal on its way to the filter that words it; thrown at the HTTP edge only, so that no handler forgets to return it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ErrorCode,
    readonly params: ErrorParams = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(code);
  }

  /** What the contracts room words. */
  get refused(): Refused {
    return { code: this.code, params: this.params, faults: this.faults };
  }
}

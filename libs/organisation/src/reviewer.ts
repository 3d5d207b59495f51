const region = '65';

/** What finding a reviewer asks of the organisation. */
export interface Offices {
  /** Nearest first. */
  ancestors: (territory: string) => readonly { readonly code: string }[];
  ruralOffice: (territory: string) => { readonly code: string } | null;
}

/**
 * The unit that decides an objection in tasks a unit supervises: the nearest 农办 above it that is none of the `excluded`
 * (the lead unit, and whoever took the decision). At the top there is none above: then the region's other offices, in
 * the order 农办 (for the Corps), 督查室, and at last the party committee both answer to. So for `65-rural_office` it
 * is `65-party_office`, for that `65-party`, for `BT-corps` `65-rural_office`.
 */
export function reviewerAbove(
  organisation: Offices,
  supervisor: string,
  excluded: readonly (string | null)[],
): string {
  const territory = supervisor.slice(0, supervisor.indexOf('-'));
  const above = organisation
    .ancestors(territory)
    .flatMap(({ code }) => organisation.ruralOffice(code)?.code ?? []);
  const top = `${region}-party`;
  const offices = [...above, `${region}-rural_office`, `${region}-party_office`, top];
  return offices.find((unit) => unit !== supervisor && !excluded.includes(unit)) ?? top;
}

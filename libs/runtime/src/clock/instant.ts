const pattern =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?(?:Z|[+-](?:0\d|1[0-4]):?[0-5]\d)$/;

/** An ISO 8601 instant with an offset (`2026-03-02T09:00:00+08:00`, `…Z`) in ms; `undefined` for anything else. */
export function parseInstant(text: string): number | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part || 0));
  const written = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second));
  // Date rolls 30 February over into March: an instant that does not read back as written does not exist.
  if (written.toISOString().slice(0, 16) !== text.slice(0, 16) || (second ?? 0) > 59) return undefined;
  const value = Date.parse(text);
  return Number.isNaN(value) ? undefined : value;
}

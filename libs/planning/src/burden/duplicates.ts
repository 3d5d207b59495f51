import type { Day } from '@duban/calendar';

/** A figure that a task asks of units over a time. */
export interface IndicatorRequest {
  /** Which task asks: the document (null: the one being planned), its clause and the task's key. */
  readonly document: string | null;
  readonly clause: number;
  readonly key: string;
  readonly indicator: string;
  /** The figure's unit of measure. */
  readonly measure: string | null;
  readonly from: Day;
  readonly until: Day;
  readonly units: ReadonlySet<string>;
}

/** One figure asked of the same units by two tasks at the same time. */
export interface DuplicateRequest {
  readonly indicator: string;
  readonly tasks: readonly Pick<IndicatorRequest, 'clause' | 'document' | 'key'>[];
  /** Some of the units; `count` says of how many. */
  readonly units: readonly string[];
  readonly count: number;
}

/** Units named of each duplicate. */
const mostUnits = 20;

/** What is measured, without the target: two documents with other figures for one thing ask the same number of people. */
export function indicatorKey({
  indicator,
  measure,
}: Pick<IndicatorRequest, 'indicator' | 'measure'>): string {
  const subject = indicator
    .normalize('NFKC')
    .replaceAll(/\s/gu, '')
    .replaceAll(
      /[\d.]+(?:[%亿万千百]*)|[一二三四五六七八九十百千万亿]+分之[一二三四五六七八九十百千万亿]+/gu,
      '',
    )
    .replaceAll(/达到|超过|突破|不低于|不少于|不超过|以上|以下|左右|力争|完成|控制在/gu, '')
    .replaceAll(/[\p{P}\p{S}]/gu, '');
  return `${subject}/${measure ?? ''}`;
}

/** Requests of `fresh` that ask what another of them, or a running one, asks of the same unit in an overlapping time. */
export function duplicateRequests(
  fresh: readonly IndicatorRequest[],
  running: readonly IndicatorRequest[],
): readonly DuplicateRequest[] {
  const found: DuplicateRequest[] = [];
  const byKey = new Map<string, IndicatorRequest[]>();
  for (const request of running) group(byKey, request);
  for (const request of fresh) {
    const same = group(byKey, request);
    for (const other of same) {
      if (other === request || !overlaps(other, request) || sameTask(other, request)) continue;
      const units = [...request.units].filter((unit) => other.units.has(unit));
      if (units.length === 0) continue;
      found.push({
        indicator: request.indicator,
        tasks: [other, request].map(({ document, clause, key }) => ({ document, clause, key })),
        units: units.slice(0, mostUnits),
        count: units.length,
      });
    }
  }
  return found.sort((a, b) => b.count - a.count);
}

function group(
  byKey: Map<string, IndicatorRequest[]>,
  request: IndicatorRequest,
): readonly IndicatorRequest[] {
  const key = indicatorKey(request);
  // A figure whose words say nothing is like no other.
  if (key.startsWith('/')) return [];
  const same = byKey.get(key) ?? [];
  byKey.set(key, [...same, request]);
  return same;
}

const overlaps = (a: IndicatorRequest, b: IndicatorRequest): boolean =>
  a.from <= b.until && b.from <= a.until;
const sameTask = (a: IndicatorRequest, b: IndicatorRequest): boolean =>
  a.document === b.document && a.clause === b.clause && a.key === b.key;

import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { dayOf, formatInstant, periodByKey } from '@duban/calendar';
import { indicatorReport } from '@duban/contracts';
import { numberOf } from '@duban/lifecycle';
import { addReports, carriersOf, findIndicator, once, standingValues } from '@duban/persistence';
import type { Carrier, IndicatorRow, KeptReport, NewReport } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { reportRight, wouldSee } from './indicator-rights';
import type { ReportRight } from './indicator-rights';

/** A unit's value for a period of a figure, or the correction of one. */
@Injectable()
export class ReportIndicatorUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async do(input: RequestInput): Promise<object> {
    const { caller } = input;
    const row = await this.figure(input);
    const body = input.body(indicatorReport);
    const carrier = await this.#carrier(row, body.unit, caller);
    const right = reportRight(caller, carrier);
    if (right === null || right.as === 'office-above') throw new Refusal('forbidden');
    const value = numberOf(body.value);
    if (value === null) throw new Refusal('invalid-body', { fields: ['value'] });
    const now = this.context.now();
    mustHaveBegun(row, body.period, now);
    const report: NewReport = {
      unit: carrier.unit,
      territory: carrier.territory,
      path: carrier.path,
      period: body.period,
      value,
      written: String(body.value).trim(),
      reason: body.reason ?? null,
    };
    const { ds } = await this.engine.parts();
    const kept = await once(ds, input.idempotency(body), async (tx): Promise<KeptReport | null> => {
      const standing = () => standingValues(tx, row.id, [report.territory]);
      if (!(await mayGive(right, standing, report))) return null;
      const made = await addReports(tx, row.id, [report], { by: right.actor, at: now, fileName: null });
      return made[0] ?? null;
    });
    if (!kept.ok) throw refusalOf(kept.error);
    if (kept.answer === null) throw new Refusal('forbidden');
    const { territory: _, path: __, ...answer } = kept.answer;
    return { ...answer, at: formatInstant(now) };
  }

  /** The figure of the path, where the caller may see a task of it. @throws Refusal of 404 */
  async figure(input: RequestInput): Promise<IndicatorRow> {
    const { pool } = await this.engine.parts();
    const row = await findIndicator(pool, input.id());
    if (row === null) throw new Refusal('not-found');
    const seen = await carriersOf(pool, row, input.caller.visibility);
    if (!seen.some(({ isVisible }) => isVisible)) throw new Refusal('not-found');
    return row;
  }

  /** @throws Refusal: 404 for a unit the caller may not see, 422 for one that does not carry the figure */
  async #carrier(row: IndicatorRow, unit: string, caller: Caller): Promise<Carrier> {
    const { pool, world } = await this.engine.parts();
    const [carrier] = await carriersOf(pool, row, caller.visibility, { unit });
    if (carrier?.isVisible === true) return carrier;
    if (carrier === undefined && wouldSee(caller, unit, world)) throw new Refusal('unit-unknown', { unit });
    throw new Refusal('not-found');
  }
}

/** A supervising unit corrects what a unit reported, and reports nothing in its place. */
async function mayGive(
  right: NonNullable<ReportRight>,
  standing: () => ReturnType<typeof standingValues>,
  { territory, period }: NewReport,
): Promise<boolean> {
  if (right.as === 'lead') return true;
  return (await standing()).of(territory).some((each) => each.period === period);
}

/** @throws Refusal of 422 for a period of another year, or one that has not begun */
export function mustHaveBegun({ plan_year: year }: IndicatorRow, key: string, now: number): void {
  const period = periodByKey(key);
  const isOfYear = period?.from.slice(0, 4) === String(year);
  if (period === null || !isOfYear || period.from > dayOf(now)) {
    throw new Refusal('invalid-period', { period: key, year });
  }
}

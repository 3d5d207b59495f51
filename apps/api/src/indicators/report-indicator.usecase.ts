import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { dayOf, formatInstant, periodByKey } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import { indicatorReport } from '@duban/contracts';
import { numberOf } from '@duban/lifecycle';
import { addReports, carriersOf, findIndicator, once, standingValues } from '@duban/persistence';
import type {
  Carrier,
  FigureDuty,
  IdempotencyKey,
  IndicatorRow,
  KeptReport,
  NewReport,
  PersonActor,
} from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { authorizing } from '../tasks/authorize';
import { dutyText, figureReportText } from './figure-report.text';
import { reportRight, wouldSee } from './indicator-rights';

/** A checked value on its way into the record. */
interface Giving {
  readonly input: RequestInput;
  readonly row: IndicatorRow;
  readonly report: NewReport;
  readonly said: number | string;
  readonly actor: PersonActor;
  readonly key: IdempotencyKey | undefined;
}

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
    mustHaveBegun(row, body.period, this.context.now());
    const report: NewReport = {
      unit: carrier.unit,
      territory: carrier.territory,
      path: carrier.path,
      period: body.period,
      value,
      written: String(body.value).trim(),
      reason: body.reason ?? null,
    };
    const { actor } = right;
    const giving = { input, row, report, said: body.value, actor, key: input.idempotency(body) };
    return right.as === 'lead' ? this.#byLead(giving) : this.#bySupervisor(giving);
  }

  /** A lead unit's value reports its task too, where the period runs. */
  async #byLead({ input, row, report, said, actor, key }: Giving): Promise<object> {
    const { record } = await this.engine.parts();
    const outcome = await record.reportFigure({
      ...{ figure: row, report, said, by: actor, authorize: authorizing(input.caller, 'progress') },
      text: figureReportText(row, report),
      ...(key === undefined ? {} : { idempotency: key }),
    });
    if (!outcome.ok) throw refusalOf(outcome.error);
    const { kept, at, task } = outcome.reported;
    return { ...answerOf(kept, at), task: task === null ? null : taskAnswer(task) };
  }

  /** A supervising unit corrects what a unit reported, and reports nothing in its place. */
  async #bySupervisor({ row, report, actor, key }: Giving): Promise<object> {
    const now = this.context.now();
    const { ds } = await this.engine.parts();
    const kept = await once(ds, key, async (tx): Promise<KeptReport | null> => {
      const standing = await standingValues(tx, row.id, [report.territory]);
      if (!standing.of(report.territory).some(({ period }) => period === report.period)) return null;
      const made = await addReports(tx, row.id, [report], { by: actor, at: now, fileName: null });
      return made[0] ?? null;
    });
    if (!kept.ok) throw refusalOf(kept.error);
    if (kept.answer === null) throw new Refusal('forbidden');
    return { ...answerOf(kept.answer, now), task: null };
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

function answerOf(kept: KeptReport, at: Instant): object {
  const { territory: _, path: __, ...answer } = kept;
  return { ...answer, at: formatInstant(at) };
}

function taskAnswer(duty: FigureDuty): object {
  const { id, status, version, period, counted, nextReportBy } = duty;
  return { id, status, version, period, counted, nextReportBy, text: dutyText(duty) };
}

/** @throws Refusal of 422 for a period of another year, or one that has not begun */
export function mustHaveBegun({ plan_year: year }: IndicatorRow, key: string, now: number): void {
  const period = periodByKey(key);
  const isOfYear = period?.from.slice(0, 4) === String(year);
  if (period === null || !isOfYear || period.from > dayOf(now)) {
    throw new Refusal('invalid-period', { period: key, year });
  }
}

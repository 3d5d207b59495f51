import { Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { dayOf, readCalendarYear } from '@duban/calendar';
import type { CalendarYear } from '@duban/calendar';
import {
  calendarFaultText,
  calendarList,
  calendarNotice,
  calendarPut,
  calendarYear,
  movePreview,
  noQuery,
  partQuery,
  previewQuery,
} from '@duban/contracts';
import {
  calendarYearRows,
  calendarYears,
  CalendarTarget,
  calendarWith,
  previewTerms,
  putCalendar,
} from '@duban/persistence';
import { Operation } from '../access/operation.decorator';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Input } from '../http/input.decorator';
import { partOf } from '../http/part-of';
import { Refusal } from '../http/refusal';
import { RequestInput } from '../http/request-input';
import { changeAnswer } from '../rules/change-answer';
import { previewAnswer, previewPage } from '../rules/preview-answer';
import { yearAnswer } from './year-answer';

/** How long an answer waits for the running tasks to be counted anew, ms; what is left is a worker's. */
const patienceMs = 25_000;

/** The working-day calendar: a year's notice in force, or what the law says until it comes. */
@Controller('calendar')
export class WorkingDaysController {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  /** From the first year whose notice is loaded to the last the calendar reaches. */
  @Get()
  @Operation({ id: 'workingDays.list', access: 'signed-in', query: partQuery, answer: calendarList })
  async list(@Input() input: RequestInput): Promise<object> {
    const asked = input.query(partQuery);
    const { pool, world } = await this.engine.parts();
    const rows = await calendarYearRows(pool);
    const { lastYear } = world.calendar;
    const first = rows[0]?.year ?? lastYear;
    const items = Array.from({ length: lastYear - first + 1 }, (_, i) => first + i).map((year) =>
      yearAnswer(world.calendar, year, rows),
    );
    return { ...partOf(items, asked, 'calendar'), total: items.length };
  }

  @Get(':year')
  @Operation({ id: 'workingDays.read', access: 'signed-in', answer: calendarYear, refusals: ['no-calendar'] })
  async read(@Input() input: RequestInput): Promise<object> {
    const year = await this.#year(input);
    input.query(noQuery);
    const { pool, world } = await this.engine.parts();
    return yearAnswer(world.calendar, year, await calendarYearRows(pool));
  }

  @Put(':year')
  @Operation({
    id: 'workingDays.put',
    access: 'administrator',
    body: calendarNotice,
    answer: calendarPut,
    refusals: ['no-calendar'],
  })
  async put(@Input() input: RequestInput): Promise<object> {
    const year = await this.#year(input);
    input.query(noQuery);
    const { ds, pool, world, changes } = await this.engine.parts();
    const { username } = input.caller;
    const id = await putCalendar(ds, { notice: noticeOf(input, year), username, now: this.context.now() });
    await world.reload();
    const change = id === null ? null : await changes.follow(id, patienceMs);
    return {
      ...yearAnswer(world.calendar, year, await calendarYearRows(pool)),
      change: changeAnswer(change),
    };
  }

  /** The administrator sees how many; whose they are is for the region's 农办. */
  @Post(':year/preview')
  @HttpCode(200)
  @Operation({
    id: 'workingDays.preview',
    access: 'rule-keeper',
    query: previewQuery,
    body: calendarNotice,
    answer: movePreview,
    refusals: ['no-calendar'],
  })
  async preview(@Input() input: RequestInput): Promise<object> {
    const year = await this.#year(input);
    const page = previewPage(input.query(previewQuery), input.caller);
    const notice = noticeOf(input, year);
    const { pool, reading, world } = await this.engine.parts();
    const now = this.context.now();
    const calendar = calendarWith(await calendarYears(pool), year, notice, dayOf(now));
    const target = new CalendarTarget({ year, former: world.calendar, calendar, world: world.world });
    return previewAnswer(await previewTerms(reading, target, now, page));
  }

  /** @throws Refusal of 404 for what is no year, of 422 for one the calendar does not reach */
  async #year(input: RequestInput): Promise<number> {
    const text = input.param('year');
    if (!/^\d{4}$/u.test(text)) throw new Refusal('not-found');
    const { world } = await this.engine.parts();
    if (!world.calendar.hasYear(Number(text))) throw new Refusal('no-calendar', { year: text });
    return Number(text);
  }
}

/** The year's notice in the body. @throws Refusal of 422 with every fault found */
function noticeOf(input: RequestInput, year: number): CalendarYear {
  const body = input.body(calendarNotice);
  const reading = readCalendarYear({ ...body, year: body.year ?? year });
  const faults = reading.ok
    ? reading.year.year === year
      ? []
      : [{ code: 'calendar-other-year', params: { year } }]
    : reading.faults;
  if (reading.ok && faults.length === 0) return reading.year;
  const told = faults.map(({ code, params }) => ({
    path: String('field' in params ? params.field : (('day' in params ? params.day : null) ?? 'year')),
    message: calendarFaultText(code, params),
  }));
  throw new Refusal('invalid-body', { fields: [...new Set(told.map(({ message }) => message))] }, told);
}

import { Injectable } from '@nestjs/common';
import { pathOf } from '@duban/access';
import type { Caller } from '@duban/access';
import { dayOf, formatInstant } from '@duban/calendar';
import type { ObstacleQuery } from '@duban/contracts';
import { listObstacles } from '@duban/persistence';
import type { ObstacleGroup, ObstacleRow } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';

interface Sum {
  readonly count: number;
  readonly workingDays: number;
}

/** What holds tasks up, by cause and by whose hands it is in. */
@Injectable()
export class ObstaclesUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async do(query: ObstacleQuery, caller: Caller): Promise<object> {
    const { limit, cursor, territory, ...same } = query;
    const { pool } = await this.engine.parts();
    const { organisation } = this.context;
    const order = `obstacles ${query.state}`;
    const paths = territory?.map((code) => pathOf(organisation, code)).filter((path) => path !== null);
    const page = await listObstacles(
      pool,
      { visibility: caller.visibility, now: this.context.now() },
      { ...same, paths },
      { after: placeOf(cursor, order, ['number', 'string', 'number']), limit },
    );
    const standing = await this.#standing();
    const byCause = sums(page.groups, ({ cause }) => cause, standing);
    const byHolder = sums(page.groups, ({ held_by: holder }) => holder, standing);
    return {
      items: page.items.map((row) => this.#answer(row, standing)),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
      total: page.groups.reduce((sum, { count }) => sum + count, 0),
      byCause: byCause.map(([cause, sum]) => ({ cause, ...sum })),
      byHolder: byHolder.map(([unit, sum]) => ({ unit, name: this.#name(unit), ...sum })),
    };
  }

  /** Counts the working days an obstacle raised on a day has stood; its first day is not counted. */
  async #standing(): Promise<(day: string) => number> {
    const { world } = await this.engine.parts();
    const today = dayOf(this.context.now());
    return (day) => world.calendar.workdaysBetween(day, today);
  }

  #name(unit: string): string {
    return this.context.organisation.unit(unit)?.name ?? unit;
  }

  #answer(row: ObstacleRow, standing: (day: string) => number): object {
    const raised = row.raised_at.getTime();
    return {
      taskId: row.task_id,
      title: row.title,
      clause: row.clause,
      unit: row.unit,
      unitName: this.#name(row.unit),
      light: row.light,
      status: row.status,
      dueOn: row.due_on,
      cause: row.cause,
      text: row.text,
      heldBy: row.held_by,
      heldByName: this.#name(row.held_by),
      raisedAt: formatInstant(raised),
      clearedAt: row.cleared_at === null ? null : formatInstant(row.cleared_at.getTime()),
      founded: row.founded,
      workingDays: row.working_days ?? standing(dayOf(raised)),
    };
  }
}

/** Counts and working days by a key; the longest standing first. */
function sums(
  groups: readonly ObstacleGroup[],
  keyOf: (group: ObstacleGroup) => string,
  standing: (day: string) => number,
): readonly (readonly [string, Sum])[] {
  const all = new Map<string, Sum>();
  for (const group of groups) {
    const days = group.day === null ? (group.working_days ?? 0) : standing(group.day) * group.count;
    const sum = all.get(keyOf(group)) ?? { count: 0, workingDays: 0 };
    all.set(keyOf(group), { count: sum.count + group.count, workingDays: sum.workingDays + days });
  }
  return [...all].sort(
    ([a, x], [b, y]) => y.workingDays - x.workingDays || y.count - x.count || (a < b ? -1 : 1),
  );
}

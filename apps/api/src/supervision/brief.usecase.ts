import { Injectable } from '@nestjs/common';
import { pathOf } from '@duban/access';
import type { Caller } from '@duban/access';
import { dayOf, endOfDay, formatInstant, startOfDay, yearOf } from '@duban/calendar';
import { lightWord } from '@duban/contracts';
import { weekOf } from '@duban/planning';
import { completedWithin, homeOf, listIndicators, newlyRed, placeOfPath, spansOf } from '@duban/persistence';
import type { IndicatorItem, WeekList } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { Refusal } from '../http/refusal';
import { ProposalsUseCase } from '../proposals/proposals.usecase';
import { nameOf } from './board-scope';
import { BoardUseCase } from './board.usecase';
import { briefPage } from './brief-page';
import type { BriefTable } from './brief-page';
import { briefWords as words } from './brief.text';
import { ObstaclesUseCase } from './obstacles.usecase';

/** Lines of each table: all of it fits one page of A4. */
const lines = 5;
/** Figures looked at for those behind. */
const figuresRead = 60;

type Tallies = Readonly<Record<'blue' | 'green' | 'grey' | 'overdue' | 'red' | 'total' | 'yellow', number>>;
interface Board {
  readonly totals: Tallies;
}
interface Obstacles {
  readonly total: number;
  readonly items: readonly {
    readonly clause: number;
    readonly title: string;
    readonly cause: string;
    readonly heldByName: string;
    readonly workingDays: number;
  }[];
}
interface Proposals {
  readonly nextCursor: string | null;
  readonly items: readonly {
    readonly kind: string;
    readonly title: string;
    readonly unit: string;
    readonly lateWorkingDays: number;
    readonly decider: string;
  }[];
}

/** The brief of a week (周报), of what the caller may see. */
@Injectable()
export class BriefUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly boards: BoardUseCase,
    private readonly obstacles: ObstaclesUseCase,
    private readonly proposals: ProposalsUseCase,
  ) {}

  async do(
    { territory, at }: { readonly territory?: string | undefined; readonly at?: string | undefined },
    caller: Caller,
  ): Promise<string> {
    const { organisation } = this.context;
    const now = this.context.now();
    const path = territory === undefined ? homeOf(caller.visibility) : pathOf(organisation, territory);
    if (path === null) throw new Refusal('not-found');
    const code = path === '/' ? null : placeOfPath(path);
    const [monday, sunday] = spansOf(at ?? dayOf(now)).week;
    const narrowed = code === null ? {} : { territory: [code] };
    const span = { from: startOfDay(monday), until: Math.min(now, endOfDay(sunday)), most: lines };
    const viewer = { visibility: caller.visibility, now };
    const filters = { paths: code === null ? undefined : [path] };
    const { pool } = await this.engine.parts();
    const board = (await this.boards.do({ by: 'territory', limit: 1, ...narrowed }, caller)) as Board;
    const obstacles = (await this.obstacles.do(
      { state: 'open', limit: lines, ...narrowed },
      caller,
    )) as Obstacles;
    const proposals = (await this.proposals.list(
      { state: ['pending'], limit: lines, ...narrowed },
      caller,
    )) as Proposals;
    return briefPage({
      place: code === null ? '' : nameOf(organisation, code),
      week: `${monday}—${sunday}（${weekOf(monday)}）`,
      asOf: formatInstant(now),
      lights: lightsOf(board.totals),
      tables: [
        this.#tasks(words.red, await newlyRed(pool, viewer, filters, span)),
        this.#tasks(words.completed, await completedWithin(pool, viewer, filters, span)),
        obstacleTable(obstacles),
        await this.#behind(caller, path, yearOf(monday)),
        this.#slips(proposals),
      ],
    });
  }

  #tasks(title: string, { total, items }: WeekList): BriefTable {
    const { columns } = words;
    return {
      title,
      count: words.more(items.length, total),
      head: [columns.clause, columns.task, columns.unit, columns.due],
      rows: items.map((task) => [words.clause(task.clause), task.title, this.#name(task.unit), task.due_on]),
    };
  }

  /** Of the figures the caller sees, those furthest behind what the curve expects by now. */
  async #behind(caller: Caller, path: string, planYear: number): Promise<BriefTable> {
    const { reading } = await this.engine.parts();
    const viewer = { visibility: caller.visibility, now: this.context.now() };
    const paths = path === '/' ? undefined : [path];
    const page = await listIndicators(reading, viewer, { planYear, paths }, { limit: figuresRead });
    const behind = page.items
      .filter((item) => (item.latest?.behind ?? 0) > 0 && item.latest?.reached !== true)
      .sort((a, b) => (b.latest?.behind ?? 0) - (a.latest?.behind ?? 0));
    const { columns } = words;
    return {
      title: words.indicators,
      count: words.moreOrSo(Math.min(lines, behind.length), behind.length > lines),
      head: [columns.clause, columns.figure, columns.value, columns.expected, columns.behind],
      rows: behind.slice(0, lines).map(figureRow),
    };
  }

  #slips({ items, nextCursor }: Proposals): BriefTable {
    const { columns } = words;
    return {
      title: words.proposals,
      count: words.moreOrSo(items.length, nextCursor !== null),
      head: [columns.kind, columns.task, columns.unit, columns.late, columns.decider],
      rows: items.map((slip) => [
        words.kinds[slip.kind] ?? slip.kind,
        slip.title,
        this.#name(slip.unit),
        String(slip.lateWorkingDays),
        this.#name(slip.decider),
      ]),
    };
  }

  #name(unit: string): string {
    return this.context.organisation.unit(unit)?.name ?? unit;
  }
}

function lightsOf(totals: Tallies): Parameters<typeof briefPage>[0]['lights'] {
  const { columns } = words;
  return [
    { name: columns.total, light: '', count: totals.total },
    ...(['red', 'yellow', 'green', 'blue', 'grey'] as const).map((light) => ({
      name: lightWord(light),
      light,
      count: totals[light],
    })),
    { name: columns.overdue, light: 'red', count: totals.overdue },
  ];
}

function obstacleTable({ items, total }: Obstacles): BriefTable {
  const { columns } = words;
  return {
    title: words.obstacles,
    count: words.more(items.length, total),
    head: [columns.clause, columns.task, columns.cause, columns.holder, columns.stands],
    rows: items.map(({ clause, title, cause, heldByName, workingDays }) => [
      ...[words.clause(clause), title, cause, heldByName, String(workingDays)],
    ]),
  };
}

function figureRow({ clause, text, unit, latest }: IndicatorItem): readonly string[] {
  const amount = (value: number | null | undefined): string =>
    value === null || value === undefined ? '—' : `${Math.round(value * 100) / 100}${unit ?? ''}`;
  const points = Math.round((latest?.behind ?? 0) * 10) / 10;
  return [words.clause(clause), text, amount(latest?.value), amount(latest?.expected), String(points)];
}

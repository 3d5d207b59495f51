import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { formatInstant } from '@duban/calendar';
import type { BoardQuery } from '@duban/contracts';
import type { Light } from '@duban/lifecycle';
import {
  addTally,
  boardOwn,
  boardPlaces,
  boardUnits,
  boardUnitsBesides,
  clauseHeadings,
  codesOf,
  emptyTally,
  issuesOf,
  placeOfPath,
  placeReadings,
  tallyOf,
} from '@duban/persistence';
import type { BoardCell, BoardFilters, PlaceCell, Tally, UnitPlace, Viewer } from '@duban/persistence';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { cursorOf, placeOf } from '../http/list-cursor';
import { BoardKeeper } from './board-keeper.service';
import { boardScope, nameOf } from './board-scope';
import type { BoardScope } from './board-scope';

const order = 'board';

/** The tightest of the lights that any task has. */
export function lightOfTally({ red, yellow, green, blue }: Tally): Light {
  if (red > 0) return 'red';
  if (yellow > 0) return 'yellow';
  if (green > 0) return 'green';
  return blue > 0 ? 'blue' : 'grey';
}

interface Named {
  readonly issue_id: string;
  readonly clause: number;
}

/** One row under way: its tallies by document and clause. */
type Row = Map<string, { readonly document: string; readonly clause: number; tally: Tally }>;

/** What one board is made from. */
interface Board {
  readonly query: BoardQuery;
  readonly scope: BoardScope;
  readonly viewer: Viewer;
  readonly filters: BoardFilters;
  /** Documents of the issues looked at. */
  readonly documents: ReadonlyMap<string, string>;
}

/** Who stands how with what: units or places by clauses, of all that the caller may see. */
@Injectable()
export class BoardUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly keeper: BoardKeeper,
  ) {}

  async do(query: BoardQuery, caller: Caller): Promise<object> {
    await this.keeper.catchUp();
    const { pool } = await this.engine.parts();
    const now = this.context.now();
    const [territory] = query.territory ?? [];
    const scope = boardScope(this.context.organisation, caller, territory);
    if (scope === null) return { ...this.#empty(query), asOf: formatInstant(now) };
    const issues = await issuesOf(pool, query);
    const filters = {
      issues: issues.map(({ id }) => id),
      clause: query.clause,
      level: query.level,
      unit: query.unit,
      paths: scope.asked ? [scope.path] : undefined,
    };
    const documents = new Map(issues.map(({ id, document_id: document }) => [id, document]));
    const board = { query, scope, viewer: { visibility: caller.visibility, now }, filters, documents };
    const [rows, totals] = await Promise.all([
      query.by === 'unit' ? this.#units(board) : this.#places(board),
      this.#totals(board),
    ]);
    return {
      by: query.by,
      territory: scope.place,
      asOf: formatInstant(now),
      ...(await this.#headed(board, totals)),
      ...rows,
    };
  }

  #empty({ by }: BoardQuery): object {
    return { by, territory: null, totals: emptyTally, clauses: [], items: [], nextCursor: null };
  }

  async #units({ query, viewer, filters, documents }: Board): Promise<object> {
    const { pool } = await this.engine.parts();
    const { organisation } = this.context;
    const after = placeOf(query.cursor, order, ['string', 'string']) as UnitPlace | undefined;
    const page = await boardUnits(pool, viewer, filters, { after, limit: query.limit });
    const rows = new Map<string, { readonly path: string; readonly row: Row }>();
    for (const cell of page.cells) {
      const found = rows.get(cell.unit) ?? { path: cell.path, row: new Map() };
      rows.set(cell.unit, found);
      add(found.row, cell, documents);
    }
    return {
      items: [...rows].map(([code, { path, row }]) => {
        const territory = placeOfPath(path);
        const unit = organisation.unit(code);
        const level = unit?.level ?? organisation.territory(territory)?.level;
        return { unit: code, territory, name: unit?.name ?? code, level, own: true, ...answerOf(row) };
      }),
      nextCursor: page.next === null ? null : cursorOf({ order, after: page.next }),
    };
  }

  /** The places below, and the units of the place itself. Few enough to come at once. */
  async #places({ scope, viewer, filters, documents }: Board): Promise<object> {
    const { pool } = await this.engine.parts();
    const { organisation } = this.context;
    const readings = placeReadings(viewer.visibility, scope.path, scope.parts);
    const [places, own, besides] = await Promise.all([
      filters.unit === undefined ? boardPlaces(pool, readings, filters) : [],
      boardOwn(pool, viewer, scope.path, filters),
      boardUnitsBesides(pool, viewer, filters),
    ]);
    const rows = new Map<string, Row>();
    const under = (territory: string, cell: BoardCell | PlaceCell): void => {
      const row = rows.get(territory) ?? new Map<never, never>();
      rows.set(territory, row);
      add(row, cell, documents);
    };
    for (const cell of places) under(cell.territory, cell);
    for (const cell of own) under('', cell);
    for (const cell of besides) under(rowOf(cell.path, scope), cell);
    const items = [...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, row]) => {
        const place = code === '' ? (scope.place?.code ?? '') : code;
        const level = organisation.territory(place)?.level ?? 'region';
        const name = nameOf(organisation, place);
        return { unit: null, territory: place, name, level, own: code === '', ...answerOf(row) };
      });
    return { items, nextCursor: null };
  }

  async #totals({ scope, viewer, filters, documents }: Board): Promise<Row> {
    const { pool } = await this.engine.parts();
    const row: Row = new Map();
    const readings = placeReadings(viewer.visibility, scope.path, [scope.path]);
    const narrowed = filters.unit !== undefined;
    const [places, besides] = await Promise.all([
      narrowed ? [] : boardPlaces(pool, readings, filters),
      narrowed ? this.#everyUnit(viewer, filters) : boardUnitsBesides(pool, viewer, filters),
    ]);
    for (const cell of [...places, ...besides]) add(row, cell, documents);
    return row;
  }

  /** Every cell of named units: no more than a page of them can be named. */
  async #everyUnit(viewer: Viewer, filters: BoardFilters): Promise<readonly BoardCell[]> {
    const { pool } = await this.engine.parts();
    return (await boardUnits(pool, viewer, filters, { limit: filters.unit?.length ?? 1 })).cells;
  }

  async #headed({ filters, documents }: Board, totals: Row): Promise<object> {
    const { pool } = await this.engine.parts();
    const headings = new Map(
      (await clauseHeadings(pool, filters.issues ?? [])).map(
        ({ issue_id: issue, clause, heading }) =>
          [`${documents.get(issue) ?? ''} ${clause}`, heading] as const,
      ),
    );
    const { cells, ...sum } = answerOf(totals);
    const { light: _, ...tally } = sum;
    return {
      totals: tally,
      clauses: cells.map((cell) => ({
        ...cell,
        heading: headings.get(`${cell.document} ${cell.clause}`) ?? '',
      })),
    };
  }
}

function add(row: Row, cell: Named & Tally, documents: ReadonlyMap<string, string>): void {
  const document = documents.get(cell.issue_id) ?? cell.issue_id;
  const key = `${document} ${cell.clause}`;
  const found = row.get(key);
  if (found === undefined) row.set(key, { document, clause: cell.clause, tally: tallyOf(cell) });
  else found.tally = addTally(found.tally, tallyOf(cell));
}

function answerOf(row: Row): Tally & {
  readonly light: Light;
  readonly cells: readonly (Tally & {
    readonly document: string;
    readonly clause: number;
    readonly light: Light;
  })[];
} {
  const cells = [...row.values()]
    .filter(({ tally }) => tally.total > 0)
    .sort((a, b) => (a.document < b.document ? -1 : a.document > b.document ? 1 : a.clause - b.clause))
    .map(({ document, clause, tally }) => ({ document, clause, light: lightOfTally(tally), ...tally }));
  const sum = cells.reduce<Tally>((total, cell) => addTally(total, cell), emptyTally);
  return { light: lightOfTally(sum), ...sum, cells };
}

/** The row of a scope under which a place is shown: the part it lies in, the place itself, or its top. */
function rowOf(path: string, scope: BoardScope): string {
  if (path === scope.path) return '';
  const part = scope.parts.find((each) => path.startsWith(each));
  return part === undefined ? (codesOf(path)[0] ?? '') : placeOfPath(part);
}

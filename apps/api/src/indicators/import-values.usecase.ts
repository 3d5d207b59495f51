import { Injectable } from '@nestjs/common';
import type { Caller } from '@duban/access';
import { addReports, carriersOf, once } from '@duban/persistence';
import type { Carrier, IndicatorRow, PersonActor, WorldData } from '@duban/persistence';
import { readTable } from '@duban/policy';
import { createHash } from 'node:crypto';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import type { RequestInput } from '../http/request-input';
import { uploadedFile } from '../http/upload';
import { reportRight } from './indicator-rights';
import { ReportIndicatorUseCase } from './report-indicator.usecase';
import { folded, readValueTable } from './value-table';
import type { LineFault, LineValue, ValueTable } from './value-table';
import { faultTexts, tableReasons } from './value-table.text';

/** Faults that an answer names at most. */
const mostFaults = 500;

/** Takes over statistics that are held already, from a file: all of it or nothing. */
@Injectable()
export class ImportValuesUseCase {
  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
    private readonly reports: ReportIndicatorUseCase,
  ) {}

  async do(input: RequestInput): Promise<object> {
    const { caller } = input;
    const row = await this.reports.figure(input);
    const { pool, world, ds } = await this.engine.parts();
    const carriers = (await carriersOf(pool, row, caller.visibility)).filter(({ isVisible }) => isVisible);
    const actor = importer(caller, carriers);
    const { name, bytes } = await uploadedFile(input.request);
    const table = this.#read(row, bytes, namesOf(carriers, world));
    const faults = [...table.faults, ...notAllowed(caller, table.values)];
    if (faults.length > 0) throw refused(faults);
    const content = createHash('sha256').update(bytes).digest('hex');
    const by = { by: actor, at: this.context.now(), fileName: name };
    const kept = await once(ds, input.idempotency({ content, name }), async (tx) => {
      const made = await addReports(tx, row.id, table.values, by);
      const same = made.filter(({ replaces, written }) => replaces === written).length;
      const first = made.filter(({ replaces }) => replaces === null).length;
      return { rows: made.length, new: first, corrected: made.length - first - same, same };
    });
    if (!kept.ok) throw refusalOf(kept.error);
    return kept.answer;
  }

  #read(row: IndicatorRow, bytes: Buffer, named: ReadonlyMap<string, readonly Carrier[]>): ValueTable {
    const reading = readTable(bytes);
    if (!reading.ok) throw new Refusal('table-unreadable', { reason: tableReasons[reading.reason] });
    const { plan_year: year, body } = row;
    return readValueTable(reading.rows, { year, measure: body.unit, now: this.context.now(), named });
  }
}

/** In which post the caller takes values over. @throws Refusal of 403 where it may for no unit at all */
function importer(caller: Caller, carriers: readonly Carrier[]): PersonActor {
  for (const carrier of carriers) {
    const right = reportRight(caller, carrier);
    if (right !== null) return right.actor;
  }
  throw new Refusal('forbidden');
}

function notAllowed(caller: Caller, values: readonly LineValue[]): readonly LineFault[] {
  return values
    .filter(({ carrier }) => reportRight(caller, carrier) === null)
    .map(({ line, unit }) => ({ line, code: 'not-allowed', params: { found: unit } }));
}

function refused(faults: readonly LineFault[]): Refusal {
  const ordered = [...faults].sort((a, b) => a.line - b.line);
  return new Refusal(
    'import-refused',
    { faults: ordered.length },
    ordered
      .slice(0, mostFaults)
      .map(({ line, code, params }) => ({ path: `line ${line}`, message: faultTexts[code](params) })),
  );
}

/** Units by what tables call them and their places; a place's first unit carries the figure for it. */
function namesOf(
  carriers: readonly Carrier[],
  { organisation }: WorldData,
): ReadonlyMap<string, readonly Carrier[]> {
  const named = new Map<string, Carrier[]>();
  const places = new Set<string>();
  const add = (name: string | undefined, carrier: Carrier): void => {
    const key = folded(name ?? '');
    if (key === '') return;
    const known = named.get(key) ?? [];
    if (!known.some(({ unit }) => unit === carrier.unit)) named.set(key, [...known, carrier]);
  };
  for (const carrier of carriers) {
    add(carrier.unit, carrier);
    add(organisation.unit(carrier.unit)?.name, carrier);
    const territory = organisation.territory(carrier.territory);
    if (territory === null || places.has(carrier.territory)) continue;
    places.add(carrier.territory);
    add(carrier.territory, carrier);
    add(territory.name, carrier);
    add(organisation.placeNames(territory).short, carrier);
  }
  return named;
}

import { Injectable } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import { dayOf } from '@duban/calendar';
import type { CalendarYear, WorkCalendar } from '@duban/calendar';
import type { RehearseBody } from '@duban/contracts';
import { newestProposals, proposalsAt } from '@duban/persistence';
import { defaultDepth } from '@duban/planning';
import type { EditedProposals } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import { RehearsalThreads } from '@duban/rehearsal';
import type { JobRefusal, RehearsalReport } from '@duban/rehearsal';
import { ApiContext } from '../engine/api-context';
import { Engine } from '../engine/engine.service';
import { refusalOf } from '../http/record-refusal';
import { Refusal } from '../http/refusal';
import { newestTemplates } from './newest-templates';

/** About fifteen seconds of one processor: the whole region down to the counties, twice. */
const mostTasks = 60_000;

/** A year of a document, played before anything is issued: in a thread of its own, so that requests go on meanwhile. */
@Injectable()
export class RehearseDocumentUseCase implements OnApplicationShutdown {
  readonly #threads = new RehearsalThreads({ atOnce: 1, waiting: 4, timeMs: 60_000, memoryMb: 1024 });

  constructor(
    private readonly engine: Engine,
    private readonly context: ApiContext,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.#threads.close();
  }

  /** Plays the tasks that issuing would create: of the newest edited proposals, or of the version named. */
  async do(documentId: string, document: ParsedDocument, body: RehearseBody): Promise<RehearsalReport> {
    const { reading, world } = await this.engine.parts();
    const { planYear = null, territory, depth = defaultDepth, behaviour = 'mixed', seed = 1, version } = body;
    const outcome = await this.#threads.run({
      ...{ document, planYear, depth, mostTasks },
      edited: await this.#proposals(documentId, version),
      templates: await newestTemplates(reading.pool),
      calendars: noticedYears(world.calendar),
      today: dayOf(this.context.now()),
      territories: territory === undefined ? null : [territory],
      playing: { behaviour, seed, remindAt: this.context.settings.remindAt },
    });
    if (!outcome.ok) throw refused(outcome.refusal);
    return outcome.report;
  }

  async #proposals(documentId: string, version: number | undefined): Promise<EditedProposals | null> {
    const { pool } = (await this.engine.parts()).reading;
    if (version === undefined) return newestProposals(pool, documentId);
    const named = await proposalsAt(pool, documentId, version);
    if (named === null && version > 0) throw new Refusal('not-found');
    return named;
  }
}

function noticedYears(calendar: WorkCalendar): readonly CalendarYear[] {
  const years: CalendarYear[] = [];
  for (let year = calendar.firstYear; year <= calendar.lastYear; year += 1) {
    if (!calendar.isProvisional(year)) years.push(calendar.year(year));
  }
  return years;
}

function refused(refusal: JobRefusal): Refusal {
  if (refusal.code === 'rehearsal-busy' || refusal.code === 'rehearsal-too-large') {
    return new Refusal(refusal.code, refusal.params);
  }
  return refusalOf(refusal);
}

import { createHash } from 'node:crypto';
import type { CalendarYear, Instant } from '@duban/calendar';
import {
  createDataSource,
  Digests,
  Dispatches,
  importDocument,
  inTransaction,
  loadSeeds,
  loadWorld,
  migrate,
  poolOf,
  saveProposals,
  Standing,
  TaskRecord,
} from '@duban/persistence';
import type { WorldData } from '@duban/persistence';
import { reviewerAbove } from '@duban/organisation';
import type { Plan } from '@duban/planning';
import type { ParsedDocument } from '@duban/policy';
import type { DataSource } from 'typeorm';
import { issuer, personName } from '../cast';
import type { Playing } from '../types';
import type { SkippedTime } from './skipped-time';

/** The real record over a database of its own, with the document and a person for every post. */
export interface ScratchRecord {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly documentId: string;
  /** As people use it. */
  readonly record: TaskRecord;
  /** Whether an act since the last call has a clock look earlier: then the outbox holds a row. */
  readonly rearmed: () => boolean;
  readonly dispatches: Dispatches;
  /** As a worker uses it. */
  readonly worker: {
    readonly record: TaskRecord;
    readonly dispatches: Dispatches;
    readonly standing: Standing;
    readonly digests: Digests;
  };
}

/** What a rehearsal plays. */
export interface Piece {
  readonly plan: Plan;
  readonly document: ParsedDocument;
  readonly playing: Playing;
}

/** Migrates the database and puts into it what a plan needs: calendars, templates, the document, people. */
export async function openRecord(url: string, piece: Piece, time: SkippedTime): Promise<ScratchRecord> {
  const { plan, document, playing } = piece;
  const { organisation, templates } = plan.request;
  await migrate(url);
  const ds = await createDataSource(url, { poolSize: 14, applicationName: 'duban rehearsal' }).initialize();
  try {
    await loadSeeds(ds, { calendars: noticedYears(plan), templates });
    const parse = JSON.stringify(document);
    const imported = await importDocument(poolOf(ds), {
      fileName: 'rehearsal.json',
      content: Buffer.from(createHash('sha256').update(parse).digest('hex')),
      source: parse,
      parse: document,
      importedBy: 'rehearsal',
      importedAt: time.peopleNow(),
    });
    await saveEdits(ds, imported.id, piece, time.peopleNow());
    await enlist(ds, plan);
    const { remindAt } = playing;
    const worldData = await loadWorld(ds, { remindAt, organisation, businessNow: time.peopleNow });
    const { peopleNow, workerNow } = time;
    let rearmed = false;
    const onRearm = (): void => {
      rearmed = true;
    };
    return {
      ds,
      worldData,
      documentId: imported.id,
      record: new TaskRecord(ds, worldData, peopleNow, onRearm),
      rearmed: () => {
        const answer = rearmed;
        rearmed = false;
        return answer;
      },
      dispatches: new Dispatches(ds, worldData, peopleNow),
      worker: {
        record: new TaskRecord(ds, worldData, workerNow),
        dispatches: new Dispatches(ds, worldData, workerNow),
        standing: new Standing(ds, workerNow),
        digests: new Digests(ds, worldData, workerNow),
      },
    };
  } catch (error) {
    await ds.destroy();
    throw error;
  }
}

/** What people made of the document's proposed tasks, where the plan was made with it. */
async function saveEdits(
  ds: DataSource,
  documentId: string,
  { plan: { request } }: Piece,
  now: Instant,
): Promise<void> {
  const { edited, planYear } = request;
  if (edited === undefined || edited === null) return;
  const { clauses } = edited;
  await saveProposals(ds, {
    ...{ documentId, expected: undefined, planYear, clauses },
    ...{ editedBy: issuer, editedAt: now },
  });
}

/** The years whose notice the plan's calendar has. */
function noticedYears({ request: { calendar } }: Plan): readonly CalendarYear[] {
  const years: CalendarYear[] = [];
  for (let year = calendar.firstYear; year <= calendar.lastYear; year += 1) {
    if (!calendar.isProvisional(year)) years.push(calendar.year(year));
  }
  return years;
}

/**
 * A person of their own in every post that may act or be told: of the lead, supporting and supervising units, up their
 * chains, and of the offices that decide objections.
 */
async function enlist(ds: DataSource, plan: Plan): Promise<void> {
  const { organisation } = plan.request;
  const units = new Set<string>();
  for (const { unit, supervisor, support } of plan.tasks()) {
    units.add(reviewerAbove(organisation, supervisor, [unit, supervisor]));
    for (const own of [unit, supervisor, ...support]) {
      if (units.has(own)) continue;
      units.add(own);
      for (const step of organisation.chain(own)) units.add(step.unit);
    }
  }
  const posts = [...units].flatMap((unit) =>
    (organisation.unit(unit)?.posts ?? []).map((post) => ({ unit, post, name: personName(unit, post) })),
  );
  const names = posts.map(({ name }) => name);
  await inTransaction(ds, async (tx) => {
    await tx.query(
      `INSERT INTO account (username, name, password_hash) SELECT name, name, '' FROM unnest($1::text[]) AS p (name)`,
      [names],
    );
    await tx.query(
      `INSERT INTO account_post (username, unit, post)
       SELECT name, unit, post FROM unnest($1::text[], $2::text[], $3::text[]) AS p (name, unit, post)`,
      [names, posts.map(({ unit }) => unit), posts.map(({ post }) => post)],
    );
  });
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseInstant } from '@duban/calendar';
import type { Day, Instant } from '@duban/calendar';
import type { Level, Organisation, Post } from '@duban/organisation';
import {
  createDataSource,
  Dispatches,
  documentIdOf,
  loadSeeds,
  loadWorld,
  TaskRecord,
} from '@duban/persistence';
import type { Authorize, PersonActor, TaskSnapshot, WorldData } from '@duban/persistence';
import { parseDocument, sourceFromText } from '@duban/policy';
import { loadCalendarYears, loadOrganisation } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import type { DataSource } from 'typeorm';

/** A record over a database, with business time that a test sets. */
export interface RecordWorld {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly record: TaskRecord;
  readonly dispatches: Dispatches;
  readonly documentId: string;
  /** Business time; set it by `at`. */
  readonly now: () => Instant;
  readonly at: (instant: string) => void;
  /** Issues the seed document and waits until its clocks are armed. @returns the dispatch's id */
  readonly issue: (options?: IssueOptions) => Promise<string>;
  readonly close: () => Promise<void>;
}

export interface IssueOptions {
  readonly territories?: readonly string[] | null;
  readonly depth?: Level;
  readonly issuedOn?: Day;
}

let carried: Organisation | undefined;
const seedText = (): string =>
  readFileSync(path.join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

export interface WorldOptions {
  readonly poolSize?: number;
  /** The document's clauses; all of them by default. Few make planning quick. */
  readonly clauses?: readonly number[] | null;
}

/** The carried seed document, templates and calendars in a migrated database; nothing is issued yet. */
export async function recordWorld(
  url: string,
  { poolSize = 12, clauses = null }: WorldOptions = {},
): Promise<RecordWorld> {
  const ds = await createDataSource(url, { poolSize }).initialize();
  await loadSeeds(ds, { calendars: loadCalendarYears(), templates });
  const clock = { now: instantOf('2023-02-20T11:00:00+08:00') };
  const now = (): Instant => clock.now;
  const worldData = await loadWorld(ds, {
    remindAt: '10:07',
    organisation: (carried ??= loadOrganisation()),
    businessNow: now,
  });
  const dispatches = new Dispatches(ds, worldData, now);
  const documentId = await importSeed(ds, clauses);
  return {
    ds,
    worldData,
    record: new TaskRecord(ds, worldData, now),
    dispatches,
    documentId,
    now,
    at: (instant) => {
      clock.now = instantOf(instant);
    },
    issue: (options) => issueNow(dispatches, documentId, options),
    close: () => ds.destroy(),
  };
}

async function importSeed(ds: DataSource, clauses: readonly number[] | null): Promise<string> {
  const text = seedText();
  const sha256 = createHash('sha256').update(text).digest();
  const found = await ds.query<{ id: string }[]>('SELECT id FROM document WHERE sha256 = $1', [sha256]);
  if (found[0] !== undefined) return found[0].id;
  const id = documentIdOf(Buffer.from(text));
  const whole = parseDocument(sourceFromText(text));
  const parse = {
    ...whole,
    sections: whole.sections.map((section) => ({
      ...section,
      clauses: section.clauses.filter(({ number }) => clauses?.includes(number) !== false),
    })),
  };
  await ds.query(
    `INSERT INTO document (id, title, number, issued_on, file_name, sha256, source, parse, imported_by, imported_at)
     VALUES ($1, $2, NULL, '2023-02-19', 'seed.txt', $3, $4, $5, 'test', now())`,
    [id, parse.title ?? '文件', sha256, text, JSON.stringify(parse)],
  );
  return id;
}

/** The steps of the dispatch's workflow, one after the other. */
async function issueNow(
  dispatches: Dispatches,
  documentId: string,
  { territories = ['653122'], depth = 'county', issuedOn = '2023-02-20' }: IssueOptions = {},
): Promise<string> {
  const outcome = await dispatches.request(
    {
      documentId,
      planYear: 2023,
      issuedOn,
      approvedBy: '自治区党委农村工作领导小组',
      basis: null,
      territories,
      depth,
      places: {},
      leads: {},
    },
    person('65-rural_office', 'head'),
  );
  if (!outcome.ok) throw new Error(outcome.error.code);
  const prepared = await dispatches.prepare(outcome.dispatchId);
  for (const { clause } of prepared.clauses) {
    await dispatches.assignClause(outcome.dispatchId, clause, { from: null, heartbeat: () => undefined });
  }
  for await (const _ of dispatches.arm(outcome.dispatchId));
  await dispatches.finish(outcome.dispatchId);
  return outcome.dispatchId;
}

/** A person in a post of a unit. */
export function person(unit: string, post: Post = 'head'): PersonActor {
  return { kind: 'person', username: `${unit}/${post}`, name: `${unit} ${post}`, unit, post };
}

/** Whoever acts is the head of the task's lead unit. */
export const asLead: Authorize = (task) => ({ verdict: 'ok', actor: person(task.unit) });

/** Whoever acts is the head of the task's supervising unit. */
export const asSupervisor: Authorize = (task) => ({ verdict: 'ok', actor: person(task.supervisor) });

/** Whoever acts is told by the unit a function picks. */
export const asUnit =
  (pick: (task: TaskSnapshot) => string): Authorize =>
  (task) => ({ verdict: 'ok', actor: person(pick(task)) });

export function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new Error(`not an instant: ${text}`);
  return instant;
}

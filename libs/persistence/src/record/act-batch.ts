import type { Ending, Connection } from '../database/connection';
import { keepAnswers, lookUpKeys } from '../idempotency/stored-answer';
import type { KeptAnswer, KeyState } from '../idempotency/stored-answer';
import type { ActOutcome, ActRequest, IdempotencyKey } from './act';
import { openNamed } from './act-transaction';
import type { Opened } from './act-transaction';
import { carryOut } from './carry-out';
import type { Done } from './carry-out';
import { Changes } from './changes';
import { flush } from './flush';
import { NotTogether } from './gathering';
import type { RecordContext } from './record-context';

/** Refusals that come before the task's rules are asked: they leave no trace, and their key stays free. */
const traceless = new Set([
  'not-found',
  'forbidden',
  'attachment-unknown',
  'unit-unknown',
  'unit-ended',
  'unit-not-below',
  'holder-may-not-see',
  'stale-version',
]);

/** Acts that write something before they are decided, to be rolled back where they are refused. */
const apart = new Set<string>(['reassign', 'decompose']);

/** Whether an act may share a transaction with others. */
export const mayBeGathered = ({ command }: ActRequest): boolean => !apart.has(command.act);

/** The answers of acts of one transaction, in their order, and the clocks they moved to an earlier instant. */
export interface BatchEnded {
  readonly outcomes: readonly ActOutcome[];
  readonly rearmed: readonly string[];
}

/**
 * Acts of different people in one transaction, each decided by itself in the order in which they came, each with its
 * own answer and its own key; one that is refused stops no other. Where nothing is written it is rolled back.
 * @throws NotTogether where deciding one fails and it is not alone: the others must not fail with it
 */
export async function actBatch(
  context: RecordContext,
  tx: Connection,
  requests: readonly ActRequest[],
  alone: boolean,
): Promise<Ending<BatchEnded>> {
  const known = await knownOf(tx, requests);
  const free = requests.filter((_, i) => known[i]?.state === 'free');
  const outcomes = requests.map((_, i) => (known[i] === undefined ? null : replayed(known[i])));
  if (free.length === 0) return { commit: false, result: { outcomes: settled(outcomes), rearmed: [] } };
  const opened = await openNamed(context, tx, free);
  const changes = new Changes(context.worldData, opened.now);
  const kept: KeptAnswer[] = [];
  for (const [i, request] of requests.entries()) {
    if (known[i]?.state !== 'free') continue;
    const done = decided(request, opened, changes, alone);
    outcomes[i] = { ...done, replayed: false };
    const { idempotency: key } = request;
    if (key !== undefined && (done.ok || !traceless.has(done.error.code))) kept.push({ key, answer: done });
  }
  const { writes, rearmed } = flush(tx, changes);
  if (kept.length > 0) writes.push(keepAnswers(tx, kept));
  return { commit: writes.length > 0, writes, result: { outcomes: settled(outcomes), rearmed } };
}

/** What is known of each request's key. @throws NotTogether where one comes twice, as one lock cannot part them */
async function knownOf(tx: Connection, requests: readonly ActRequest[]): Promise<readonly KeyState[]> {
  const keys = requests.flatMap(({ idempotency }) => idempotency ?? []);
  if (keys.length === 0) return requests.map(() => ({ state: 'free' }));
  const names = new Set(keys.map(nameOf));
  if (names.size < keys.length) throw new NotTogether('The same key came twice.');
  const states = (await lookUpKeys(tx, keys)).values();
  return requests.map(({ idempotency }): KeyState => {
    const state = idempotency === undefined ? ({ state: 'free' } as const) : states.next().value;
    if (state === undefined) throw new Error('The look-up of a key gave no state.');
    return state;
  });
}

const nameOf = ({ account, route, key }: IdempotencyKey): string => [account, route, key].join('\u001F');

function replayed(known: KeyState): ActOutcome | null {
  if (known.state === 'free') return null;
  if (known.state === 'refused') return { ok: false, error: known.error, replayed: false };
  return { ...(known.answer as Done), replayed: true };
}

function decided(request: ActRequest, opened: Opened, changes: Changes, alone: boolean): Done {
  const { taskId, command, authorize, ifVersion } = request;
  const { now: _, ...known } = opened;
  const act = { command, authorize, ifVersion, ...known };
  try {
    return carryOut(known.tasks.get(taskId.toLowerCase()), act, changes);
  } catch (error) {
    throw alone ? error : new NotTogether('Deciding an act failed.', { cause: error });
  }
}

function settled(outcomes: readonly (ActOutcome | null)[]): ActOutcome[] {
  return outcomes.map((outcome) => {
    if (outcome === null) throw new Error('An act was not answered.');
    return outcome;
  });
}

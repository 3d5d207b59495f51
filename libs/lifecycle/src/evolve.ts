import { accepted, declined } from './acts/acceptance';
import type { Applier, Patch } from './acts/act';
import { firstState } from './acts/assignment';
import { commented, urged } from './acts/attention';
import { cancelled, terminated } from './acts/closing';
import { approved, reopened, returned, submitted, withdrawn } from './acts/completion';
import { decomposed } from './acts/decomposition';
import { extensionDecided, extensionRequested } from './acts/extension';
import { objected, objectionDecided } from './acts/objection';
import { ladderClimbed, obstacleCleared, obstacleRaised } from './acts/obstacle';
import { reassigned } from './acts/reassignment';
import { contributed, progressed } from './acts/reporting';
import { resumed, suspended } from './acts/suspension';
import { succeeded } from './changes/succession';
import { termsChanged } from './changes/terms-event';
import type { TaskState } from './state';
import type { TaskEvent, Terms } from './types';

/** An event of the clock that leaves no trace but its time: the state's `at` keeps it from coming again. */
const noted = (): Patch => ({});

type LaterEvent = Exclude<TaskEvent, { kind: 'assigned' }>;

const appliers: { readonly [K in LaterEvent['kind']]: Applier<K> } = {
  accepted,
  declined,
  progressed,
  contributed,
  submitted,
  withdrawn,
  approved,
  returned,
  reopened,
  'extension-requested': extensionRequested,
  'extension-decided': extensionDecided,
  reassigned,
  decomposed,
  'obstacle-raised': obstacleRaised,
  'obstacle-cleared': obstacleCleared,
  objected,
  'objection-decided': objectionDecided,
  urged,
  commented,
  suspended,
  resumed,
  terminated,
  cancelled,
  'terms-changed': termsChanged,
  succeeded,
  'accept-missed': noted,
  'report-missed': noted,
  reminded: noted,
  escalated: ladderClimbed,
  'review-reminded': noted,
};

/**
 * The state after an event; the one before is left as it is. It asks neither calendar nor organisation, so a fold of
 * old events gives the old state whatever was loaded since. `terms`: those in force once the event is recorded. Throws for events out of order: a bug.
 */
export function evolve(state: TaskState | null, terms: Terms, event: TaskEvent): TaskState {
  if (state === null) {
    if (event.kind !== 'assigned') {
      throw new TypeError(`a task begins with its assignment, not ${event.kind}`);
    }
    return firstState(event, terms);
  }
  if (event.kind === 'assigned') throw new TypeError('a task is assigned once');
  if (event.seq !== state.seq + 1) throw new RangeError(`event ${event.seq} does not follow ${state.seq}`);
  return merged(state, patchOf(state, event, terms), event);
}

/**
 * The fold of a task's events, in order; a task whose terms were changed is folded with a book of them, by id. Throws
 * where there is no event.
 */
export function fold(events: Iterable<TaskEvent>, terms: Terms | ((id: string) => Terms)): TaskState {
  let state: TaskState | null = null;
  let own = typeof terms === 'function' ? null : terms;
  for (const event of events) {
    if (typeof terms === 'function' && 'termsId' in event.data) own = terms(event.data.termsId);
    if (own === null) throw new TypeError('a task begins with its assignment');
    state = evolve(state, own, event);
  }
  if (state === null) throw new TypeError('a task has at least one event');
  return state;
}

/** The table gives each kind its own applier, which takes that kind's events. */
function patchOf(state: TaskState, event: LaterEvent, terms: Terms): Patch {
  const apply = appliers[event.kind] as (state: TaskState, event: LaterEvent, terms: Terms) => Patch;
  return apply(state, event, terms);
}

/** The fields a state may lack; the compiler holds the list to the type. */
const mayLack: ReadonlySet<string> = new Set(
  Object.keys({
    told: true,
    lateFrom: true,
    before: true,
    pauses: true,
    percent: true,
    percentBefore: true,
    reportAt: true,
    reports: true,
    forecast: true,
    values: true,
    extension: true,
    obstacle: true,
    blocked: true,
    unblockedAt: true,
    objection: true,
    ended: true,
    urgedOn: true,
    dueKept: true,
    toldBefore: true,
  } satisfies Readonly<Record<Optional, true>>),
);

type Optional = {
  [K in keyof TaskState]-?: undefined extends TaskState[K] ? K : never;
}[keyof TaskState];

type Mutable = { -readonly [K in keyof TaskState]: TaskState[K] };

/**
 * The state with the patch laid over it; what the patch takes away is undefined, and so left out wherever the state is
 * written. Written out with all its fields, so that every state has one shape: states of many shapes cost every rule that
 * reads them several times as much.
 */
function merged(state: TaskState, patch: Patch, { seq, at }: TaskEvent): TaskState {
  const next: Mutable = {
    status: state.status,
    seq,
    at,
    since: state.since,
    docketId: state.docketId,
    unit: state.unit,
    support: state.support,
    supervisor: state.supervisor,
    relays: state.relays,
    territory: state.territory,
    level: state.level,
    dueOn: state.dueOn,
    acceptBy: state.acceptBy,
    askedAfter: state.askedAfter,
    told: state.told,
    lateFrom: state.lateFrom,
    before: state.before,
    pauses: state.pauses,
    percent: state.percent,
    percentBefore: state.percentBefore,
    reportAt: state.reportAt,
    reports: state.reports,
    forecast: state.forecast,
    values: state.values,
    extension: state.extension,
    obstacle: state.obstacle,
    blocked: state.blocked,
    unblockedAt: state.unblockedAt,
    objection: state.objection,
    ended: state.ended,
    urgedOn: state.urgedOn,
    dueKept: state.dueKept,
    toldBefore: state.toldBefore,
  } satisfies Readonly<Record<keyof TaskState, unknown>>;
  for (const [key, value] of Object.entries(patch as Readonly<Record<string, unknown>>)) {
    // What may be lacking may be taken away; a field that every state has stays where the patch gives none.
    if (value !== undefined || mayLack.has(key)) (next as Record<string, unknown>)[key] = value;
  }
  return next;
}

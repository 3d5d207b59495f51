import { movesADay } from './changes/terms-event';
import type { TaskState } from './state';
import type { EventKind, Notice, Recipient, TaskEvent, Terms, World } from './types';
import { workersOf } from './view';

/** What a notice follows from. */
interface Told {
  readonly event: TaskEvent;
  readonly before: TaskState | null;
  readonly after: TaskState;
  readonly world: World;
}

/** Whom a kind of event is told. */
type Audience = (told: Told) => readonly Recipient[];

const nobody: Audience = () => [];
const lead: Audience = ({ event, after, world }) => (movesNothing(event) ? [] : workersOf(after.unit, world));
const supervisor: Audience = ({ after, world }) => workersOf(after.supervisor, world);
const named: Audience = ({ event }) => ('recipients' in event.data ? event.data.recipients : []);

const audiences: Readonly<Record<EventKind, Audience>> = {
  // Issuing sends one notice a docket; a child somebody made in the middle of the work.
  assigned: ({ event, after, world }) =>
    event.kind === 'assigned' && event.data.parentId !== undefined ? workersOf(after.unit, world) : [],
  accepted: nobody,
  declined: supervisor,
  progressed: ({ before, after, world }) =>
    after.forecast === 'blocked' && before?.forecast !== 'blocked' ? workersOf(after.supervisor, world) : [],
  contributed: lead,
  submitted: supervisor,
  withdrawn: nobody,
  approved: lead,
  returned: lead,
  reopened: lead,
  'extension-requested': supervisor,
  'extension-decided': lead,
  reassigned: lead,
  decomposed: nobody,
  'obstacle-raised': ({ event, after, world }) =>
    othersOf(event, [after.obstacle?.heldBy, after.supervisor], world),
  'obstacle-cleared': ({ event, before, after, world }) =>
    othersOf(event, [after.unit, after.supervisor, before?.obstacle?.heldBy], world),
  objected: ({ event, after, world }) =>
    othersOf(event, [after.objection?.reviewer, after.supervisor], world),
  'objection-decided': ({ event, after, world }) => othersOf(event, [after.unit, after.supervisor], world),
  // A submitted or declined task waits for the supervising unit: it is the one to be urged.
  urged: ({ after, world }) =>
    after.status === 'submitted' || after.status === 'declined'
      ? workersOf(after.supervisor, world)
      : [after.unit, after.obstacle?.heldBy ?? after.unit]
          .filter((unit, i, all) => all.indexOf(unit) === i)
          .flatMap((unit) => workersOf(unit, world)),
  commented: ({ event, world }) =>
    event.kind === 'commented' ? event.data.mentions.flatMap((mention) => mentionedBy(mention, world)) : [],
  suspended: lead,
  resumed: lead,
  terminated: lead,
  cancelled: lead,
  'terms-changed': lead,
  succeeded: lead,
  'accept-missed': named,
  'report-missed': named,
  reminded: named,
  escalated: named,
  'review-reminded': named,
};

/** What someone must turn to at once; the rest waits for the digest. */
const urgent: ReadonlySet<EventKind> = new Set<EventKind>([
  'urged',
  'returned',
  'reopened',
  'reassigned',
  'obstacle-raised',
  'obstacle-cleared',
]);

/**
 * Who is owed a notice of an event, by post. The clock's events go to their own recipients, in the digest. What a person
 * does goes to the other side: at once where someone must turn to it (urged, returned, reopened,
 * reassigned, an obstacle raised or cleared), else in the digest; nobody hears of one's own unit's act. An assignment gives
 * none but that of a child, since issuing sends one notice a docket; a reassigned task's former unit hears nothing more.
 * A report is told only where it turns to `blocked`.
 */
export function noticesOf(
  event: TaskEvent,
  before: TaskState | null,
  after: TaskState,
  _terms: Terms,
  world: World,
): readonly Notice[] {
  const urgency = urgent.has(event.kind) ? 'now' : 'digest';
  return audiences[event.kind]({ event, before, after, world }).map((recipient) => ({
    recipient,
    urgency,
    kind: event.kind,
    seq: event.seq,
  }));
}

/** Other terms that leave the days people work towards are nobody's news. */
function movesNothing(event: TaskEvent): boolean {
  return event.kind === 'terms-changed' && !movesADay(event.data);
}

/** Those of the units that did not do it themselves, each once. */
function othersOf(
  { actor }: TaskEvent,
  units: readonly (string | undefined)[],
  world: World,
): readonly Recipient[] {
  const own = actor.kind === 'person' ? actor.unit : null;
  return [...new Set(units)].flatMap((unit) =>
    unit === undefined || unit === own ? [] : workersOf(unit, world),
  );
}

const POSTS: readonly string[] = ['head', 'deputy', 'officer', 'secretary'];

/** A mention: a unit's code (its head and officer), or one post of it, `653122-agri/officer`. */
function mentionedBy(mention: string, world: World): readonly Recipient[] {
  const [unit, post] = mention.split('/');
  if (!unit) return [];
  if (post === undefined) return workersOf(unit, world);
  return POSTS.includes(post) ? [{ unit, post: post as Recipient['post'] }] : [];
}

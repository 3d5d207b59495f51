import { movesADay } from './changes/terms-event';
import type { TaskState } from './state';
import type { EventKind, Notice, Recipient, TaskEvent, Terms, World } from './types';
import { workersOf } from './view';

/** Whom a kind of event is told: the lead unit, the supervising unit, whoever holds the task now, or as the event says. */
type Audience =
  | 'lead'
  | 'supervisor'
  | 'holder'
  | 'recipients'
  | 'mentioned'
  | 'supervisor-if-blocked'
  | 'obstacle-holder'
  | 'obstacle-parties'
  | 'reviewer'
  | 'objection-parties'
  | null;

const audiences: Readonly<Record<EventKind, Audience>> = {
  assigned: null,
  accepted: null,
  declined: 'supervisor',
  progressed: 'supervisor-if-blocked',
  contributed: 'lead',
  submitted: 'supervisor',
  withdrawn: null,
  approved: 'lead',
  returned: 'lead',
  reopened: 'lead',
  'extension-requested': 'supervisor',
  'extension-decided': 'lead',
  reassigned: 'lead',
  decomposed: null,
  'obstacle-raised': 'obstacle-holder',
  'obstacle-cleared': 'obstacle-parties',
  objected: 'reviewer',
  'objection-decided': 'objection-parties',
  urged: 'holder',
  commented: 'mentioned',
  suspended: 'lead',
  resumed: 'lead',
  terminated: 'lead',
  cancelled: 'lead',
  'terms-changed': 'lead',
  succeeded: 'lead',
  'accept-missed': 'recipients',
  'report-missed': 'recipients',
  reminded: 'recipients',
  escalated: 'recipients',
  'review-reminded': 'recipients',
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
 * none, since issuing sends one notice a docket, but that of a child, which somebody made in the middle of the work; a reassigned task's former unit hears nothing more. A report is told only where it turns
 * to `blocked`.
 */
export function noticesOf(
  event: TaskEvent,
  before: TaskState | null,
  after: TaskState,
  _terms: Terms,
  world: World,
): readonly Notice[] {
  const urgency = urgent.has(event.kind) ? 'now' : 'digest';
  return recipientsOf(event, before, after, world).map((recipient) => ({
    recipient,
    urgency,
    kind: event.kind,
    seq: event.seq,
  }));
}

function recipientsOf(
  event: TaskEvent,
  before: TaskState | null,
  after: TaskState,
  world: World,
): readonly Recipient[] {
  switch (audiences[event.kind]) {
    case 'lead':
      return movesNothing(event) ? [] : workersOf(after.unit, world);
    case 'supervisor':
      return workersOf(after.supervisor, world);
    case 'holder':
      return workersOf(awaitsSupervisor(after) ? after.supervisor : after.unit, world);
    case 'supervisor-if-blocked':
      return after.forecast === 'blocked' && before?.forecast !== 'blocked'
        ? workersOf(after.supervisor, world)
        : [];
    case 'obstacle-holder':
      return after.obstacle === undefined
        ? []
        : [...workersOf(after.obstacle.heldBy, world), ...workersOf(after.supervisor, world)];
    case 'obstacle-parties':
      return 'heldBy' in event.data && event.data.heldBy !== undefined
        ? othersOf(event, [after.unit, after.supervisor, event.data.heldBy], world)
        : [];
    case 'reviewer':
      return after.objection === undefined
        ? []
        : [...workersOf(after.objection.reviewer, world), ...workersOf(after.supervisor, world)];
    case 'objection-parties':
      return [...workersOf(after.unit, world), ...workersOf(after.supervisor, world)];
    case 'mentioned':
      return 'mentions' in event.data
        ? event.data.mentions.flatMap((mention) => mentionedBy(mention, world))
        : [];
    case 'recipients':
      return 'recipients' in event.data ? event.data.recipients : [];
    case null:
      return event.kind === 'assigned' && event.data.parentId !== undefined
        ? workersOf(after.unit, world)
        : [];
  }
}

/** Other terms that leave the days people work towards are nobody's news. */
const movesNothing = (event: TaskEvent): boolean => event.kind === 'terms-changed' && !movesADay(event.data);

/** Those of the units that did not do it themselves, each once. */
function othersOf({ actor }: TaskEvent, units: readonly string[], world: World): readonly Recipient[] {
  const own = actor.kind === 'person' ? actor.unit : null;
  return [...new Set(units)].filter((unit) => unit !== own).flatMap((unit) => workersOf(unit, world));
}

/** A submitted or declined task waits for the supervising unit: it is the one to be urged. */
const awaitsSupervisor = ({ status }: TaskState): boolean => status === 'submitted' || status === 'declined';

const POSTS: readonly string[] = ['head', 'deputy', 'officer', 'secretary'];

/** A mention: a unit's code (its head and officer), or one post of it, `653122-agri/officer`. */
function mentionedBy(mention: string, world: World): readonly Recipient[] {
  const [unit, post] = mention.split('/');
  if (!unit) return [];
  if (post === undefined) return workersOf(unit, world);
  return POSTS.includes(post) ? [{ unit, post: post as Recipient['post'] }] : [];
}

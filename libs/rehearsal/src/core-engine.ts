import { atTime } from '@duban/calendar';
import { digestAt, objectionTo, playTask, randomFrom, TermsBook, workersOf } from '@duban/lifecycle';
import type { TaskEvent, TaskState, World } from '@duban/lifecycle';
import type { Plan, PlannedTask } from '@duban/planning';
import { Casts } from './cast';
import { DigestLines, existsPost } from './digest-lines';
import type { DigestContext } from './digest-lines';
import { endOfRehearsal, Tally } from './tally';
import type { Playing, RehearsalReport } from './types';
import { headOf, issueTime, seedOf } from './playing';

/**
 * Plays a plan's year by the rules alone, task after task: no store, no workflow, nothing kept but sums. Acts, wakes
 * and digests are those of the record, since both ask the same functions.
 */
export function playCore(plan: Plan, playing: Playing, progress: (tasks: number) => void): RehearsalReport {
  const { organisation, planYear, issuedOn } = plan.request;
  const world = worldOf(plan, playing);
  const head = headOf(plan, playing);
  const context: DigestContext = { tally: new Tally(head, world), organisation, world };
  const issuedAt = atTime(issuedOn, issueTime);
  const book = new TermsBook({ planYear, issuedAt, idOf: ({ clause, key }) => `${clause}/${key}` });
  const casts = new Casts(organisation);
  const firstDigest = digestAt(issuedAt, world);
  /** Tasks of each unit that wait for acceptance when the first digest is sent. */
  const waiting = new Map<string, number>();
  let done = 0;
  for (const planned of plan.tasks()) {
    const terms = book.of(planned);
    const lines = new DigestLines(terms, context);
    const events: TaskEvent[] = [];
    let atFirstDigest: TaskState | null = null;
    const state = playTask(
      {
        assignment: assignmentOf(planned),
        terms,
        cast: casts.of(planned.unit, planned.supervisor),
        behaviour: playing.behaviour,
        random: randomFrom(seedOf(playing, planned)),
        until: endOfRehearsal(planYear),
        world,
        settle: (command, at) =>
          command.act === 'object' ? { ...command, ...objectionTo(at, events, organisation) } : command,
      },
      (event, before, after) => {
        events.push(event);
        lines.hear(event, before, after);
        if (event.at <= firstDigest) atFirstDigest = after;
      },
    );
    lines.end();
    const first = atFirstDigest as TaskState | null;
    if (first?.status === 'assigned') waiting.set(planned.unit, (waiting.get(planned.unit) ?? 0) + 1);
    context.tally.task({ unit: planned.unit, level: planned.level, terms, events, state });
    done += 1;
    if (done % 1000 === 0) progress(done);
  }
  for (const unit of waiting.keys()) {
    // A docket is one line, however many tasks it speaks of.
    for (const recipient of workersOf(unit, world)) {
      if (existsPost(recipient, organisation)) context.tally.line(recipient, firstDigest);
    }
  }
  return context.tally.report('core');
}

function worldOf({ request: { organisation, calendar } }: Plan, { remindAt }: Playing): World {
  return {
    calendar,
    chain: (unit) => organisation.chain(unit),
    headPost: (unit) => organisation.headPost(unit),
    remindAt,
  };
}

function assignmentOf(planned: PlannedTask): Parameters<typeof playTask>[0]['assignment'] {
  const { unit, support, supervisor, relays, territory, level, key } = planned;
  return { taskId: `${unit}/${key}`, docketId: unit, unit, support, supervisor, relays, territory, level };
}

import type { Day } from '@duban/calendar';
import { dayAt, dayNumber, dayText, yearOf } from '../clock/days';
import { frameOf } from '../clock/frame';
import type { Frame } from '../clock/frame';
import type { TaskState } from '../state';
import type { Terms, World } from '../types';
import { rehearsalTexts as texts } from './acts.text';
import type { Manner } from './manner';
import { after, workAt } from './part';
import type { Intention, Part } from './part';
import { objection, obstacle } from './trouble';

/** Percent a unit of this pace reports on a day: by the curve, else by the time gone. */
function reached(day: Day, terms: Terms, manner: Manner): number {
  const from = dayAt(terms.issuedAt);
  const gone = (dayNumber(day) - from) / Math.max(1, dayNumber(terms.dueOn) - from);
  const quarter = Math.min(3, Math.floor((Number(day.slice(5, 7)) - 1) / 3));
  const share = terms.curve ? (terms.curve[quarter] ?? 100) / 100 : gone;
  return Math.max(0, Math.min(98, Math.round(share * manner.pace * 100)));
}

function nextReport(state: TaskState, terms: Terms, part: Part, frame: Frame): Intention | null {
  const { reportDays } = terms;
  let next = 0;
  while (next < reportDays.length && !isToReport(reportDays[next] ?? '', next, part)) next += 1;
  const day = reportDays[next];
  if (day === undefined) return null;
  const planned = workAt(frame.index.add(dayNumber(day), -part.manner.reportBefore), part);
  const at = Math.max(planned, after(state.at, 0, part, frame));
  const percent = Math.max(state.percent ?? 0, reached(day, terms, part.manner));
  const behind = part.manner.pace < 0.75;
  return {
    at,
    actor: part.cast.officer,
    command: {
      act: 'progress',
      percent,
      text: behind ? texts.behind(percent) : texts.progress(percent),
      ...(behind ? { forecast: 'late' as const } : {}),
    },
  };
}

function isToReport(day: Day, index: number, { past, madeReports }: Part): boolean {
  return day > past.reportsUpTo && madeReports[index] === true;
}

function submission(state: TaskState, part: Part, frame: Frame): Intention | null {
  const { submitAfterDue, reworkAfter } = part.manner;
  if (submitAfterDue === null) return null;
  const effective = frame.index.lastOnOrBefore(dayNumber(state.dueOn));
  const planned = workAt(frame.index.add(effective, submitAfterDue || -1), part);
  const earliest = after(state.since, state.status === 'returned' ? reworkAfter : 1, part, frame);
  return {
    at: Math.max(planned, earliest, after(state.at, 0, part, frame)),
    actor: part.cast.head,
    command: { act: 'submit', summary: texts.submit, evidence: [] },
  };
}

function extension(state: TaskState, part: Part, frame: Frame): Intention | null {
  if (state.extension !== undefined) {
    const at = after(state.extension.at, 2, part, frame);
    const grant = part.manner.extensionGranted;
    return {
      at: Math.max(at, after(state.at, 0, part, frame)),
      actor: part.cast.supervisor,
      command: { act: 'decide-extension', grant, reason: grant ? texts.grant : texts.refuse },
    };
  }
  const { extensionBefore } = part.manner;
  if (extensionBefore === null || part.past.askedExtension) return null;
  const effective = frame.index.lastOnOrBefore(dayNumber(state.dueOn));
  const at = workAt(frame.index.add(effective, -extensionBefore), part);
  const dueOn = dayText(dayNumber(state.dueOn) + 30);
  if (!frame.world.calendar.hasYear(yearOf(dayNumber(dueOn)))) return null;
  return at > state.at
    ? {
        at,
        actor: part.cast.officer,
        command: { act: 'request-extension', dueOn, reason: texts.askExtension },
      }
    : null;
}

function suspension(state: TaskState, terms: Terms, part: Part, frame: Frame): Intention | null {
  const { suspendAfter } = part.manner;
  if (suspendAfter === null || part.past.suspended) return null;
  const at = after(terms.issuedAt, suspendAfter, part, frame);
  return at > state.at
    ? { at, actor: part.cast.supervisor, command: { act: 'suspend', reason: texts.suspend } }
    : null;
}

function whileAssigned(state: TaskState, part: Part, frame: Frame): readonly (Intention | null)[] {
  const { acceptAfter, declines } = part.manner;
  if (acceptAfter === null) return [];
  const at = Math.max(after(state.since, acceptAfter, part, frame), after(state.at, 0, part, frame));
  return declines
    ? [{ at, actor: part.cast.head, command: { act: 'decline', reason: texts.decline } }]
    : [{ at, actor: part.cast.officer, command: { act: 'accept' } }];
}

function review(state: TaskState, part: Part, frame: Frame): Intention {
  const at = Math.max(
    after(state.since, part.manner.reviewAfter, part, frame),
    after(state.at, 0, part, frame),
  );
  return {
    at,
    actor: part.cast.supervisor,
    command:
      part.past.sentBack < part.manner.sentBack
        ? { act: 'return', reason: texts.return }
        : { act: 'approve', comment: texts.approve },
  };
}

function options(state: TaskState, terms: Terms, part: Part, frame: Frame): readonly (Intention | null)[] {
  switch (state.status) {
    case 'assigned':
      return whileAssigned(state, part, frame);
    case 'active':
    case 'returned':
      return [
        state.status === 'active' ? nextReport(state, terms, part, frame) : null,
        submission(state, part, frame),
        extension(state, part, frame),
        suspension(state, terms, part, frame),
        obstacle(state, terms, part, frame),
        objection(state, part, frame),
      ];
    case 'submitted':
      return [review(state, part, frame), obstacle(state, terms, part, frame), objection(state, part, frame)];
    case 'suspended': {
      const { resumeAfter } = part.manner;
      if (resumeAfter === null) return [];
      const at = after(state.since, resumeAfter, part, frame);
      return [{ at, actor: part.cast.supervisor, command: { act: 'resume', reason: texts.resume } }];
    }
    case 'declined':
    case 'completed':
    case 'terminated':
    case 'cancelled':
      return [];
  }
}

/** What the people of a rehearsal do next with a task; null: nothing any more. */
export function intentionOf(state: TaskState, terms: Terms, part: Part, world: World): Intention | null {
  let earliest: Intention | null = null;
  for (const option of options(state, terms, part, frameOf(world))) {
    if (option !== null && (earliest === null || option.at < earliest.at)) earliest = option;
  }
  return earliest;
}

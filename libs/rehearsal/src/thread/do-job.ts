import { WorkCalendar } from '@duban/calendar';
import { assumedIssueDay, plan } from '@duban/planning';
import { loadOrganisation } from '@duban/seeds';
import { playCore } from '../core-engine';
import type { JobOutcome, RehearsalJob } from './job';

/** Plans and plays a job by the rules alone. */
export function doJob(job: RehearsalJob): JobOutcome {
  const { document, templates, edited, calendars, today, planYear, territories, depth, playing } = job;
  const calendar = new WorkCalendar(calendars, today);
  const made = plan({
    ...assumedIssueDay(calendar, { year: planYear, document, today }),
    ...{ document, templates, edited, organisation: loadOrganisation(), calendar, depth },
    ...(territories === null ? {} : { territories }),
  });
  if (!made.ok) return made;
  const { tasks } = made.plan.totals();
  const { mostTasks: limit } = job;
  if (tasks > limit) {
    return { ok: false, refusal: { code: 'rehearsal-too-large', params: { tasks, limit } } };
  }
  return { ok: true, report: playCore(made.plan, playing, () => undefined) };
}

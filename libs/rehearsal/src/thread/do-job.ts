import { WorkCalendar } from '@duban/calendar';
import { assumedIssueDay, plan } from '@duban/planning';
import { loadOrganisation } from '@duban/seeds';
import { playCore } from '../core-engine';
import type { JobOutcome, RehearsalJob } from './job';

/** Plans and plays a job by the rules alone. */
export function doJob(job: RehearsalJob): JobOutcome {
  const { document, templates, calendars, today, planYear, territories, depth, playing, mostTasks } = job;
  const calendar = new WorkCalendar(calendars, today);
  const made = plan({
    ...assumedIssueDay(calendar, { year: planYear, document, today }),
    ...{ document, templates, organisation: loadOrganisation(), calendar, depth },
    ...(territories === null ? {} : { territories }),
  });
  if (!made.ok) return made;
  const { tasks } = made.plan.totals();
  if (tasks > mostTasks) {
    return { ok: false, refusal: { code: 'rehearsal-too-large', params: { tasks, limit: mostTasks } } };
  }
  return { ok: true, report: playCore(made.plan, playing, () => undefined) };
}

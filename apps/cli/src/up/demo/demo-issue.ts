import { dayOf, startOfDay } from '@duban/calendar';
import type { Instant } from '@duban/calendar';
import { randomFrom, rehearseTask } from '@duban/lifecycle';
import { Dispatches, markDemoPrepared, recordPast } from '@duban/persistence';
import type { History, PersonActor, WorldData } from '@duban/persistence';
import type { DataSource } from 'typeorm';
import { demoActor, demoBehaviour, demoCast } from './demo-cast';
import { demoIssueDay } from './issue-day';
import { portions } from './portions';
import type { Portion } from './portions';

export interface DemoContext {
  readonly ds: DataSource;
  readonly worldData: WorldData;
  readonly documentId: string;
  readonly now: Instant;
  readonly update: (line: string) => void;
}

/** A task's past up to this morning, as the rules and the people of the demonstration made it. */
function historyOf({ worldData, now }: DemoContext, issuer: PersonActor): History {
  const { organisation, world } = worldData;
  const until = startOfDay(dayOf(now)) - 1;
  return {
    until,
    recordedAt: 'own-time',
    events: ({ assignment, terms }) => {
      const { unit, supervisor } = assignment;
      return rehearseTask({
        assignment,
        terms,
        cast: demoCast(organisation, issuer, unit, supervisor),
        behaviour: demoBehaviour(unit),
        random: randomFrom(`${unit}/${terms.key}`),
        until: Math.max(until, terms.issuedAt),
        world,
      }).events;
    },
  };
}

async function issuePortion(
  context: DemoContext,
  issuer: PersonActor,
  { territories, depth }: Portion,
): Promise<number> {
  const { ds, worldData, documentId, now, update } = context;
  const issuedOn = demoIssueDay(now, worldData.calendar);
  const issuedAt = Math.min(now, startOfDay(issuedOn) + 12 * 3_600_000);
  const dispatches = new Dispatches(ds, worldData, () => issuedAt);
  const outcome = await dispatches.request(
    {
      documentId,
      planYear: Number(issuedOn.slice(0, 4)),
      issuedOn,
      approvedBy: issuer.name,
      basis: null,
      territories,
      depth,
      places: {},
      leads: {},
    },
    issuer,
  );
  // A start that was killed half way left its dispatch running: that one is finished first.
  const ids = outcome.ok ? [outcome.dispatchId] : await dispatches.running();
  if (!outcome.ok && outcome.error.code !== 'nothing-new' && outcome.error.code !== 'dispatch-running') {
    throw new Error(`the demonstration cannot be issued: ${outcome.error.code}`);
  }
  let started = 0;
  for (const id of ids) {
    const before = started;
    started += await recordPast(dispatches, id, historyOf(context, issuer), (tasks) =>
      update(`演示交办：已有 ${before + tasks} 项`),
    );
  }
  const resumed = !outcome.ok && outcome.error.code === 'dispatch-running';
  return started + (resumed ? await issuePortion(context, issuer, { territories, depth }) : 0);
}

/**
 * Issues the document for the current year with a past that the lifecycle itself made. Marked as
 * prepared at its end; a start that was killed half way goes on where it stood. Says how many tasks it made.
 */
export async function issueDemo(context: DemoContext): Promise<number> {
  const issuer = demoActor(context.worldData.organisation, '65-rural_office', 'head');
  let tasks = 0;
  for (const portion of portions) tasks += await issuePortion(context, issuer, portion);
  await markDemoPrepared(context.ds, context.now);
  return tasks;
}

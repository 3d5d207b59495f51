import { demoPrepared, documentIdOf, loadWorld } from '@duban/persistence';
import type { StartStep } from '@duban/runtime';
import { loadOrganisation } from '@duban/seeds';
import { seedDocument } from '../document.step';
import { withDatabase } from '../with-database';
import { issueDemo } from './demo-issue';

/** The document issued for the current year with a past; nothing of it where `DUBAN_DEMO=false`. */
export const demoStep: StartStep = {
  title: '演示交办',
  run: async ({ settings, databaseUrl, clockOffsetMs, update }) => {
    if (!settings.demo) return '不交办（DUBAN_DEMO=false）';
    const businessNow = (): number => Date.now() + clockOffsetMs;
    const { remindAt } = settings;
    const tasks = await withDatabase(
      databaseUrl,
      async (ds) => {
        // A later start has nothing to do, and so nothing to load.
        if (await demoPrepared(ds)) return 0;
        const documentId = documentIdOf(await seedDocument());
        const worldData = await loadWorld(ds, { remindAt, organisation: loadOrganisation(), businessNow });
        return issueDemo({ ds, worldData, documentId, now: businessNow(), update });
      },
      4,
    );
    return tasks === 0 ? '已在库中' : `${tasks} 项任务，历程由规则推演至今晨`;
  },
};

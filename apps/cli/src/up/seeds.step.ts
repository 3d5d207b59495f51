import { loadSeeds } from '@duban/persistence';
import { loadCalendarYears } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import { withDatabase } from './with-database';
import type { StartStep } from '@duban/runtime';

/** Calendars and clause templates that the tables lack. */
export const seedsStep: StartStep = {
  title: '工作日历与条款模板',
  run: async ({ databaseUrl }) => {
    const calendars = loadCalendarYears();
    await withDatabase(databaseUrl, (source) => loadSeeds(source, { calendars, templates }));
    const years = calendars.map(({ year }) => year);
    return `${Math.min(...years)}—${Math.max(...years)} 年，${templates.length} 个模板`;
  },
};

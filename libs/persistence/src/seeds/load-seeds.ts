import type { CalendarYear } from '@duban/calendar';
import type { ClauseTemplate } from '@duban/planning';
import type { DataSource } from 'typeorm';
import { CalendarYearEntity, TemplateEntity } from '../entities';

export interface Seeds {
  readonly calendars: readonly CalendarYear[];
  readonly templates: readonly ClauseTemplate[];
}

/** Calendars and templates that the tables lack; what people changed since is left alone. Idempotent. */
export async function loadSeeds(ds: DataSource, seeds: Seeds): Promise<void> {
  const years = seeds.calendars.map((body) => ({ year: body.year, body }));
  const templates = seeds.templates.map((body) => ({
    clause: body.number,
    heading: body.heading,
    version: body.version,
    body,
    createdBy: null,
  }));
  if (years.length > 0) {
    await ds.createQueryBuilder().insert().into(CalendarYearEntity).values(years).orIgnore().execute();
  }
  if (templates.length > 0) {
    await ds.createQueryBuilder().insert().into(TemplateEntity).values(templates).orIgnore().execute();
  }
}

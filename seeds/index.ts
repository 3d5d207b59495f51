import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readCalendarYear, WorkCalendar } from '@duban/calendar';
import type { CalendarYear, Day } from '@duban/calendar';
import type { AssessmentRules } from '@duban/lifecycle';
import { Organisation, readTerritories } from '@duban/organisation';
import type { Duty, Level, OrganisationData, ScopePlaces, UnitType } from '@duban/organisation';

/** The years whose notices are carried in `seeds/calendars`, in order. Throws where a file is not a sound notice. */
export function loadCalendarYears(): readonly CalendarYear[] {
  const folder = join(__dirname, 'calendars');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => {
      const reading = readCalendarYear(JSON.parse(readFileSync(join(folder, name), 'utf8')));
      if (!reading.ok) throw new Error(`seeds/calendars/${name}: ${JSON.stringify(reading.faults)}`);
      return reading.year;
    });
}

/** The working-day calendar of the carried notices; `today` moves the last provisional year ahead with the clock. */
export function loadWorkCalendar(today: Day | null = null): WorkCalendar {
  return new WorkCalendar(loadCalendarYears(), today);
}

/** Every version of the assessment's rules as carried in `seeds/assessments`, the newest last. */
export function loadAssessmentRules(): readonly AssessmentRules[] {
  return readdirSync(join(__dirname, 'assessments'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => readJson('assessments', name) as AssessmentRules)
    .sort((a, b) => a.version - b.version);
}

/** What one unit may be asked in a week, a month and a year, by level, as carried in `seeds/burden`. */
export function loadBudgets(): Readonly<
  Record<Level, { readonly week: number; readonly month: number; readonly year: number }>
> {
  return (readJson('burden', 'budgets.json') as { levels: ReturnType<typeof loadBudgets> }).levels;
}

const readJson = (...path: readonly string[]): unknown =>
  JSON.parse(readFileSync(join(__dirname, ...path), 'utf8'));

/** Territories, unit types and scopes as carried in `seeds/organisation`. */
export function loadOrganisationData(): OrganisationData {
  const folder = 'organisation';
  const table = gunzipSync(readFileSync(join(__dirname, folder, 'territories.tsv.gz'))).toString('utf8');
  return {
    territories: readTerritories(table, readFileSync(join(__dirname, folder, 'regiments.tsv'), 'utf8')),
    unitTypes: readJson(folder, 'unit-types.json') as readonly UnitType[],
    scopes: (readJson(folder, 'scopes.json') as { scopes: Record<string, ScopePlaces> }).scopes,
    shortNames: readJson(folder, 'short-names.json') as Record<string, string>,
    typeAliases: (readJson(folder, 'type-aliases.json') as { aliases: Record<string, string> }).aliases,
    duties: (readJson(folder, 'duties.json') as { duties: readonly Duty[] }).duties,
  };
}

/** The organisation of Xinjiang and of the Corps as carried. */
export function loadOrganisation(): Organisation {
  return new Organisation(loadOrganisationData());
}

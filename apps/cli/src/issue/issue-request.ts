import { dayOf } from '@duban/calendar';
import { InvalidArgumentError } from 'commander';
import type { Level } from '@duban/organisation';

/** The options of `duban issue` that make up the request. */
export interface IssueOptions {
  readonly year?: number;
  readonly issuedOn?: string;
  readonly approvedBy: string;
  readonly basis?: string;
  readonly territory?: readonly string[];
  readonly depth: Level;
  readonly places?: Readonly<Record<string, readonly string[]>>;
  readonly leads?: Readonly<Record<string, string>>;
}

/** The body of `POST /documents/:id/issue`. */
export interface IssueBody {
  readonly planYear: number;
  readonly issuedOn: string;
  readonly approvedBy: string;
  readonly basis?: string;
  readonly territories?: readonly string[];
  readonly depth: Level;
  readonly places?: Readonly<Record<string, readonly string[]>>;
  readonly leads?: Readonly<Record<string, string>>;
}

/**
 * The request that the options stand for: issued today and for the document's own year where they do not say.
 * @param documentDay the day the document was made, null if it does not say
 * @param now the present, ms
 */
export function issueBody(options: IssueOptions, documentDay: string | null, now: number): IssueBody {
  const today = dayOf(now);
  const year = options.year ?? Number((documentDay ?? today).slice(0, 4));
  return {
    planYear: year,
    issuedOn: options.issuedOn ?? today,
    approvedBy: options.approvedBy,
    ...(options.basis === undefined ? {} : { basis: options.basis }),
    ...(options.territory === undefined ? {} : { territories: options.territory }),
    depth: options.depth,
    ...(options.places === undefined ? {} : { places: options.places }),
    ...(options.leads === undefined ? {} : { leads: options.leads }),
  };
}

export function yearOption(text: string): number {
  if (!/^\d{4}$/u.test(text)) throw new InvalidArgumentError('');
  return Number(text);
}

export function dayOption(text: string): string {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) throw new InvalidArgumentError('');
  return text;
}

export function listOption(text: string): readonly string[] {
  const items = text.split(',').filter(Boolean);
  if (items.length === 0) throw new InvalidArgumentError('');
  return items;
}

/** One `KEY=CODE,CODE` more of `--places`. */
export function placesOption(
  text: string,
  before: Readonly<Record<string, readonly string[]>> = {},
): Readonly<Record<string, readonly string[]>> {
  const [key, value] = pair(text);
  return { ...before, [key]: [...(before[key] ?? []), ...listOption(value)] };
}

/** One `KEY=TYPE` more of `--leads`. */
export function leadsOption(
  text: string,
  before: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  const [key, value] = pair(text);
  return { ...before, [key]: value };
}

function pair(text: string): readonly [string, string] {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('');
  return [text.slice(0, at), text.slice(at + 1)];
}

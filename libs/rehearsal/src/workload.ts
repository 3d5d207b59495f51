import { dayFromNumber } from '@duban/calendar';
import type { Recipient } from '@duban/lifecycle';
import type { BusyDay, DayLoad } from './types';

/** What one person is sent, day by day from the first. */
interface Person extends Recipient {
  /** Lines of each day's digest. */
  readonly lines: Uint32Array;
  /** Urgent notices of each day; made when the first comes, which most people never see. */
  urgent: Uint16Array | null;
}

/** How many of the busiest days are named. */
const named = 12;

/** Who is told how much on which day. A person is a post of a unit; days are numbers from `first` to `last`. */
export class Workload {
  /** By unit, and there by post. */
  readonly #people = new Map<string, Person[]>();

  constructor(
    private readonly first: number,
    private readonly last: number,
  ) {}

  /** Lines of a person's digest of a day; what comes after the last day is not told. */
  lines(recipient: Recipient, day: number, count: number): void {
    if (day < this.first || day > this.last) return;
    const { lines } = this.#person(recipient);
    lines[day - this.first] = (lines[day - this.first] ?? 0) + count;
  }

  /** An urgent notice. */
  urgent(recipient: Recipient, day: number): void {
    if (day < this.first || day > this.last) return;
    const person = this.#person(recipient);
    person.urgent ??= new Uint16Array(this.last - this.first + 1);
    person.urgent[day - this.first] = (person.urgent[day - this.first] ?? 0) + 1;
  }

  /** Sums over all people and days. */
  sums(): WorkloadSums {
    const length = this.last - this.first + 1;
    const days = Array.from({ length }, (_, i) => ({
      date: dayFromNumber(this.first + i),
      messages: 0,
      items: 0,
    }));
    const people = [...this.#people.values()].flat();
    const sums = { people: people.length, digests: 0, urgent: 0, mostItems: 0, mostMessages: 0 };
    const busiest: BusyDay[] = [];
    for (const { unit, post, lines, urgent } of people) {
      for (let i = 0; i < length; i += 1) {
        const atOnce = urgent?.[i] ?? 0;
        const items = (lines[i] ?? 0) + atOnce;
        const day = days[i];
        if (items === 0 || day === undefined) continue;
        const digest = items > atOnce ? 1 : 0;
        sums.digests += digest;
        sums.urgent += atOnce;
        sums.mostItems = Math.max(sums.mostItems, items);
        sums.mostMessages = Math.max(sums.mostMessages, digest + atOnce);
        day.messages += digest + atOnce;
        day.items += items;
        note(busiest, { unit, post, date: day.date, items });
      }
    }
    return { ...sums, days, busiest };
  }

  #person({ unit, post }: Recipient): Person {
    const ofUnit = this.#people.get(unit);
    for (const person of ofUnit ?? []) if (person.post === post) return person;
    const person = { unit, post, lines: new Uint32Array(this.last - this.first + 1), urgent: null };
    if (ofUnit === undefined) this.#people.set(unit, [person]);
    else ofUnit.push(person);
    return person;
  }
}

export interface WorkloadSums {
  readonly people: number;
  readonly digests: number;
  readonly urgent: number;
  /** Of one person on one day. */
  readonly mostItems: number;
  readonly mostMessages: number;
  readonly days: readonly DayLoad[];
  readonly busiest: readonly BusyDay[];
}

/** Keeps the busiest in order: most items first, then by date, unit and post. */
function note(busiest: BusyDay[], day: BusyDay): void {
  const least = busiest.at(-1);
  if (busiest.length === named && least !== undefined && compare(day, least) > 0) return;
  const at = busiest.findIndex((other) => compare(day, other) < 0);
  busiest.splice(at === -1 ? busiest.length : at, 0, day);
  if (busiest.length > named) busiest.pop();
}

function compare(a: BusyDay, b: BusyDay): number {
  if (a.items !== b.items) return b.items - a.items;
  const [left, right] = [`${a.date} ${a.unit} ${a.post}`, `${b.date} ${b.unit} ${b.post}`];
  return left < right ? -1 : left === right ? 0 : 1;
}

import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { calendarTexts } from './calendar.text';

/** One thing a unit owes on a day. */
export interface FeedEntry {
  readonly unit: string;
  /** The working day on which it counts; Beijing. */
  readonly day: string;
  readonly kind: 'accept' | 'due' | 'report';
  readonly taskId: string;
  readonly docketId: string;
  /** Null where it is not to leave the system. */
  readonly title: string | null;
  /** The day as the document writes it, where it is another. */
  readonly writtenDay: string | null;
  /** The year's holidays are not published yet. */
  readonly provisional: boolean;
}

/** The world's names, and how the feed is known. */
export interface FeedWording {
  readonly nameOf: (unit: string) => string;
  readonly publicUrl: string;
  /** The person's name. */
  readonly name: string;
  /** When it is fetched, in business time, ms. */
  readonly at: number;
}

/** Tasks named in one event; its link has the rest. */
const mostNamed = 30;
/** How often programs should look again. */
const refreshHours = 6;

/**
 * A personal calendar: an all-day event a unit, day and kind, however many tasks it stands for, so that a year's end does
 * not fill the page. The same event keeps its id, so that programs move it instead of making another.
 */
export function calendarFeed(entries: readonly FeedEntry[], wording: FeedWording): string {
  const { name, at, publicUrl, nameOf } = wording;
  const calendar = ical({
    name: calendarTexts.name(name),
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: 'duban', product: 'duban', language: 'ZH' },
    timezone: 'Asia/Shanghai',
    ttl: refreshHours * 3600,
  });
  for (const [id, group] of byEvent(entries)) {
    const [first] = group;
    const one = group.length === 1;
    calendar.createEvent({
      id: `${id}@duban`,
      stamp: new Date(at),
      start: first.day,
      allDay: true,
      summary: calendarTexts.summary(first.kind, nameOf(first.unit), one ? first.title : null, group.length),
      description: described(group, publicUrl),
      url: one ? `${publicUrl}/tasks/${first.taskId}` : `${publicUrl}/dockets/${first.docketId}`,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

type Group = [FeedEntry, ...FeedEntry[]];

function byEvent(entries: readonly FeedEntry[]): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  for (const entry of entries) {
    const id = `${entry.kind}-${entry.unit}-${entry.day}`;
    const same = found.get(id);
    if (same === undefined) found.set(id, [entry]);
    else same.push(entry);
  }
  return found;
}

function described(group: Group, publicUrl: string): string {
  const lines = group.slice(0, mostNamed).map(({ title, taskId, writtenDay }) => {
    const written = writtenDay === null ? '' : calendarTexts.written(writtenDay);
    return `· ${title ?? calendarTexts.hidden}${written} ${publicUrl}/tasks/${taskId}`;
  });
  if (group.length > mostNamed) lines.push(calendarTexts.more(group.length - mostNamed));
  if (group.some(({ provisional }) => provisional)) lines.push(calendarTexts.provisional);
  return lines.join('\n');
}

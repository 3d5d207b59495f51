import type { Rhythm } from '@duban/calendar';
import type {
  Act,
  Actor,
  ClockStretch,
  EventKind,
  Forecast,
  Light,
  ScheduleItem,
  TaskKind,
  TaskStatus,
} from '@duban/lifecycle';
import type { Level, Post, Territory } from '@duban/organisation';
import type { Comparator, Doubt, IndicatorTarget, RemarkReason, Scope, TaskTemplate } from '@duban/planning';
import glossary from './glossary.json';

interface Entry {
  readonly term: string;
  readonly definition: string;
  readonly source?: string;
}

/** A section with a term for every member of the union: the compiler refuses a glossary that lacks one. */
type Terms<Union extends string> = Readonly<Record<Union, Entry>>;

/** The unions of the code and the sections that name them. */
const tied = {
  status: glossary.status satisfies Terms<TaskStatus>,
  light: glossary.light satisfies Terms<Light>,
  taskKind: glossary.taskKind satisfies Terms<TaskKind>,
  scope: glossary.scope satisfies Terms<Scope>,
  level: glossary.level satisfies Terms<Level>,
  rhythm: glossary.rhythm satisfies Terms<Rhythm>,
  post: glossary.post satisfies Terms<Post>,
  forecast: glossary.forecast satisfies Terms<Forecast>,
  comparator: glossary.comparator satisfies Terms<Comparator>,
  indicatorKind: glossary.indicatorKind satisfies Terms<IndicatorTarget['kind']>,
  rollUp: glossary.rollUp satisfies Terms<NonNullable<IndicatorTarget['rollUp']>>,
  leadConfidence: glossary.leadConfidence satisfies Terms<TaskTemplate['leadConfidence']>,
  act: glossary.act satisfies Terms<Act>,
  event: glossary.event satisfies Terms<EventKind>,
  scheduleKind: glossary.scheduleKind satisfies Terms<ScheduleItem['kind']>,
  clockState: glossary.clockState satisfies Terms<ClockStretch['state']>,
  actor: glossary.actor satisfies Terms<Actor['kind']>,
  remark: glossary.remark satisfies Terms<RemarkReason>,
  doubt: glossary.doubt satisfies Terms<Doubt>,
  heldBack: glossary.heldBack satisfies Terms<NonNullable<Territory['heldBack']>>,
};

/** True when the section names nothing the union lacks; a member taken away leaves an error here. */
type Only<Section, Union> = keyof Section extends Union ? true : never;
const nothingLeftOver: readonly true[] = [
  true satisfies Only<typeof glossary.status, TaskStatus>,
  true satisfies Only<typeof glossary.light, Light>,
  true satisfies Only<typeof glossary.taskKind, TaskKind>,
  true satisfies Only<typeof glossary.scope, Scope>,
  true satisfies Only<typeof glossary.level, Level>,
  true satisfies Only<typeof glossary.rhythm, Rhythm>,
  true satisfies Only<typeof glossary.forecast, Forecast>,
  true satisfies Only<typeof glossary.comparator, Comparator>,
  true satisfies Only<typeof glossary.remark, RemarkReason>,
  true satisfies Only<typeof glossary.doubt, Doubt>,
];

describe('the glossary', () => {
  it('has a section for every union that is tied to it', () => {
    expect(Object.values(tied).every((section) => Object.keys(section).length > 0)).toBe(true);
    expect(nothingLeftOver).toHaveLength(10);
  });

  const sections = Object.entries(glossary).map(([name, section]): [string, Record<string, Entry>] => [
    name,
    section,
  ]);

  it.each(sections)('gives every identifier of %s its own Chinese term and a definition', (_, section) => {
    const entries = Object.values(section);
    expect(
      entries.filter(({ term, definition }) => !/\p{Script=Han}/u.test(term) || definition.length < 4),
    ).toEqual([]);
    const terms = entries.map((entry) => entry.term);
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  });

  it.each(sections)('writes the identifiers of %s in English', (_, section) => {
    expect(Object.keys(section).filter((name) => !/^(?:[a-z][a-zA-Z-]*|[<>=~]{1,2})$/.test(name))).toEqual(
      [],
    );
  });
});

import { WorkCalendar, atTime } from '@duban/calendar';
import { fold } from '../evolve';
import type { Actor, Assignment, Terms, World } from '../types';
import type { Behaviour } from './manner';
import { randomFrom } from './random';
import { rehearseTask } from './rehearse-task';

const calendar = new WorkCalendar([
  {
    year: 2023,
    holidays: [],
    makeUpWorkdays: [],
    regionalDaysOff: [],
    source: 'weekends only',
    provisional: false,
  },
  {
    year: 2024,
    holidays: [],
    makeUpWorkdays: [],
    regionalDaysOff: [],
    source: 'weekends only',
    provisional: false,
  },
]);
const world: World = {
  calendar,
  chain: (unit) =>
    [1, 3, 7, 15, 25].map((afterWorkingDays, step) => ({
      afterWorkingDays,
      unit: `${unit}-${step}`,
      post: 'head',
      name: '',
    })),
  headPost: () => 'head',
  remindAt: '10:07',
};
const person = (unit: string): Actor => ({ kind: 'person', username: unit, name: unit, unit, post: 'head' });
const cast = {
  issuer: person('65-rural_office'),
  head: person('65-agri'),
  officer: person('65-agri'),
  supervisor: person('65-rural_office'),
  headOf: person,
};
const assignment: Assignment = {
  taskId: 't',
  docketId: 'd',
  unit: '65-agri',
  support: [],
  supervisor: '65-rural_office',
  relays: [],
  territory: '65',
  level: 'region',
};
const terms: Terms = {
  id: 'terms',
  clause: 14,
  key: 'k',
  title: 't',
  kind: 'routine',
  planYear: 2023,
  issuedAt: atTime('2023-02-20', '12:00'),
  dueOn: '2023-12-31',
  acceptBy: '2023-02-22',
  rhythm: 'quarter',
  reportDays: ['2023-03-31', '2023-06-30', '2023-09-29', '2023-12-29'],
  curve: null,
  indicators: [],
  evidence: [],
  sentences: [1],
  sensitive: false,
  templateVersion: 1,
  rules: {
    acceptWithin: 2,
    remindBefore: [20, 10, 5, 3, 1, 0],
    reviewWithin: 3,
    ladder: [1, 3, 7, 15, 25],
    ladderBeyond: 10,
    yellowWithin: 5,
    yellowBehind: 10,
    redBehind: 30,
    firstPeriodMin: 10,
  },
};
const until = atTime('2024-03-29', '20:00');
const play = (behaviour: Behaviour, seed: string) =>
  rehearseTask({
    ...{ assignment, terms, cast, behaviour, random: randomFrom(seed), until, world },
    settle: (command, { supervisor: unit }) =>
      command.act === 'object'
        ? {
            ...command,
            against: { kind: 'returned', seq: 1, unit, username: unit },
            reviewer: '65-party_office',
          }
        : command,
  });
const seeds = Array.from({ length: 300 }, (_, i) => `seed ${i}`);

describe('a rehearsed task', () => {
  it('gives the same events for the same seed, and others for another', () => {
    expect(play('mixed', 'a')).toEqual(play('mixed', 'a'));
    expect(new Set(seeds.map((seed) => JSON.stringify(play('mixed', seed).events))).size).toBeGreaterThan(
      200,
    );
  });

  it('is the fold of its events, in order of time', () => {
    for (const seed of seeds) {
      const { state, events } = play('mixed', seed);
      expect(fold(events, terms)).toEqual(state);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1));
      expect(events.every((event, i) => i === 0 || event.at >= (events[i - 1]?.at ?? 0))).toBe(true);
      expect(events.every((event) => event.at <= until)).toBe(true);
    }
  });

  it('ends on time with the punctual and climbs the ladder with the absent', () => {
    for (const seed of seeds.slice(0, 100)) {
      const kinds = play('punctual', seed).events.map((event) => event.kind);
      expect(kinds).not.toContain('escalated');
      const absent = play('absent', seed);
      expect(absent.state.told).toBe(5);
    }
  });

  it('shows every state of a task in a large enough crowd', () => {
    const states = new Set(seeds.map((seed) => play('mixed', seed).state.status));
    expect([...states]).toEqual(expect.arrayContaining(['completed', 'active']));
  });

  it('meets obstacles and objects where people are obstructed, each once and to its end', () => {
    const lives = seeds.map((seed) => play('obstructed', seed).events.map((event) => event.kind));
    const count = (kind: string): number => lives.flat().filter((one) => one === kind).length;
    for (const kind of ['obstacle-raised', 'obstacle-cleared', 'objected', 'objection-decided']) {
      expect(lives.every((kinds) => kinds.filter((one) => one === kind).length <= 1)).toBe(true);
      expect(count(kind)).toBeGreaterThan(50);
    }
    expect(count('obstacle-cleared')).toBeLessThanOrEqual(count('obstacle-raised'));
    expect(
      seeds.some((seed) => play('mixed', seed).events.some(({ kind }) => kind === 'obstacle-raised')),
    ).toBe(false);
  });
});

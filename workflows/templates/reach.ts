import type { TaskTemplate } from '@duban/planning';

type Level = TaskTemplate['line'][number];

/**
 * How far down a task goes. `line`: the levels below the region that carry it; `relay`: the levels between the region
 * and the line, which pass it on and watch, so that the chain of five has no hole. The region itself always carries it
 * (自治区负总责、地县抓落实、乡村抓落地).
 */
export interface Reach {
  readonly line: readonly Level[];
  readonly relay: readonly Level[];
}

const lower: readonly Level[] = ['prefecture', 'county', 'township', 'village'];

/** The levels from `first` to `last` carry the task; those above `first` relay it. */
function span(first: Level, last: Level): Reach {
  const start = lower.indexOf(first);
  return { line: lower.slice(start, lower.indexOf(last) + 1), relay: lower.slice(0, start) };
}

/** Nobody below the region (or, for a task of the Corps, below the Corps' headquarters). */
export const regionOnly: Reach = { line: [], relay: [] };
/** Where the lead has no arm below the prefecture. */
export const toPrefectures = span('prefecture', 'prefecture');
export const toCounties = span('prefecture', 'county');
export const toTownships = span('prefecture', 'township');
export const toVillages = span('prefecture', 'village');
/** County work that prefectures only pass on. */
export const countiesAlone = span('county', 'county');
export const countiesToTownships = span('county', 'township');
export const countiesToVillages = span('county', 'village');

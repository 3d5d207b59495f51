import { openStatuses, transitions } from './transitions';
import type { Transition } from './transitions';
import type { Act, TaskStatus } from './types';

/** The open statuses a task may be suspended from, and returns to. */
const runningStatuses = openStatuses.filter((status) => status !== 'suspended');

/**
 * The task's states as a Mermaid diagram, drawn from the table of acts. Acts that keep the status are left out; those
 * allowed in every open status, or in every one but suspended, are drawn once, from a frame around them.
 */
export function stateDiagram(): string {
  const inner: string[] = [];
  const outer: string[] = [];
  for (const [act, transition] of Object.entries(transitions) as [Act, Transition][]) {
    for (const { source, target } of arrowsOf(transition)) {
      const within = isRunning(source) && isRunning(target);
      (within ? inner : outer).push(`${source} --> ${target}: ${act}`);
    }
  }
  return [
    'stateDiagram-v2',
    '    state open {',
    '        state running {',
    ...inner.map((line) => `            ${line}`),
    '        }',
    ...outer.filter((line) => line.includes('suspended')).map((line) => `        ${line}`),
    '    }',
    '    [*] --> assigned',
    ...outer.filter((line) => !line.includes('suspended')).map((line) => `    ${line}`),
    ...['completed', 'terminated', 'cancelled'].map((status) => `    ${status} --> [*]`),
  ].join('\n');
}

interface Arrow {
  readonly source: string;
  readonly target: string;
}

/** Where an act puts a task: from each status or frame to one other, or as the row says of single statuses. */
function arrowsOf({ from, to, puts = {} }: Transition): readonly Arrow[] {
  const main =
    to === null ? [] : sourcesOf(from).map((source) => ({ source, target: frameOf(to, 'running') }));
  const others = Object.entries(puts).map(([source, target]) => ({
    source,
    target: frameOf(target, 'open'),
  }));
  return [...main, ...others].filter(({ source, target }) => source !== target);
}

/** A status, or for one that stood before the frame that holds them all. */
const frameOf = (target: TaskStatus | 'as-before', frame: string): string =>
  target === 'as-before' ? frame : target;

const isRunning = (status: string): boolean => runningStatuses.some((one) => one === status);

const holdsAll = (from: readonly TaskStatus[], statuses: readonly TaskStatus[]): boolean =>
  from.length === statuses.length && statuses.every((status) => from.includes(status));

/** The statuses arrows start from, or the one frame around them. */
function sourcesOf(from: readonly TaskStatus[]): readonly string[] {
  if (holdsAll(from, openStatuses)) return ['open'];
  return holdsAll(from, runningStatuses) ? ['running'] : from;
}

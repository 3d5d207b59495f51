import { openStatuses, transitions } from './transitions';
import type { Act, TaskStatus } from './types';

/** The task's states as a Mermaid diagram, drawn from the table of acts; acts that keep the status are left out. */
export function stateDiagram(): string {
  const arrows = new Map<string, Act[]>();
  for (const [act, { from, to }] of Object.entries(transitions) as [Act, (typeof transitions)[Act]][]) {
    for (const status of from) {
      for (const target of targets(to)) {
        if (target === null) continue;
        const arrow = `${status} --> ${target}`;
        arrows.set(arrow, [...(arrows.get(arrow) ?? []), act]);
      }
    }
  }
  const lines = [...arrows].map(([arrow, acts]) => `    ${arrow}: ${acts.join(', ')}`);
  return [
    'stateDiagram-v2',
    '    [*] --> assigned',
    ...lines,
    '    completed --> [*]',
    '    terminated --> [*]',
    '    cancelled --> [*]',
  ].join('\n');
}

function targets(to: (typeof transitions)[Act]['to']): readonly (TaskStatus | null)[] {
  return to === 'as-before' ? openStatuses.filter((status) => status !== 'suspended') : [to];
}

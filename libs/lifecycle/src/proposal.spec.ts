import { proposalOf } from './proposal';
import type { TaskState } from './state';
import type { TaskEvent } from './types';
import { world } from './testing/world.fixture';

const chain = [
  ['653122-agri', 'head'],
  ['653122-rural_office', 'head'],
  ['653122-party', 'secretary'],
  ['6531-rural_office', 'head'],
  ['6531-party', 'secretary'],
  ['65-rural_office', 'head'],
  ['65-party', 'secretary'],
] as const;
const here = {
  ...world,
  chain: () => chain.map(([unit, post], i) => ({ unit, post, name: unit, afterWorkingDays: i + 1 })),
};
const state = (told: number | undefined, unit = '653122-agri'): TaskState =>
  ({ unit, ...(told === undefined ? {} : { told }) }) as TaskState;
const climbed = (level: number): TaskEvent => ({
  seq: 9,
  kind: 'escalated',
  at: 1,
  actor: { kind: 'clock' },
  data: { level, workingDaysLate: level * 5, recipients: [] },
});

describe('slips the engine drafts', () => {
  it.each([
    [undefined, 1, null],
    [1, 2, 'notice 653122-rural_office'],
    [2, 3, null],
    [3, 4, 'circular 6531-rural_office'],
    [4, 5, null],
    [5, 6, 'interview 65-rural_office'],
    // After an outage several steps are passed at once.
    [undefined, 3, 'notice 653122-rural_office'],
    [1, 5, 'circular 6531-rural_office'],
    [undefined, 7, 'interview 65-rural_office'],
  ])('with the ladder at %s and climbing to %s: %s', (told, level, slip) => {
    const draft = proposalOf(climbed(level), state(told), state(level), here);
    expect(draft === null ? null : `${draft.kind} ${draft.decider}`).toBe(slip);
  });

  it('never let a 农办 decide about its own task, and come of nothing but the ladder', () => {
    const own = state(1, '653122-rural_office');
    expect(proposalOf(climbed(2), own, own, here)).toBeNull();
    expect(proposalOf(climbed(4), own, own, here)?.kind).toBe('notice');
    const reminded = { ...climbed(2), kind: 'accepted', data: {} } as TaskEvent;
    expect(proposalOf(reminded, state(1), state(1), here)).toBeNull();
  });
});

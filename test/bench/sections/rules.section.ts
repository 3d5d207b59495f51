import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { decide, evolve, nextWake } from '@duban/lifecycle';
import { assignment, lead, termsOf } from '../../../libs/lifecycle/src/testing/play.fixture';
import { at, world } from '../../../libs/lifecycle/src/testing/world.fixture';
import { median } from '../harness/figures';
import type { Actor, Command, Context, TaskState, Terms } from '@duban/lifecycle';
import type { Figure } from '../harness/figures';

interface Step {
  readonly before: TaskState | null;
  readonly command: Command;
  readonly context: Context;
}

const supervisor: Actor = {
  kind: 'person',
  username: 'rural',
  name: 'Head of the rural office',
  unit: assignment.supervisor,
  post: 'head',
};

/** What people do in the life that is measured; the clock's wakes come between. */
const acts: readonly (readonly [string, Command, Actor])[] = [
  ['2023-02-21 09:00', { act: 'accept' }, lead],
  ['2023-03-30 16:00', { act: 'progress', percent: 40, text: '一季度' }, lead],
  ['2023-06-27 16:00', { act: 'submit', summary: '报结', evidence: [] }, lead],
  ['2023-07-03 10:00', { act: 'return', reason: '佐证不全' }, supervisor],
  ['2023-07-12 10:00', { act: 'submit', summary: '补报', evidence: [] }, lead],
  ['2023-07-13 10:00', { act: 'approve' }, supervisor],
];

function ran({ before, command, context }: Step, terms: Terms): TaskState | null {
  const decision = decide(before, terms, command, context);
  if (!decision.ok) throw new Error(`${command.act}: ${decision.refusal.code}`);
  let state = before;
  for (const event of decision.events) state = evolve(state, terms, event);
  return state;
}

/** One life with every wake in its time: reminded, reported, submitted, returned when it was late, approved. */
function life(terms: Terms): readonly Step[] {
  const steps: Step[] = [];
  let state: TaskState | null = null;
  const step = (command: Command, actor: Actor, now: number): void => {
    const next = { before: state, command, context: { actor, now, world } };
    steps.push(next);
    state = ran(next, terms);
  };
  const wakesUntil = (end: number): void => {
    const wake = state === null ? null : nextWake(state, terms, state.at, world);
    if (wake === null || wake > end) return;
    step({ act: 'wake' }, { kind: 'clock' }, wake);
    wakesUntil(end);
  };
  step({ act: 'assign', assignment }, lead, terms.issuedAt);
  for (const [when, command, actor] of acts) {
    wakesUntil(at(when));
    step(command, actor, at(when));
  }
  return steps;
}

/** How many commands of that life are decided and folded in a second, on one thread. */
function decidedPerSecond(forMs: number): number {
  const terms = termsOf();
  const steps = life(terms);
  const from = process.cpuUsage();
  let spent = 0;
  let done = 0;
  while (spent < forMs) {
    for (let round = 0; round < 500; round += 1) for (const step of steps) ran(step, terms);
    done += 500 * steps.length;
    const { user, system } = process.cpuUsage(from);
    spent = (user + system) / 1000;
  }
  return (done / spent) * 1000;
}

/** A year of the carried document over the whole region, by the rules alone, in a process of its own. */
function yearPlayed(depth: string): {
  readonly tasks: number;
  readonly seconds: number;
  readonly mb: number;
} {
  const args = ['-r', './.config/register.cjs', 'test/bench/rehearsal.bench.ts', depth];
  const cwd = path.join(__dirname, '..', '..', '..');
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as ReturnType<typeof yearPlayed>;
}

/** The rules by themselves: commands a second, and a whole year rehearsed to each depth. */
export function rules(depths: readonly string[]): Figure[] {
  decidedPerSecond(500);
  const rate = median([decidedPerSecond(1000), decidedPerSecond(1000), decidedPerSecond(1000)]);
  const figures: Omit<Figure, 'section' | 'side'>[] = [
    { what: 'commands decided and folded', value: rate, unit: '/s', target: ['>=', 200_000] },
  ];
  for (const depth of depths) {
    const { tasks, seconds, mb } = yearPlayed(depth);
    const most = depth === 'county' ? 10 : 300;
    figures.push(
      { what: `a year to ${depth} depth: tasks`, value: tasks, unit: '' },
      { what: `a year to ${depth} depth`, value: seconds, unit: 's', target: ['<=', most] },
      { what: `a year to ${depth} depth: memory at most`, value: mb, unit: 'MB' },
    );
  }
  return figures.map((figure) => ({ section: 'rules', side: 'duban', ...figure }));
}

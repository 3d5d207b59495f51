/**
 * How many acts a second one thread decides and folds, alone and with what follows each in the record (next wake and light). Run:
 * `node -r ./.config/register.cjs libs/lifecycle/bench/lifecycle.bench.ts [tasks]`.
 */
import { performance } from 'node:perf_hooks';
import { decide, evolve, lightForecast, nextWake, schedule } from '../src';
import type { Command, TaskState, World } from '../src';
import { assignment, lead, termsOf } from '../src/testing/play.fixture';
import { at, world } from '../src/testing/world.fixture';

const tasks = Number(process.argv[2] ?? 100_000);
const terms = Array.from({ length: 247 }, (_, i) =>
  termsOf({ id: `terms-${i}`, curve: i % 3 === 0 ? [25, 50, 75, 100] : null }),
);
const life: readonly (readonly [string, Command])[] = [
  ['2023-02-21 11:00', { act: 'accept' }],
  ['2023-03-20 11:00', { act: 'progress', text: 'first quarter', percent: 20, forecast: 'on-time' }],
  ['2023-06-12 10:07', { act: 'wake' }],
  ['2023-06-13 11:00', { act: 'progress', text: 'second quarter', percent: 60, values: { coverage: 60 } }],
  ['2023-06-26 11:00', { act: 'submit', summary: 'done', evidence: [] }],
  ['2023-06-27 11:00', { act: 'return', reason: 'not shown' }],
  ['2023-07-05 10:07', { act: 'wake' }],
  ['2023-07-05 11:00', { act: 'submit', summary: 'done', evidence: [] }],
  ['2023-07-06 11:00', { act: 'approve' }],
];

interface Count {
  commands: number;
  events: number;
}

function play(number: number, own: World, withRow: boolean, count: Count): TaskState | null {
  const its = terms[number % terms.length] ?? terms[0] ?? termsOf();
  const unit = `65${String(number % 16_000)}-agri`;
  let state: TaskState | null = null;
  const begin: Command = { act: 'assign', assignment: { ...assignment, unit } };
  for (const [text, command] of [['2023-02-20 11:00', begin] as const, ...life]) {
    const now = instants.get(text) ?? 0;
    const decision = decide(state, its, command, { actor: lead, now, world: own });
    if (!decision.ok) throw new Error(decision.refusal.code);
    for (const event of decision.events) state = evolve(state, its, event);
    count.commands += 1;
    count.events += decision.events.length;
    if (withRow && state !== null) {
      nextWake(state, its, now, own);
      lightForecast(state, its, now, own);
    }
  }
  return state;
}

const instants = new Map([
  ['2023-02-20 11:00', at('2023-02-20 11:00')],
  ...life.map(([text]) => [text, at(text)] as const),
]);

function measure(name: string, withRow: boolean): void {
  const count: Count = { commands: 0, events: 0 };
  const begun = performance.now();
  const before = process.cpuUsage();
  for (let i = 0; i < tasks; i++) play(i, world, withRow, count);
  const { user, system } = process.cpuUsage(before);
  const rate = (seconds: number): string => Math.round(count.commands / seconds).toLocaleString('en');
  const elapsed = rate((performance.now() - begun) / 1000);
  console.log(
    `${name}: ${rate((user + system) / 1e6)} commands a second of processor time (${elapsed} of the clock)`,
  );
}

play(0, world, true, { commands: 0, events: 0 });
measure('decide + evolve', false);
measure('decide + evolve + nextWake + lightForecast', true);

const fresh = decide(
  null,
  termsOf(),
  { act: 'assign', assignment },
  { actor: lead, now: at('2023-02-20 11:00'), world },
);
const state = fresh.ok && fresh.events[0] ? evolve(null, termsOf(), fresh.events[0]) : null;
if (state !== null) {
  const its = termsOf();
  const begun = performance.now();
  for (let i = 0; i < 2000; i++) schedule(state, its, at('2023-02-20 11:00'), world);
  console.log(
    `schedule: ${((performance.now() - begun) / 2).toFixed(0)} µs each, state ${JSON.stringify(state).length} bytes`,
  );
}

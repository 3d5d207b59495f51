/**
 * How long the core engine takes to play the carried document's year over the whole region, of the clock
 * and of the processor, and how much memory. Run:
 * `node -r ./.config/register.cjs test/bench/rehearsal.bench.ts [county|village …]`.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { plan } from '@duban/planning';
import { parseDocument, sourceFromText } from '@duban/policy';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';
import type { Level } from '@duban/organisation';
import { playCore } from '@duban/rehearsal';

const depths = process.argv.length > 2 ? process.argv.slice(2) : ['county'];
const text = readFileSync(path.join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

for (const depth of depths) {
  const begun = performance.now();
  const made = plan({
    document: parseDocument(sourceFromText(text)),
    templates,
    organisation: loadOrganisation(),
    calendar: loadWorkCalendar(),
    planYear: 2023,
    issuedOn: '2023-02-20',
    depth: depth as Level,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  const playing = { behaviour: 'mixed' as const, seed: 1, remindAt: '10:07' };
  const report = playCore(made.plan, playing, () => undefined);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { user, system } = process.cpuUsage();
  const processor = ((user + system) / 1e6).toFixed(1);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${depth}: ${report.tasks} tasks in ${seconds} s (${processor} s of the processor since the start), at most ${memory} MiB, ${report.fingerprint.slice(0, 12)}`,
  );
  if (process.env.DUBAN_BENCH_REPORT) console.log(JSON.stringify({ ...report, days: undefined }, null, 1));
}

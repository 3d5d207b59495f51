/**
 * Plays the carried document's year over the whole region by the rules alone, and says how long it took from the plan on,
 * with how much memory, as a line of JSON. Run: `node -r ./.config/register.cjs test/bench/rehearsal.bench.ts village`.
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

const depth = (process.argv[2] ?? 'county') as Level;
const text = readFileSync(path.join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

const begun = performance.now();
const made = plan({
  document: parseDocument(sourceFromText(text)),
  templates,
  organisation: loadOrganisation(),
  calendar: loadWorkCalendar(),
  planYear: 2023,
  issuedOn: '2023-02-20',
  depth,
});
if (!made.ok) throw new Error(made.refusal.code);
const playing = { behaviour: 'mixed' as const, seed: 1, remindAt: '10:07' };
const { tasks, fingerprint } = playCore(made.plan, playing, () => undefined);
console.log(
  JSON.stringify({
    depth,
    tasks,
    seconds: (performance.now() - begun) / 1000,
    mb: process.resourceUsage().maxRSS / 1024,
    fingerprint,
  }),
);

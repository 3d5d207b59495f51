/**
 * Plays whole years on both engines and compares their reports: every behaviour, several seeds, several places, with
 * a document nobody wrote templates for among them. Takes long; for the night. Run: `npm run rehearsals [seeds]`.
 * Exit code 1 if two differ.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { plan } from '@duban/planning';
import type { PlanRequest } from '@duban/planning';
import { parseDocument, sourceFromText } from '@duban/policy';
import { behaviours, rehearse } from '@duban/rehearsal';
import { loadOrganisation, loadWorkCalendar } from '@duban/seeds';
import { templates } from '@duban/workflows/templates';

const seeds = Number(process.argv[2] ?? 3);
const carried = readFileSync(path.join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
const countyPlan = readFileSync(path.join(__dirname, 'county-plan.txt'), 'utf8');
const organisation = loadOrganisation();
const calendar = loadWorkCalendar();

type Place = Pick<PlanRequest, 'depth' | 'issuedOn' | 'planYear' | 'territories'> & { readonly text: string };

const places: readonly Place[] = [
  { text: carried, planYear: 2023, issuedOn: '2023-02-20', territories: ['6504'], depth: 'county' },
  { text: carried, planYear: 2025, issuedOn: '2025-01-06', territories: ['653122200'], depth: 'village' },
  { text: carried, planYear: 2024, issuedOn: '2024-03-01', territories: ['BT01'], depth: 'prefecture' },
  { text: countyPlan, planYear: 2024, issuedOn: '2024-05-06', territories: ['653122'], depth: 'township' },
];

async function compare(place: Place, behaviour: (typeof behaviours)[number], seed: number): Promise<boolean> {
  const { text, ...asked } = place;
  const document = parseDocument(sourceFromText(text));
  const made = plan({ ...asked, document, templates, organisation, calendar });
  if (!made.ok) throw new Error(made.refusal.code);
  if (made.plan.totals().tasks === 0) throw new Error('a plan without tasks compares nothing');
  const request = { plan: made.plan, document, playing: { behaviour, seed, remindAt: '10:07' } };
  const core = await rehearse({ ...request, engine: 'core' });
  const temporal = await rehearse({ ...request, engine: 'temporal' });
  const same = isDeepStrictEqual({ ...temporal, engine: 'core' }, core);
  const where = `${asked.territories?.join() ?? ''} ${asked.planYear} ${asked.depth ?? ''}`;
  console.log(`${same ? 'same' : 'DIFFERENT'}  ${where}  ${behaviour}  seed ${seed}  ${core.tasks} tasks`);
  return same;
}

async function main(): Promise<void> {
  let different = 0;
  for (const place of places) {
    for (let seed = 1; seed <= seeds; seed += 1) {
      for (const behaviour of behaviours) if (!(await compare(place, behaviour, seed))) different += 1;
    }
  }
  process.exit(different === 0 ? 0 : 1);
}

void main();

import { writeFileSync } from 'node:fs';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { WholeSystem } from '../support/whole-system';
import { isReached, tableOf } from './harness/figures';
import type { Figure } from './harness/figures';
import { loadNow, machineNow } from './harness/machine';
import { BenchPlace } from './harness/place';
import { serverVersion } from './harness/server-version';
import { acts } from './sections/acts.section';
import { dispatch } from './sections/dispatch.section';
import { reads } from './sections/reads.section';
import { reading } from './sections/reading.section';
import { rules } from './sections/rules.section';
import { starting } from './sections/start.section';
import { storm } from './sections/storm.section';
import { village } from './sections/village.section';
import { BareTemporal } from './sides/bare-temporal';
import { PlainQueue } from './sides/plain-queue';

/** Nothing is drawn by lot here: the document, the organisation and the demonstration are the same in each run. */
const seed = 'seeds/documents/xinjiang-2023-1.txt';

const all = ['reading', 'rules', 'start', 'dispatch', 'acts', 'storm', 'village', 'reads'] as const;
type Section = (typeof all)[number];

interface Wanted {
  readonly sections: ReadonlySet<Section>;
  readonly json: string | undefined;
  readonly depth: string;
  readonly full: boolean;
}

/**
 * `--full`: the large sections too; `--only a,b`: those; `--depth LEVEL`: how deep the large dispatch goes (village);
 * `--json FILE`: everything that was measured, plans included.
 */
function wanted(args: readonly string[]): Wanted {
  const after = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const only = after('--only')?.split(',') ?? [];
  const large = new Set<Section>(['village', 'reads']);
  const chosen = all.filter((each) =>
    only.length > 0 ? only.includes(each) : args.includes('--full') || !large.has(each),
  );
  return {
    sections: new Set(chosen),
    json: after('--json'),
    depth: after('--depth') ?? 'village',
    full: args.includes('--full'),
  };
}

/** The sections in which others run beside us. */
async function compared(
  place: BenchPlace,
  sections: ReadonlySet<Section>,
  tell: (round: object) => void,
): Promise<Figure[]> {
  const run = { dispatch, acts, storm };
  const chosen = (['dispatch', 'acts', 'storm'] as const).filter((each) => sections.has(each));
  if (chosen.length === 0) return [];
  const temporal = await BareTemporal.open(place);
  const queue = await PlainQueue.open(place);
  const figures: Figure[] = [];
  for (const section of chosen) figures.push(...(await run[section](place, { temporal, queue }, tell)));
  await temporal.close();
  await queue.close();
  return figures;
}

async function measured(
  system: WholeSystem,
  { sections, depth, full }: Wanted,
  tell: (round: object) => void,
): Promise<Figure[]> {
  const figures: Figure[] = [];
  if (sections.has('reading')) figures.push(...reading());
  if (sections.has('rules')) figures.push(...rules(full ? ['county', 'village'] : ['county']));
  if (sections.has('start')) figures.push(...(await starting(system)));
  else await system.start();
  const place = new BenchPlace(system);
  figures.push(...(await compared(place, sections, tell)));
  if (sections.has('village')) figures.push(...(await village(place, depth, tell)));
  if (sections.has('reads')) figures.push(...(await reads(place, tell)));
  return figures;
}

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const asked = wanted(process.argv.slice(2));
  const load = loadNow();
  const system = new WholeSystem();
  const details: object[] = [];
  try {
    const figures = await measured(system, asked, (detail) => {
      details.push(detail);
      const { explained: _, ...short } = detail as { explained?: unknown };
      console.error(JSON.stringify(short));
    });
    const machine = machineNow(await serverVersion(new BenchPlace(system)), seed, load);
    console.log(`${JSON.stringify(machine)}\n\n${tableOf(figures)}\n`);
    const whole = {
      machine,
      loadAtEnd: loadNow(),
      figures,
      missed: figures.filter((each) => !isReached(each)),
    };
    console.log(JSON.stringify(whole));
    if (asked.json !== undefined) writeFileSync(asked.json, JSON.stringify({ ...whole, details }, null, 1));
  } finally {
    await system.dispose();
  }
}

void main();

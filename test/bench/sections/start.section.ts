import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, sourceFromText } from '@duban/policy';
import { median, timed } from '../harness/figures';
import type { Figure } from '../harness/figures';
import type { WholeSystem } from '../../support/whole-system';

const file = path.join(__dirname, '..', '..', '..', 'seeds', 'documents', 'xinjiang-2023-1.txt');

/** The text of the document the project comes with. */
export const seedText = (): string => readFileSync(file, 'utf8');

/** How long a stranger waits: the document read, the first start and the second. Leaves the system running. */
export async function starting(system: WholeSystem): Promise<Figure[]> {
  const figure = (what: string, value: number, unit: string): Figure => ({
    section: 'start',
    side: 'duban',
    what,
    value,
    unit,
  });
  const text = seedText();
  const reads = Array.from({ length: 21 }, () => {
    const from = performance.now();
    parseDocument(sourceFromText(text));
    return performance.now() - from;
  });
  const [, first] = await timed(() => system.start());
  await system.stop();
  const [, second] = await timed(() => system.start());
  return [
    figure('parse the document, in process, median of 21', median(reads), 'ms'),
    figure('first start to ready, programs already fetched', first / 1000, 's'),
    figure('second start to ready', second / 1000, 's'),
  ];
}

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from '@duban/policy';
import { hostileTexts } from '../../../libs/policy/src/hostile.fixture';
import { corpus } from '../../corpus/policy/case-file';
import type { Figure } from '../harness/figures';

/** Processor time of one reading, in ms: what else runs on the machine does not count. */
function milliseconds(text: string): number {
  const began = process.cpuUsage();
  parseDocument(text);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}

function best(text: string, of: number): number {
  return Math.min(...Array.from({ length: of }, () => milliseconds(text)));
}

/** Time grows in a straight line where ten times the text takes ten times as long: the ratio of the two, 1 at best. */
function growth(make: (length: number) => string): number {
  const small = best(make(100_000), 5);
  return best(make(1_000_000), 3) / (10 * small);
}

/** Measures the reader: ten megabytes, growth over the seed and the corpus, and the worst of the hostile texts. */
export function reading(): Figure[] {
  const seed = readFileSync(
    path.join(__dirname, '..', '..', '..', 'seeds', 'documents', 'xinjiang-2023-1.txt'),
    'utf8',
  );
  const all = corpus()
    .map(({ raw }) => raw)
    .join('\n\n');
  const repeat = (text: string) => (length: number) => text.repeat(Math.ceil(length / text.length));
  const megabytes = (text: string) => text.repeat(Math.ceil(10_000_000 / Buffer.byteLength(text)));
  const hostile = hostileTexts(250_000).map(([name, text]) => ({ name, took: best(text, 2) }));
  const worst = hostile.reduce((a, b) => (b.took > a.took ? b : a));
  const figures = [
    { what: 'read 10 MB of the seed document', value: best(megabytes(seed), 3) / 1000, unit: 's' },
    { what: 'read 10 MB of the corpus', value: best(megabytes(all), 3) / 1000, unit: 's' },
    { what: 'growth from 0.1 to 1 million characters, 1 is linear', value: growth(repeat(seed)), unit: '×' },
    { what: '… of the corpus, a figure or two in each sentence', value: growth(repeat(all)), unit: '×' },
    { what: `worst hostile text of 250,000 characters (${worst.name})`, value: worst.took / 1000, unit: 's' },
  ];
  return figures.map((figure) => ({ section: 'reading', side: 'duban', ...figure }));
}

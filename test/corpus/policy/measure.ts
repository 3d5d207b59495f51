import { parseDocument } from '@duban/policy';
import { corpus } from './case-file';
import { addScore, aspects, emptyScore, scoreOf, type Tally } from './score';

function percent(part: number, of: number): string {
  return of === 0 ? '   –  ' : `${((100 * part) / of).toFixed(2)}%`;
}

function row(name: string, { expected, found, right }: Tally): string {
  return `${name.padEnd(12)} precision ${percent(right, found).padStart(7)}  recall ${percent(right, expected).padStart(7)}  (${right}/${found}/${expected})`;
}

const only = process.argv[2];
const total = emptyScore();
const documents = corpus().filter(({ name }) => only === undefined || name.startsWith(only));
for (const gold of documents) {
  const { score, faults } = scoreOf(gold, parseDocument(gold.raw));
  addScore(total, score);
  if (faults.length > 0) console.log([gold.name, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}
console.log(`\n${documents.length} documents`);
for (const aspect of aspects) console.log(row(aspect, total[aspect]));

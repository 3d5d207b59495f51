import { parseDocument } from '@duban/policy';
import { corpus } from './case-file';
import { mutations, seeded } from './mutations';
import type { aspects } from './score';
import { addScore, emptyScore, scoreOf, type Score } from './score';

const documents = corpus();

function share(score: Score, of: readonly (typeof aspects)[number][]): number {
  const sum = (pick: (aspect: (typeof aspects)[number]) => number) =>
    of.reduce((total, each) => total + pick(each), 0);
  const right = sum((each) => score[each].right);
  return Math.min(right / sum((each) => score[each].expected), right / sum((each) => score[each].found));
}

const structure = ['head', 'parts', 'clauses', 'sentences', 'responsible', 'dates', 'warnings'] as const;

describe('the corpus of policy documents', () => {
  it('holds sixty documents or more', () => {
    expect(documents.length).toBeGreaterThanOrEqual(60);
  });

  it.each(documents.map((gold) => [gold.name, gold] as const))('%s', (_, gold) => {
    expect(scoreOf(gold, parseDocument(gold.raw)).faults).toEqual([]);
  });
});

describe('the same documents in other forms', () => {
  it.each(mutations.map((mutation) => [mutation.name, mutation] as const))('%s', (_, { apply, skip }) => {
    const total = emptyScore();
    const faults: string[] = [];
    for (const [at, gold] of documents.entries()) {
      if (skip?.(gold.raw) !== true) {
        const found = scoreOf(gold, parseDocument(apply(gold.raw, seeded(at + 1))));
        addScore(total, found.score);
        faults.push(...found.faults.map((fault) => `${gold.name} ${fault}`));
      }
    }
    if (process.env.CORPUS_FAULTS) console.log(faults.join('\n'));
    expect(share(total, structure)).toBeGreaterThanOrEqual(0.99);
    expect(share(total, ['indicators', 'units'])).toBeGreaterThanOrEqual(0.97);
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IndicatorTarget } from '@duban/planning';
import { parseDocument } from '@duban/policy';
import type { ParsedClause, ParsedIndicator } from '@duban/policy';
import { templates } from './index';

const text = readFileSync(join(__dirname, '../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');
const clauses = parseDocument(text).sections.flatMap((section) => section.clauses);

/** The figures that the templates judge sentence `index` of a clause by. */
function judged(clause: ParsedClause, index: number): readonly IndicatorTarget[] {
  const tasks = templates.find((template) => template.number === clause.number)?.tasks ?? [];
  return tasks.filter((task) => task.sentences.includes(index)).flatMap((task) => task.indicators);
}

/** The same figure: the words overlap, value and unit agree; a `relative` one has no unit in the text. */
function same(parsed: ParsedIndicator, figure: IndicatorTarget): boolean {
  const overlap = parsed.text.includes(figure.text) || figure.text.includes(parsed.text);
  return overlap && parsed.value === figure.value && (parsed.unit === null || parsed.unit === figure.unit);
}

describe('the templates beside the document as it is read', () => {
  it('are written for its clauses, word for word', () => {
    expect(
      templates.map(({ number, numeral, heading, sentences }) => ({ number, numeral, heading, sentences })),
    ).toEqual(
      clauses.map((clause) => ({
        number: clause.number,
        numeral: clause.numeral,
        heading: clause.heading,
        sentences: clause.sentences.map((sentence) => sentence.text),
      })),
    );
  });

  const figures = clauses.flatMap((clause) =>
    clause.indicators.map((parsed): [string, ParsedIndicator, readonly IndicatorTarget[]] => [
      parsed.text,
      parsed,
      judged(clause, parsed.sentence),
    ]),
  );

  it.each(figures)('judge its figure %s, each by one task', (_, parsed, candidates) => {
    expect(candidates.filter((figure) => same(parsed, figure))).toHaveLength(1);
  });

  it.each(figures)(
    'judge %s as strictly as it is written, but never fail it for more',
    (_, parsed, candidates) => {
      const figure = candidates.find((candidate) => same(parsed, candidate));
      const exceedable = parsed.comparator === '=' && parsed.kind === 'explicit';
      expect(figure?.comparator).toBe(exceedable ? '>=' : parsed.comparator);
      expect(figure?.kind).toBe(parsed.kind);
    },
  );
});

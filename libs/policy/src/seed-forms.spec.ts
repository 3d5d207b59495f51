import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from './parse-document';

const seed = readFileSync(join(__dirname, '../../../seeds/documents/xinjiang-2023-1.txt'), 'utf8');

function plain(text: string): string {
  return text
    .replaceAll(/\s+/gu, '')
    .replaceAll(/[！-～]/gu, (each) => String.fromCodePoint((each.codePointAt(0) ?? 0) - 0xfee0));
}

/** What a document says, line by line: parts, clauses, sentences, targets, warnings. */
function said(text: string): readonly string[] {
  const { sections, warnings } = parseDocument(text);
  return [
    ...sections.flatMap(({ numeral, heading, clauses }) => [
      `part ${numeral ?? ''} ${plain(heading ?? '')}`,
      ...clauses.flatMap((clause) => [
        `clause ${clause.number} ${plain(clause.heading ?? '')}`,
        ...clause.sentences.map((sentence) => plain(sentence.text)),
        ...clause.indicators.map(
          ({ sentence, comparator, value, unit }) =>
            `${sentence} ${comparator} ${value ?? ''} ${plain(unit ?? '')}`,
        ),
      ]),
    ]),
    ...warnings.map(({ code }) => code),
  ];
}

const expected = said(seed);

/** Breaks every line after so many characters. */
function sliced(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
    .join('\n');
}

/** Puts something into the text at places given as shares of its length. */
function inserted(text: string, what: string, places: readonly number[]): string {
  const offsets = places.map((place) => Math.floor(place * text.length)).sort((a, b) => b - a);
  return offsets.reduce((torn, at) => torn.slice(0, at) + what + torn.slice(at), text);
}

const places = fc.array(fc.double({ min: 0, max: 0.9999, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('the seed in other forms says the same', () => {
  it.each([10, 12, 15, 18, 22, 26, 30, 35, 40, 60])('broken after %d characters', (width) => {
    expect(said(sliced(seed, width))).toEqual(expected);
  });

  it.each([12, 20, 33, 48])('without its paragraphs, broken after %d characters', (width) => {
    expect(said(sliced(seed.replaceAll('\n', ''), width))).toEqual(expected);
  });

  it('on a single line', () => {
    expect(said(seed.replaceAll('\n', ''))).toEqual(expected);
  });

  it.each([
    [
      'full-width marks and figures',
      (text: string) =>
        text.replaceAll(/[!-~]/gu, (each) => String.fromCodePoint(each.charCodeAt(0) + 0xfee0)),
    ],
    ['spaces around figures', (text: string) => text.replaceAll(/\d+(?:\.\d+)?/gu, ' $& ')],
    ['indented paragraphs', (text: string) => text.replaceAll(/^(?=.)/gmu, '\u3000\u3000')],
    ['carriage returns', (text: string) => text.replaceAll('\n', '\r\n')],
    ['soft hyphens and spaces of no width', (text: string) => text.replaceAll('的', '\u200b的\u00ad')],
  ])('%s', (_, change) => {
    expect(said(change(seed))).toEqual(expected);
  });

  it.each([
    ['empty lines', '\n\n'],
    ['line breaks', '\n'],
    ['ideographic spaces', '\u3000'],
  ])('%s anywhere, inside words, figures and marks', (_, what) => {
    fc.assert(
      fc.property(places, (at) => {
        expect(said(inserted(seed, what, at))).toEqual(expected);
      }),
      { numRuns: 60, seed: 20230219 },
    );
  });

  it.each([
    ['continuations', '\n(下转03版)\n\n(上接02版)\n'],
    ['heads of pages', '\n新疆日报 2023年2月28日 星期二 要闻 03版\n'],
  ])('%s in the middle of words', (_, what) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.9999, noNaN: true }), (at) => {
        expect(said(inserted(seed, what, [at]))).toEqual(expected);
      }),
      { numRuns: 60, seed: 20230219 },
    );
  });
});

import { hostileTexts } from './hostile.fixture';
import { parseDocument } from './parse-document';
import type { ParsedDocument } from './types';

/** Everything a document says, without white space and the width of marks. */
function plain(text: string): string {
  return text.replaceAll(/\s/gu, '').replaceAll(/[.．。]/gu, '.');
}

function lengthOf({ sections, attachments, preamble, closing, dropped, title }: ParsedDocument): number {
  const clauses = [...sections, ...attachments.flatMap((each) => each.sections)].flatMap(
    (each) => each.clauses,
  );
  const parts = [
    preamble,
    closing,
    title ?? '',
    ...dropped,
    ...attachments.map(({ text, label }) => label + text),
    ...sections.flatMap(({ numeral, heading, lead }) => [numeral ?? '', heading ?? '', lead]),
    ...clauses.flatMap(({ numeral, heading, text }) => [numeral, heading ?? '', text]),
  ];
  return parts.reduce((sum, part) => sum + plain(part).length, 0);
}

describe('texts that tempt a reader to look twice at everything', () => {
  it.each(hostileTexts(4000))('%s: read to the end', (_, text) => {
    const document = parseDocument(text);
    // Marks lose their brackets and stops; nothing else is lost. What repeats a mark may be all marks.
    const marks = /[（）()、.。\n]/gu;
    expect(lengthOf(document)).toBeGreaterThan(plain(text).replaceAll(marks, '').length * 0.9);
  });
});

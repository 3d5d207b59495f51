import { fold, han } from './folding';
import type { TextLine } from './layout';
import type { Marker } from './markers';

/** 1.1 and what it numbers; a figure that begins a line (1.5 万亩) has a unit behind it. */
const second = new RegExp(
  `^(\\d{1,2})\\.(\\d{1,2})(?![\\d.])[.、]?\\s*(?=[${han}“《(【])(?![万亿千百个倍%元吨米亩斤公人户家年月日])`,
  'u',
);
/** 1.1.1 and deeper: items of the clause. */
const deeper = new RegExp(`^\\d{1,2}(?:\\.\\d{1,2}){2,3}[.、]?\\s*(?=[${han}“《(【])`, 'u');
/** 1 总则: a part's number may stand with nothing but a space behind it. */
const first = new RegExp(`^(\\d{1,2})\\s+(?=[${han}“《]{2,24}$)`, 'u');

/** Whether a document is numbered 1, 1.1, 1.1.1: some second-level numbers count on from 1. */
export function usesDecimals(lines: readonly TextLine[]): boolean {
  let found = 0;
  let expected = '';
  for (const { text, cells } of lines) {
    const match = cells === null ? second.exec(fold(text.slice(0, 24))) : null;
    if (match) {
      const [, part = '', own = ''] = match;
      if (own === '1' || `${part}.${own}` === expected) found++;
      expected = `${part}.${Number(own) + 1}`;
    }
  }
  return found >= 2;
}

/** The mark a text begins with in a document that is numbered 1, 1.1, 1.1.1; `value` is the last of its numbers. */
export function decimalMarkerAt(text: string): Marker | null {
  const head = fold(text.slice(0, 28));
  const found = second.exec(head);
  if (found) {
    const [mark, part = '', own = ''] = found;
    const numeral = `${part}.${own}`;
    return { kind: 'decimal', value: Number(own), numeral, length: mark.length, torn: false };
  }
  const below = deeper.exec(head);
  if (below) {
    const numeral = below[0].replace(/[.、\s]+$/u, '');
    const value = Number(numeral.split('.').at(-1));
    return { kind: 'figure-paren', value, numeral, length: below[0].length, torn: false };
  }
  const part = first.exec(fold(text.slice(0, 32)));
  if (!part || text.length > 28) return null;
  const [mark, numeral = ''] = part;
  return { kind: 'dot', value: Number(numeral), numeral, length: mark.length, torn: false };
}

import { fold } from './folding';
import { numeralValue } from './numerals';

/**
 * Kinds of structural marks, from the outermost in: 第一部分, 第一章, 第一节, 第一条, a part's heading without a number
 * (`plain`), 一、, (一), 1., 1.1 (see `decimals.ts`), 第一，, (1), ①, a row of a table of tasks.
 * An article's place among them depends on the document (see `outline.ts`).
 */
export type MarkerKind =
  | 'part'
  | 'chapter'
  | 'division'
  | 'article'
  | 'plain'
  | 'comma'
  | 'paren'
  | 'dot'
  | 'decimal'
  | 'ordinal'
  | 'figure-paren'
  | 'circled'
  | 'row';

/** From the outermost to the innermost. */
export const markerKinds: readonly MarkerKind[] = [
  'part',
  'chapter',
  'division',
  'article',
  'plain',
  'comma',
  'paren',
  'dot',
  'decimal',
  'ordinal',
  'figure-paren',
  'circled',
  'row',
];

/** A structural mark at the beginning of a text. */
export interface Marker {
  readonly kind: MarkerKind;
  readonly value: number;
  /** Without brackets and punctuation. */
  readonly numeral: string;
  /** Length of the mark with the space after it. */
  readonly length: number;
  /** One bracket of the mark is missing: (十四坚决… or 十四)坚决…. */
  readonly torn: boolean;
}

/** Its characters may stand apart: (二十 一). */
const numeral = '[零〇一二两三四五六七八九十百千廿卅](?:\\s?[零〇一二两三四五六七八九十百千廿卅]){0,8}';

interface Rule {
  readonly kind: MarkerKind;
  readonly pattern: RegExp;
  readonly torn?: true;
}

/** The first that fits decides; the first group is the numeral. Patterns read folded text. */
const rules: readonly Rule[] = [
  { kind: 'part', pattern: new RegExp(`^第\\s?(${numeral}|\\d{1,3})\\s?(?:部分|编|篇)[\\s:、]*`, 'u') },
  { kind: 'chapter', pattern: new RegExp(`^第\\s?(${numeral}|\\d{1,3})\\s?章\\s*`, 'u') },
  { kind: 'division', pattern: new RegExp(`^第\\s?(${numeral}|\\d{1,3})\\s?节\\s*`, 'u') },
  {
    kind: 'article',
    pattern: new RegExp(
      `^第\\s?(${numeral}|\\d{1,4})\\s?条(?:之${numeral})?(?!例|规定|所|第|至|和|、|的|款|中|以|之|,)\\s*`,
      'u',
    ),
  },
  {
    kind: 'comma',
    pattern: new RegExp(
      `^(${numeral})\\s?(?:[、](?=\\s*\\d)|[、.]\\s*(?!(?!\\1)${numeral}(?:[、.]|产业|季度|级|类|是|次|线|期|月|年))(?!\\d))`,
      'u',
    ),
  },
  { kind: 'paren', pattern: new RegExp(`^[([〔【]\\s?(${numeral})\\s?[)\\]〕】]\\s*[、.]?\\s*`, 'u') },
  { kind: 'figure-paren', pattern: /^[([]\s?(\d{1,3})\s?[)\]]\s*[、.]?\s*/u },
  { kind: 'figure-paren', pattern: /^(\d{1,2})\)\s*/u },
  { kind: 'ordinal', pattern: new RegExp(`^第(${numeral})\\s?[,、]\\s*`, 'u') },
  { kind: 'dot', pattern: /^(\d{1,3})\s?[.、]\s*(?![\d\s%])/u },
  {
    kind: 'paren',
    pattern: new RegExp(`^\\((${numeral})(?=[\\u4e00-\\u9fff])(?![期批级类轮届个项条章节年月])`, 'u'),
    torn: true,
  },
  { kind: 'paren', pattern: new RegExp(`^(${numeral})\\)`, 'u'), torn: true },
];

/** Marks that are one character: the value is counted from the first of each row. */
const singles: readonly (readonly [MarkerKind, string, string])[] = [
  ['circled', '①', '⑳'],
  ['figure-paren', '⑴', '⒇'],
  ['dot', '⒈', '⒛'],
  ['paren', '㈠', '㈩'],
];
const ordinals = '一二三四五六七八九十';

function singleMarker(text: string): Marker | null {
  const code = text.charCodeAt(0);
  for (const [kind, first, last] of singles) {
    if (code >= first.charCodeAt(0) && code <= last.charCodeAt(0)) {
      const value = code - first.charCodeAt(0) + 1;
      const written = kind === 'paren' ? (ordinals[value - 1] ?? String(value)) : String(value);
      const space = /^.\s*/u.exec(text);
      return { kind, value, numeral: written, length: space?.[0].length ?? 1, torn: false };
    }
  }
  return null;
}

const mayBegin = /^[\d第([〔【①-⒛㈠-㈩零〇一二两三四五六七八九十百千廿卅]/u;

/** The mark a text begins with, null if it begins with none. */
export function markerAt(text: string): Marker | null {
  const head = fold(text.slice(0, 24));
  if (!mayBegin.test(head)) return null;
  const single = singleMarker(head);
  if (single) return single;
  for (const { kind, pattern, torn = false } of rules) {
    const found = pattern.exec(head);
    if (found) {
      const written = (found[1] ?? '').replaceAll(' ', '');
      const value = numeralValue(written);
      if (value !== null && value > 0) {
        return { kind, value, numeral: written, length: found[0].length, torn };
      }
    }
  }
  return null;
}

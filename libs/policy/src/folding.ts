/**
 * A copy of the text for matching, of the same length, so that offsets stay those of the original: full-width
 * ASCII becomes half-width, the half-width full stop becomes 。, every kind of space a plain one, every dash between figures `-`.
 */
export function fold(text: string): string {
  return foldable.test(text) ? text.replace(foldableAll, foldOne) : text;
}

const foldable = /[！-～｡\s\u00a0\u2000-\u200b\u3000﹪﹣–—−]/u;
const foldableAll = /[！-～｡\s\u00a0\u2000-\u200b\u3000﹪﹣–—−]/gu;

function foldOne(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCodePoint(code - 0xfee0);
  if (character === '｡') return '。';
  if (character === '﹪') return '%';
  if (character === '﹣' || character === '–' || character === '—' || character === '−') return '-';
  return ' ';
}

const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const variants = /[\u2e80-\u2fd5\uf900-\ufaff]/gu;
const strange = /[\u00ad\u200b-\u200f\u2060\ufeff\u2e80-\u2fd5\uf900-\ufaff]/u;

/**
 * Takes out characters that have no width, and writes radicals that stand for ideographs (⼀ for 一, as many a .pdf gives
 * them) as the ideographs they show.
 */
export function plainCharacters(text: string): string {
  if (!strange.test(text)) return text;
  return text.replaceAll(invisible, '').replaceAll(variants, (each) => each.normalize('NFKC'));
}

/** Ideographs and the punctuation that goes with them: no space belongs between two of these. */
export const han = '\\u2e80-\\u2fdf\\u3005-\\u3007\\u3400-\\u9fff\\uf900-\\ufaff';

/** What a line break between two texts stood for: nothing between ideographs or figures, a space between Latin words. */
export function joint(before: string, after: string): string {
  return /[A-Za-z]$/u.test(before.slice(-1)) && /^[A-Za-z]/u.test(after) ? ' ' : '';
}

/** Joins what a line break tore apart. */
export function rejoin(before: string, after: string): string {
  return before + joint(before, after) + after;
}

const space = ' \\t\\u00a0\\u2000-\\u200a\\u202f\\u3000';
const innerSpace = new RegExp(
  `(?<=[${han}\\u3001-\\u3020，。；：！？（）“”‘’])[${space}]+(?=\\S)|[${space}]+(?=[${han}\\u3001-\\u3020，。；：！？（）“”‘’])`,
  'gu',
);
const anySpace = new RegExp(`[${space}]+`, 'gu');

/** Text for reading: no space beside an ideograph or its punctuation, single spaces elsewhere. */
export function withoutTypesetting(text: string): string {
  return /\s/u.test(text)
    ? text
        .replace(innerSpace, '')
        .replace(/(?<=[\d.,])\u3000+(?=[\d.,%])/gu, '')
        .replace(anySpace, ' ')
        .trim()
    : text;
}

/** What each character is folded to, by its code; 0 for one that stays. */
const folds = foldTable();

function foldTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  const put = (characters: string, to: string) => {
    for (const each of characters) table[each.charCodeAt(0)] = to.charCodeAt(0);
  };
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let code = 0x2000; code <= 0x200b; code++) table[code] = 0x20;
  put('\t\n\v\f\r\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff', ' ');
  put('｡', '。');
  put('﹪', '%');
  put('﹣–—−', '-');
  return table;
}

let foldedLast = { text: '', folded: '' };

/**
 * A copy of the text for matching, of the same length, so that offsets stay those of the original: full-width
 * ASCII becomes half-width, the half-width full stop becomes 。, every kind of space a plain one, every dash between
 * figures `-`. A sentence is asked for several times in a row: the last answer is kept.
 */
export function fold(text: string): string {
  if (foldedLast.text === text) return foldedLast.folded;
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const to = folds[text.charCodeAt(at)] ?? 0;
    if (to !== 0) {
      folded += text.slice(from, at) + String.fromCharCode(to);
      from = at + 1;
    }
  }
  const whole = from === 0 ? text : folded + text.slice(from);
  if (text.length > 40) foldedLast = { text, folded: whole };
  return whole;
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

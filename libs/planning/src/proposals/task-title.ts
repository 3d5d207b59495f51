import { essence } from '../similarity';
import { markPairs, partOutside, withoutBrackets } from './paired-marks';

/** Characters a title has at most. */
export const longestTitle = 24;

/** Stands for a sentence without a single letter. */
const wordless = '—';

const separators = new Set(['，', ',', '；', ';', '。', '：', ':', '！', '!', '？', '?', '\n', '…']);
const listMark =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．](?!\d)|[①-⑳]|[一二三四五六七八九十]是(?:要)?|[一二三四五六七八九十]要|首先|其次|再次|最后|同时|此外|另外|其中)\s*/u;
const time =
  /^(?:到|至|在|自|从|截至|力争)?(?:(?:20\d{2}|今|本|明)年度?|“[^”]*”期间)?(?:\d{1,2}月份?|[上下]半年|第?[一二三四1-4]季度|年)?(?:底|末|内|初|中旬|上旬|下旬|\d{1,2}日)?(?:之前|以前|前|止|起)?$/u;
const leadingTime =
  /^(?:到|至|在|力争)?(?:(?:20\d{2}|今|本|明)年|(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日)?|年|[上下]半年|第?[一二三四]季度))(?:底|末|份|内)?(?:之?前|以前)?(?=[^前底末]{3})/u;
/** Says how, why or upon what, before it says what. */
const adverbial =
  /^(?:以|按照|按|根据|依据|围绕|为|为了|结合|依托|针对|通过|在|由|经|聚焦|立足|随着|对照|坚持|严格按照)/u;
const shortestPiece = 5;

/** What a sentence asks, in a title's length; `shortened` where something had to be left out of the clause it says it in. */
export interface TaskTitle {
  readonly title: string;
  readonly shortened: boolean;
}

/**
 * A task's title: the first clause of its sentence that says what is done, without marks of lists, times and brackets,
 * at most 24 characters, and never cut within quotation marks or brackets.
 */
export function taskTitle(text: string, heading: string | null): TaskTitle {
  const own = shorten(clauseOf(text));
  if (own !== null) return own;
  const fallback = heading === null ? null : shorten(clauseOf(heading));
  if (fallback !== null) return fallback;
  const bare = `${text}${heading ?? ''}`.replace(/[（(][^（）()]*[）)]/gu, '');
  const letters = Array.from(essence(bare) || essence(`${heading ?? ''}${text}`)).slice(0, longestTitle);
  return { title: letters.join('') || wordless, shortened: true };
}

function clauseOf(text: string): string {
  const plain = withoutBrackets(text.replace(/\s+/gu, '')).replace(listMark, '');
  let parts = partOutside(plain, separators).filter((part) => part !== '');
  while (parts.length > 1 && isAside(parts[0] ?? '')) parts = parts.slice(1);
  const [first = '', second] = parts;
  const said = first.replace(listMark, '').replace(leadingTime, '') || first;
  const short = Array.from(said).length < shortestPiece && second !== undefined;
  return short ? `${said}，${second}` : said;
}

function isAside(part: string): boolean {
  return time.test(part) || adverbial.test(part) || part.replace(listMark, '') === '';
}

/** Cut outside all marks: after a 、-part if one is long enough, else where the length ends; null if nowhere. */
function shorten(said: string): TaskTitle | null {
  const { characters, depth } = markPairs(said);
  if (essence(said) === '') return null;
  if (characters.length <= longestTitle) return { title: characters.join(''), shortened: false };
  const outside = (at: number): boolean => (depth[at - 1] ?? 0) === 0 || isClosed(depth, at);
  const places = Array.from({ length: longestTitle }, (_, i) => longestTitle - i).filter(
    (at) => outside(at) && !splitsWord(characters, at),
  );
  const listed = places.find((at) => characters[at] === '、' && at >= 8);
  const at = listed ?? places.find((place) => place >= 4);
  if (at === undefined) return null;
  const title = characters
    .slice(0, at)
    .join('')
    .replace(/[、和及与的]+$/u, '');
  return essence(title) === '' ? null : { title, shortened: true };
}

/** The marks that stand before a cut have closed there. */
function isClosed(depth: readonly number[], at: number): boolean {
  return (depth[at] ?? 0) < (depth[at - 1] ?? 0);
}

/** A figure or a foreign word stays whole. */
function splitsWord(characters: readonly string[], at: number): boolean {
  const both = `${characters[at - 1] ?? ''}${characters[at] ?? ''}`;
  return /^[\dA-Za-z.%％]{2}$/u.test(both) || /^\d[\p{Script=Han}]$/u.test(both);
}

import { fold } from './folding';
import type { TextLine } from './layout';

/** A table of contents stands within so many lines of the beginning. */
const longestHead = 60;
/** Leaders and the page number behind an entry: …… 12. */
const leader = /[.·…\-\s]*\d*$/u;

function bare(text: string): string {
  return fold(text).replaceAll(/\s+/gu, '').replace(leader, '');
}

/** Lines that repeat what comes later: how many entries there are, from `from` on. */
function entriesFrom(lines: readonly TextLine[], from: number): number {
  let after = from + 1;
  let count = 0;
  for (let at = from; at < lines.length; at++) {
    const entry = bare(lines[at]?.text ?? '');
    if (entry.length < 3 || entry.length > 60) break;
    let found = Math.max(after, at + 1);
    while (found < lines.length && !bare(lines[found]?.text ?? '').startsWith(entry)) found++;
    if (found === lines.length) break;
    after = found;
    count++;
  }
  return count;
}

/**
 * Takes a table of contents (目录) off the head of a document: its lines carry the same marks as the parts they point
 * to. Only entries that stand again below are taken.
 */
export function cutContents(lines: readonly TextLine[]): {
  readonly lines: readonly TextLine[];
  readonly contents: readonly TextLine[];
} {
  const at = lines.slice(0, longestHead).findIndex(({ text }) => /^目\s*[录次]$/u.test(text));
  const count = at < 0 ? 0 : entriesFrom(lines, at + 1);
  if (count < 2) return { lines, contents: [] };
  const end = at + 1 + count;
  return { lines: [...lines.slice(0, at), ...lines.slice(end)], contents: lines.slice(at, end) };
}

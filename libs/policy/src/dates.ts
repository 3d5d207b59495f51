import { fold } from './folding';
import { belowTenThousand, numeralValue } from './numerals';

const cn = '[零〇○OＯ一二三四五六七八九十]';
const year = `(?:\\d{4}|[一二]${cn}{3})`;

/** Year, month and day as `YYYY-MM-DD`, null if there is no such day. */
export function isoDate(y: number, m: number, d: number): string | null {
  if (m < 1 || m > 12 || d < 1 || d > lastDay(y, m) || y < 1900 || y > 2200) return null;
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The number of days of a month. */
function lastDay(y: number, m: number): number {
  return new Date(Date.UTC(y, m, 0)).getUTCDate();
}

/** A figure of a date: Arabic, or Chinese with any of the circles that stand for zero. */
export function dateFigure(text: string): number | null {
  const plain = text.replaceAll(/[○OＯ]/gu, '〇');
  return /^\d+$/u.test(plain)
    ? Number(plain)
    : plain.length === 4
      ? belowTenThousand(plain)
      : numeralValue(plain);
}

const written = new RegExp(
  `(${year})\\s?年\\s?(\\d{1,2}|${cn}{1,3})\\s?月\\s?(\\d{1,2}|${cn}{1,3})\\s?日`,
  'gu',
);
const dashed = /(?<![\d-])((?:19|20)\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/gu;

/** All full dates of a text, in order: 2024年3月5日, 二〇二四年三月五日, 2024-03-05, 2024.3.5, 2024/3/5. */
export function fullDates(text: string): readonly { readonly date: string; readonly at: number }[] {
  const folded = fold(text);
  const found: { date: string; at: number }[] = [];
  const take = (at: number, y: string, m: string, d: string) => {
    const date = isoDate(dateFigure(y) ?? 0, dateFigure(m) ?? 0, dateFigure(d) ?? 0);
    if (date !== null) found.push({ date, at });
  };
  for (const match of folded.matchAll(written)) {
    take(match.index, match[1] ?? '', match[2] ?? '', match[3] ?? '');
  }
  for (const match of folded.matchAll(dashed)) {
    take(match.index, match[1] ?? '', match[3] ?? '', match[4] ?? '');
  }
  return found.sort((a, b) => a.at - b.at);
}

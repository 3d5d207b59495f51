import { dayFromNumber, dayNumberOf, formatDay } from './day';
import type { Period, Rhythm } from './types';
import { periods } from './periods';

/** A period with the rhythm it belongs to. */
export interface NamedPeriod extends Period {
  readonly rhythm: Rhythm;
}

const rhythms: readonly Rhythm[] = ['month', 'quarter', 'half-year', 'year'];

/** The period of a key (`2026-03`, `2026-Q1`, `2026-H1`, `2026`); null for anything else. */
export function periodByKey(key: string): NamedPeriod | null {
  const year = Number(/^(\d{4})(?:-(?:\d{2}|Q[1-4]|H[12]))?$/u.exec(key)?.[1]);
  if (Number.isNaN(year) || year < 1900) return null;
  for (const rhythm of rhythms) {
    const found = periods(rhythm, year).find((period) => period.key === key);
    if (found !== undefined) return { ...found, rhythm };
  }
  return null;
}

/** Months of a year that are over when a period ends: 0 before it, 12 from its last day on. */
export function monthsUntil(period: Period, year: number): number {
  const months = (Number(period.to.slice(0, 4)) - year) * 12 + Number(period.to.slice(5, 7));
  return Math.min(12, Math.max(0, months));
}

const ordinals: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
};

const ordinalOf = (text: string): number => ordinals[text] ?? Number(text);

/** Ways to write a period, each with the key it means; `year` stands for one that is left out (一季度). */
const forms: readonly (readonly [RegExp, (year: string, part: string) => string])[] = [
  [/^(\d{4})-?Q([1-4])$/iu, (year, part) => `${year}-Q${part}`],
  [/^(\d{4})-?H([12])$/iu, (year, part) => `${year}-H${part}`],
  [/^(\d{4})[-/.](\d{1,2})$/u, (year, part) => `${year}-${part.padStart(2, '0')}`],
  [/^(?:(\d{4})年?)?第?([一二三四1-4])季度?末?$/u, (year, part) => `${year}-Q${ordinalOf(part)}`],
  [/^(?:(\d{4})年?)?(上|下)半年$/u, (year, part) => `${year}-H${part === '上' ? 1 : 2}`],
  [
    /^(?:(\d{4})年)?(\d{1,2}|十[一二]?|[一二三四五六七八九])月(?:份|末)?$/u,
    (year, part) => `${year}-${String(ordinalOf(part)).padStart(2, '0')}`,
  ],
  [/^(\d{4})年?(全年|末|底)?$/u, (year) => year],
  [/^()(全年|年末|年底)$/u, (year) => year],
];

/**
 * A period as people write it in tables (2026-Q1, 2026年第一季度, 一季度, 2026年3月, 上半年, 2026年, 20260331 as its last
 * day); without a year that of `year`. Null for what is none.
 */
export function readPeriod(text: string, year: number): NamedPeriod | null {
  const plain = text.normalize('NFKC').replaceAll(/\s/gu, '');
  for (const [form, key] of forms) {
    const found = form.exec(plain);
    if (found === null) continue;
    return periodByKey(
      key(found[1] === undefined || found[1] === '' ? String(year) : found[1], found[2] ?? ''),
    );
  }
  return monthEnding(plain);
}

const quarters = ['一', '二', '三', '四'];

/** A period's key as people write it: 2026年二季度, 2026年上半年, 2026年3月, 2026年; `readPeriod` reads it back. */
export function periodName(key: string): string {
  const [year = '', part = ''] = key.split('-');
  if (part === '') return `${year}年`;
  if (part.startsWith('Q')) return `${year}年${quarters[Number(part[1]) - 1] ?? part}季度`;
  if (part.startsWith('H')) return `${year}年${part === 'H1' ? '上' : '下'}半年`;
  return `${year}年${Number(part)}月`;
}

/** The month whose last day is written. */
function monthEnding(text: string): NamedPeriod | null {
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/u.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const ordinal = Number(month);
  if (ordinal < 1 || ordinal > 12) return null;
  const next =
    ordinal === 12 ? dayNumberOf(Number(year) + 1, 1, 1) : dayNumberOf(Number(year), ordinal + 1, 1);
  const written = formatDay(Number(year), ordinal, Number(day));
  return dayFromNumber(next - 1) === written ? periodByKey(written.slice(0, 7)) : null;
}

const digits: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const scales: Readonly<Record<string, number>> = {
  十: 10,
  百: 100,
  千: 1000,
  拾: 10,
  佰: 100,
  仟: 1000,
};
const tens: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 };

/** A row of bare digits, as in 二〇二四; null if anything else stands in it. */
function fromDigits(text: string): number | null {
  let value = 0;
  for (const character of text) {
    const digit = digits[character];
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * The value of a numeral below 万 (两千, 廿三, 一百零九, 二〇二四), null if it is none.
 * 三五 and 七八 are guesses (three to five), not numbers: two digits side by side without 零 or 〇 are refused.
 */
export function belowTenThousand(text: string): number | null {
  if (text.length === 0) return null;
  if (!/[十百千廿卅拾佰仟]/u.test(text)) {
    const plain = text.length === 1 || /[零〇]/u.test(text) || text.length === 4;
    return plain ? fromDigits(text) : null;
  }
  const state: Reading = { total: 0, pending: null, lastScale: 10_000 };
  for (const character of text) if (!take(state, character)) return null;
  const { total, pending, lastScale } = state;
  // 三千五 is three thousand five hundred: a last digit right after a scale stands one scale below it.
  const colloquial = pending !== null && pending > 0 && lastScale > 10 && !/[零〇].$/u.test(text);
  return total + (pending ?? 0) * (colloquial ? lastScale / 10 : 1);
}

interface Reading {
  total: number;
  /** A digit that waits for its scale. */
  pending: number | null;
  lastScale: number;
}

/** Takes one more character; false if it cannot stand there. */
function take(state: Reading, character: string): boolean {
  const digit = digits[character];
  const scale = scales[character];
  if (digit !== undefined) {
    if (state.pending !== null && state.pending !== 0) return false;
    state.pending = digit;
    return true;
  }
  if (scale !== undefined) {
    if (scale >= state.lastScale) return false;
    state.total += (state.pending ?? 1) * scale;
    state.pending = null;
    state.lastScale = scale;
    return true;
  }
  const value = tens[character];
  if (value === undefined || state.pending !== null) return false;
  state.total += value;
  state.lastScale = 10;
  return true;
}

/** The value of a whole numeral, Arabic or Chinese, with 万 and 亿 (一百零九万 → 1090000); null if it is none. */
export function numeralValue(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  let rest = text;
  let total = 0;
  for (const [mark, scale] of [
    ['亿', 100_000_000],
    ['万', 10_000],
  ] as const) {
    const at = rest.indexOf(mark);
    if (at >= 0) {
      const head = at === 0 ? 1 : belowTenThousand(rest.slice(0, at));
      if (head === null) return null;
      total += head * scale;
      rest = rest.slice(at + 1);
    }
  }
  if (rest === '') return total > 0 ? total : null;
  const tail = belowTenThousand(rest.replace(/^零/u, '') || rest);
  return tail === null ? null : total + tail;
}

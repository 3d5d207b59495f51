/** Text that may stand in markup and in attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** What is shown beside it, and when it is pointed at. */
  readonly text: string;
  readonly colour?: string;
}

const ink = '#5b6673';
const line = '#e3e7ec';
const bar = '#2f6fd6';

/** A round number not below the most, for the top of an axis. */
function topOf(most: number): number {
  if (most <= 0) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(most));
  const step = [1, 2, 2.5, 5, 10].find((one) => one * magnitude >= most) ?? 10;
  return step * magnitude;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

/** A year of days as thin bars over months. Every bar says its day and figure when it is pointed at. */
export function dayChart(days: readonly (Bar & { readonly date: string })[], caption: string): string {
  const [width, height, left, bottom] = [960, 240, 56, 24];
  const plot = { width: width - left - 8, height: height - bottom - 12 };
  const top = topOf(Math.max(0, ...days.map(({ value }) => value)));
  const step = plot.width / Math.max(1, days.length);
  const y = (value: number): number => 12 + plot.height * (1 - value / top);
  const grid = [0, 0.5, 1].map(
    (part) =>
      `<line x1="${left}" x2="${width - 8}" y1="${round(y(part * top))}" y2="${round(y(part * top))}" stroke="${line}"/>` +
      `<text x="${left - 8}" y="${round(y(part * top) + 4)}" text-anchor="end">${(part * top).toLocaleString('en-US')}</text>`,
  );
  const bars = days.map(({ value, text }, i) =>
    value === 0
      ? ''
      : `<rect x="${round(left + i * step)}" y="${round(y(value))}" width="${round(Math.max(1, step - 0.5))}" height="${round(12 + plot.height - y(value))}" fill="${bar}"><title>${escaped(text)}</title></rect>`,
  );
  const months = days.map(({ date }, i) =>
    date.endsWith('-01') || i === 0
      ? `<text x="${round(left + i * step)}" y="${height - 6}">${Number(date.slice(5, 7))}月</text>`
      : '',
  );
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(caption)}" fill="${ink}" font-size="12">${grid.join('')}${bars.join('')}${months.join('')}</svg>`;
}

/** Bars from the left, one under the other, each with its label and figure; labels keep their size on any screen. */
export function barChart(bars: readonly Bar[], caption: string): string {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const rows = bars.map(({ label, value, text, colour = bar }) => {
    const length = round((100 * value) / most);
    return (
      `<div class="bar"><span>${escaped(label)}</span>` +
      `<svg viewBox="0 0 100 10" preserveAspectRatio="none"><rect width="${length}" height="10" fill="${colour}"/></svg>` +
      `<b>${escaped(text)}</b></div>`
    );
  });
  return `<div role="img" aria-label="${escaped(caption)}">${rows.join('')}</div>`;
}

/** Shares of a whole as one bar. */
export function shareChart(parts: readonly Bar[], caption: string): string {
  const [width, height] = [960, 36];
  const whole = parts.reduce((sum, { value }) => sum + value, 0);
  let at = 0;
  const pieces = parts.map(({ value, text, colour = bar }) => {
    const length = whole === 0 ? 0 : (width * value) / whole;
    const piece = `<rect x="${round(at)}" y="0" width="${round(length)}" height="${height}" fill="${colour}"><title>${escaped(text)}</title></rect>`;
    at += length;
    return piece;
  });
  return `<svg viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" class="share" role="img" aria-label="${escaped(caption)}">${pieces.join('')}</svg>`;
}

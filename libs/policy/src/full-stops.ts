import { han } from './folding';
import type { TextLine } from './layout';

/** A point behind an ideograph, a bracket or a share, and before text or the end of the line; no numeral's (一.). */
const point = new RegExp(
  `(?<=[${han}”’）)】%％])(?<!^\\s*[零〇一二两三四五六七八九十百]{1,5})[.．](?=\\s*$|\\s*[${han}“（(《\\d])`,
  'gu',
);

/**
 * A document typed with half-width marks throughout ends its sentences with a point. Where it does, and has hardly any
 * 。 of its own, points that end sentences are written 。, as the half-width ， is read as one.
 */
export function withFullStops(lines: readonly TextLine[]): readonly TextLine[] {
  let points = 0;
  let stops = 0;
  for (const { text } of lines) {
    if (text.includes('。')) stops += text.split('。').length - 1;
    if (/[.．]/u.test(text)) points += text.match(point)?.length ?? 0;
  }
  if (points < 3 || stops * 4 > points) return lines;
  return lines.map((line) => ({ ...line, text: line.text.replaceAll(point, '。') }));
}

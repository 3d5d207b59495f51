import { warning } from '../messages';
import type { ParseWarning } from '../types';

/** Bytes as text, with what the decoding has to report; null if no supported encoding makes sense of them. */
export interface Decoded {
  readonly text: string;
  readonly warnings: readonly ParseWarning[];
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

const names: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16LE',
  'utf-16be': 'UTF-16BE',
  gb18030: 'GB18030',
};

/** The encoding a byte order mark declares. */
function byMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 shows in the high bytes: 00 for ASCII, 30 for Chinese punctuation, 4e–9f for ideographs. */
function byHighBytes(bytes: Uint8Array): Encoding | null {
  const size = Math.min(bytes.length - (bytes.length % 2), 4096);
  if (size < 8) return null;
  let odd = 0;
  let even = 0;
  const isHigh = (byte: number) =>
    byte === 0 || byte === 0x30 || byte === 0xff || byte === 0x20 || (byte >= 0x4e && byte <= 0x9f);
  for (let at = 0; at < size; at += 2) {
    if (isHigh(bytes[at] ?? 1)) even++;
    if (isHigh(bytes[at + 1] ?? 1)) odd++;
  }
  const pairs = size / 2;
  if (odd >= pairs * 0.9 && even < pairs * 0.7) return 'utf-16le';
  return even >= pairs * 0.9 && odd < pairs * 0.7 ? 'utf-16be' : null;
}

function decode(bytes: Uint8Array, encoding: Encoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

function isValid(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

/** The hundred characters that make up about a third of any official Chinese text. */
const common = new Set(
  '的和一在是为有不大业了发展建设农村全国家政府人民工作实施加强推进重点区市县乡镇年月日上下中以及等对于理管责任单位制度保障安全会级机构化产生活动力度强第条十二三四五六七八九',
);

/** How much of a text reads as Chinese: the share of common characters among its ideographs, 0 to 1. */
function plausibility(text: string): number {
  let ideographs = 0;
  let known = 0;
  const sample = text.slice(0, 20_000);
  for (let at = 0; at < sample.length; at++) {
    const code = sample.charCodeAt(at);
    if (code >= 0x3400 && code <= 0x9fff) {
      ideographs++;
      if (common.has(sample[at] ?? '')) known++;
    } else if (code === 0xfffd || (code >= 0xe000 && code <= 0xf8ff)) ideographs += 2;
  }
  return ideographs === 0 ? 0 : known / ideographs;
}

const leastPlausible = 0.06;
const mostReplaced = 0.05;

function withWarnings(text: string): Decoded | null {
  const lines: string[] = text.includes('\ufffd') ? text.split(/\r\n|[\n\r]/u) : [];
  const first = lines.findIndex((line) => line.includes('\ufffd'));
  if (first < 0) return { text, warnings: [] };
  const count = text.split('\ufffd').length - 1;
  if (count > text.length * mostReplaced) return null;
  return { text, warnings: [warning('encoding', first + 1, { count })] };
}

/** Text that was decoded wrongly before it was saved: rows of Latin letters with marks, or 锟斤拷. */
function isMojibake(text: string): boolean {
  const sample = text.slice(0, 20_000);
  const latin = sample.match(/[\u0080-\u00ff\u0152-\u0178\u2018-\u203a\u20ac]/gu)?.length ?? 0;
  const ideographs = sample.match(/[\u3400-\u9fff]/gu)?.length ?? 0;
  const broken = sample.match(/锟斤|斤拷|烫烫|屯屯/gu)?.length ?? 0;
  return (latin > 20 && latin > ideographs) || broken * 20 > ideographs;
}

/**
 * Decodes a text file: by its byte order mark, else UTF-8 if that is valid, else UTF-16 or GB18030 by what the bytes look
 * like. A few damaged characters are reported, many refuse the file.
 * @returns null if the bytes make no text in any of these
 */
export function decodeText(bytes: Uint8Array): Decoded | null {
  const marked = byMark(bytes);
  if (marked) return withWarnings(decode(bytes, marked));
  const wide = byHighBytes(bytes);
  if (wide) return withWarnings(decode(bytes, wide));
  if (isValid(bytes, 'utf-8')) {
    const text = decode(bytes, 'utf-8');
    return isMojibake(text) ? null : withWarnings(text);
  }
  const candidates = (['utf-8', 'gb18030'] as const).map((encoding) => {
    const text = decode(bytes, encoding);
    return { encoding, text, score: plausibility(text) };
  });
  const best = candidates.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score < leastPlausible) return null;
  return withWarnings(best.text);
}

/** Decodes by a label such as `gbk` from a `<meta charset>`; falls back on `decodeText` where the label is wrong. */
export function decodeDeclared(bytes: Uint8Array, label: string): Decoded | null {
  const declared = /^(?:gb|x-gbk|chinese)/iu.test(label) ? 'gb18030' : label.toLowerCase();
  const known = declared === 'gb18030' || declared === 'utf-8' ? declared : null;
  if (known && isValid(bytes, known)) return withWarnings(decode(bytes, known));
  const found = decodeText(bytes);
  if (!found || !known) return found;
  const used = names[isValid(bytes, 'utf-8') ? 'utf-8' : 'gb18030'];
  return {
    ...found,
    warnings: [warning('encoding', 1, { declared: label, used }, 'mismatched'), ...found.warnings],
  };
}

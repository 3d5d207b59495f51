/** What a file is, as far as its first bytes tell. */
export type FileKind =
  | { readonly kind: 'text' | 'binary' | 'html' | 'pdf' | 'zip' | 'locked' }
  | { readonly kind: 'unsupported'; readonly format: string };

const picture: FileKind = { kind: 'unsupported', format: '图片' };

const signatures: readonly (readonly [readonly number[], FileKind])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], { kind: 'unsupported', format: '旧版 .doc/.wps' }],
  [[0x25, 0x50, 0x44, 0x46], { kind: 'pdf' }],
  [[0x50, 0x4b, 0x03, 0x04], { kind: 'zip' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { kind: 'unsupported', format: '.rtf' }],
  [[0x89, 0x50, 0x4e, 0x47], picture],
  [[0xff, 0xd8, 0xff], picture],
  [[0x47, 0x49, 0x46, 0x38], picture],
  [[0x1f, 0x8b], { kind: 'binary' }],
  [[0x7f, 0x45, 0x4c, 0x46], { kind: 'binary' }],
];

/** A .docx under a password comes as an old container that says so in its directory. */
function isLocked(bytes: Uint8Array, kind: FileKind): boolean {
  if (kind.kind !== 'unsupported' || bytes[0] !== 0xd0) return false;
  const name = Buffer.from('EncryptedPackage', 'utf16le');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name);
}

/** How much of a file is looked at. */
const sampleSize = 65_536;

/** Control characters no text has, line ends, tabs and form feeds aside; UTF-16 is told apart by its mark or pairs. */
function hasControls(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return false;
  const sample = bytes.subarray(0, sampleSize);
  let zeros = 0;
  let controls = 0;
  for (const byte of sample) {
    if (byte === 0) zeros++;
    else if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) controls++;
  }
  if (looksWide(sample)) return false;
  return controls > sample.length * 0.01 + 2 || zeros > 0;
}

/** UTF-16 without a mark: nearly every high byte is that of ASCII, Chinese punctuation or an ideograph, on one side only. */
function looksWide(sample: Uint8Array): boolean {
  let odd = 0;
  let even = 0;
  const isHigh = (byte: number) =>
    byte === 0 || byte === 0x30 || byte === 0xff || byte === 0x20 || (byte >= 0x4e && byte <= 0x9f);
  for (const [at, byte] of sample.entries()) {
    if (isHigh(byte)) {
      if (at % 2 === 0) even++;
      else odd++;
    }
  }
  const pairs = sample.length / 2;
  return Math.max(odd, even) >= pairs * 0.9 && Math.min(odd, even) < pairs * 0.7;
}

const markup =
  /^\s*(?:<!doctype\s+html|<html[\s>]|<\?xml[^>]*\?>\s*(?:<!doctype\s+html[^>]*>\s*)?<html|<head[\s>]|<body[\s>]|<meta[\s>]|<(?:div|p|table|h1)[\s>])/iu;

function isHtml(bytes: Uint8Array, name: string): boolean {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 2048))
    .replace(/^(?:ï»¿|ÿþ|þÿ)/u, '')
    .replaceAll('\u0000', '');
  if (markup.test(head.replaceAll(/<!--[\s\S]*?-->/gu, ''))) return true;
  return (
    /\.(?:html?|xhtml|shtml)$/iu.test(name) &&
    /<(?:p|div|br|span|table)[\s>/]/iu.test(new TextDecoder('latin1').decode(bytes.subarray(0, sampleSize)))
  );
}

/** Tells what a file is by its first bytes; its name's ending only helps where they leave it open. */
export function kindOfFile(bytes: Uint8Array, name: string): FileKind {
  const found = signatures.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found) return isLocked(bytes, found[1]) ? { kind: 'locked' } : found[1];
  if (hasControls(bytes)) return { kind: 'binary' };
  return { kind: isHtml(bytes, name) ? 'html' : 'text' };
}

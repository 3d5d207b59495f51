/** What a file is, as far as its first bytes tell. */
export type FileKind =
  { readonly kind: 'text' | 'binary' } | { readonly kind: 'unsupported'; readonly format: string };

const signatures: readonly (readonly [readonly number[], FileKind])[] = [
  [[0xd0, 0xcf, 0x11, 0xe0], { kind: 'unsupported', format: '.doc/.wps（旧版）' }],
  [[0x25, 0x50, 0x44, 0x46], { kind: 'unsupported', format: '.pdf' }],
  [[0x50, 0x4b, 0x03, 0x04], { kind: 'unsupported', format: '.docx' }],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], { kind: 'unsupported', format: '.rtf' }],
  [[0x89, 0x50, 0x4e, 0x47], { kind: 'unsupported', format: '图片' }],
  [[0xff, 0xd8, 0xff], { kind: 'unsupported', format: '图片' }],
  [[0x47, 0x49, 0x46, 0x38], { kind: 'unsupported', format: '图片' }],
  [[0x1f, 0x8b], { kind: 'binary' }],
  [[0x7f, 0x45, 0x4c, 0x46], { kind: 'binary' }],
];

/** Control characters no text has, line ends, tabs and form feeds aside; UTF-16 is told apart by its mark or pairs. */
function hasControls(bytes: Uint8Array): boolean {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (wide) return false;
  let zeros = 0;
  let controls = 0;
  const size = Math.min(bytes.length, 65_536);
  for (let at = 0; at < size; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0) zeros++;
    else if (byte < 32 && (byte < 8 || byte > 13) && byte !== 27) controls++;
  }
  return controls > size * 0.01 + 2 || (zeros > 0 && !looksWide(bytes));
}

/** Every zero byte on the same side of its pair. */
function looksWide(bytes: Uint8Array): boolean {
  let odd = 0;
  let even = 0;
  const size = Math.min(bytes.length, 65_536);
  for (let at = 0; at < size; at++) {
    if (bytes[at] === 0) {
      if (at % 2 === 0) even++;
      else odd++;
    }
  }
  return Math.min(odd, even) <= Math.max(odd, even) * 0.02 && bytes.length % 2 === 0;
}

/** Tells what a file is by its first bytes, and by its name's ending where they leave it open. */
export function kindOfFile(bytes: Uint8Array, _name: string): FileKind {
  const found = signatures.find(([signature]) => signature.every((byte, at) => bytes[at] === byte));
  if (found) return found[1];
  return hasControls(bytes) ? { kind: 'binary' } : { kind: 'text' };
}

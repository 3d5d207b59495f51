let table: ReadonlyMap<string, readonly [number, number]> | null = null;

/** Every character that GB18030 writes in two bytes, by asking its decoder. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  if (table) return table;
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, readonly [number, number]>();
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const character = low === 0x7f ? '' : decoder.decode(Uint8Array.of(high, low));
      if (Array.from(character).length === 1 && !found.has(character)) found.set(character, [high, low]);
    }
  }
  table = found;
  return found;
}

/** A text in GB18030; it must have no character that needs four bytes. */
export function gb18030(text: string): Buffer {
  const bytes = Array.from(text).flatMap((character): readonly number[] => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = twoByteTable().get(character);
    if (!pair) throw new RangeError(`no two bytes for ${character}`);
    return pair;
  });
  return Buffer.from(bytes);
}

/** A text in UTF-16, with or without its byte order mark. */
export function utf16(text: string, order: 'le' | 'be', mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

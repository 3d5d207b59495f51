import { inflateRawSync } from 'node:zlib';

/** The largest part that is unpacked, in megabytes; a part that claims or turns out to be larger is refused. */
const largestMegabytes = 64;
const largestPart = largestMegabytes * 1024 * 1024;

interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

/** The file is no archive that can be read: cut off, encrypted or packed in an unknown way. */
export class DamagedArchive extends Error {
  override readonly name: string = 'DamagedArchive';
}

/** A part is larger unpacked than any document is. */
export class OversizedArchive extends DamagedArchive {
  override readonly name = 'OversizedArchive';
  readonly megabytes = largestMegabytes;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const partSignature = 0x04034b50;

function endOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  throw new DamagedArchive('no directory');
}

/** A .zip archive as office formats use it: entries by name, unpacked when asked for. */
export class ZipArchive {
  private readonly entries = new Map<string, Entry>();
  private readonly view: DataView;

  /** @throws DamagedArchive if the bytes are no archive */
  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < 22) throw new DamagedArchive('too short');
    const end = endOfDirectory(this.view);
    const count = this.view.getUint16(end + 10, true);
    let at = this.view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) at = this.readEntry(at);
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** A part as text (UTF-8), null if there is none of that name. @throws DamagedArchive if it cannot be unpacked */
  text(name: string): string | null {
    const entry = this.entries.get(name);
    return entry ? new TextDecoder('utf-8').decode(this.unpack(entry)) : null;
  }

  private readEntry(at: number): number {
    const { view } = this;
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entrySignature) {
      throw new DamagedArchive('directory');
    }
    if (view.getUint16(at + 8, true) % 2 === 1) throw new DamagedArchive('encrypted');
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder('utf-8').decode(this.bytes.subarray(at + 46, at + 46 + nameLength));
    this.entries.set(name.replaceAll('\\', '/'), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    });
    return at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }

  private unpack({ method, packed, size, offset }: Entry): Uint8Array {
    const { view } = this;
    if (size > largestPart) throw new OversizedArchive('part');
    if (offset + 30 > view.byteLength || view.getUint32(offset, true) !== partSignature) {
      throw new DamagedArchive('part');
    }
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const data = this.bytes.subarray(start, start + packed);
    if (method === 0) return data;
    if (method !== 8) throw new DamagedArchive('method');
    try {
      return inflateRawSync(data, { maxOutputLength: largestPart });
    } catch (error) {
      const large = error instanceof RangeError;
      throw large ? new OversizedArchive('part') : new DamagedArchive('unpacking', { cause: error });
    }
  }
}

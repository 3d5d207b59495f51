import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

/** An address that was resolved once and is the one called. */
export interface Pinned {
  readonly address: string;
  readonly family: number;
}

/** Why an address is not called: it leads inside the network, or is no address of the web at all. */
export class Blocked extends Error {
  override readonly name = 'Blocked';
}

type Range = readonly [net: string, bits: number];

/** Everything that is not the public internet (IANA's special-purpose registries), cloud metadata among it. */
const notPublic4: readonly Range[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
/** Parts of the global unicast range that are tunnels to other addresses, documentation, or special. */
const notPublic6: readonly Range[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];
const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([0-9a-f]{1,4}):([0-9a-f]{1,4}))$/iu;

const special = listOf(notPublic4, notPublic6);
const global6 = listOf([], [['2000::', 3]]);

/**
 * Where addresses that people give may lead. All that a name resolves to must be public or allowed, the first is called
 * and no other, so that a name cannot lead elsewhere between looking and calling.
 */
export class Outlets {
  readonly #names = new Set<string>();
  readonly #ranges = new BlockList();

  /** @param inside hosts, addresses and ranges of the inner network that may be reached all the same */
  constructor(inside: readonly string[]) {
    for (const each of inside) {
      const [place = '', bits] = each.toLowerCase().split('/');
      const version = isIP(place);
      if (version === 0) this.#names.add(place);
      else add(this.#ranges, [place, Number(bits ?? (version === 4 ? 32 : 128))]);
    }
  }

  /** @throws Blocked; and the resolver's error where the name cannot be resolved now */
  async pin(url: URL): Promise<Pinned> {
    if (url.protocol !== 'https:' && url.protocol !== 'http:') throw new Blocked('protocol');
    if (url.username !== '' || url.password !== '') throw new Blocked('credentials');
    const host = url.hostname.replace(/^\[|\]$/gu, '').toLowerCase();
    const found = isIP(host) === 0 ? await lookup(host, { all: true, verbatim: true }) : [pinnedOf(host)];
    const inside = this.#names.has(host) || found.every(({ address }) => holds(this.#ranges, address));
    if (!inside && found.some(({ address }) => !isPublic(address) && !holds(this.#ranges, address))) {
      throw new Blocked('inside');
    }
    // What leaves the network leaves it encrypted.
    if (!inside && url.protocol !== 'https:') throw new Blocked('unencrypted');
    const [first] = found;
    if (first === undefined) throw new Blocked('nowhere');
    return first;
  }
}

/** Whether an address belongs to the public internet. */
export function isPublic(address: string): boolean {
  const plain = unmapped(address);
  return isIP(plain) === 4 ? !holds(special, plain) : holds(global6, plain) && !holds(special, plain);
}

const pinnedOf = (address: string): Pinned => ({ address, family: isIP(address) });

function holds(list: BlockList, address: string): boolean {
  const plain = unmapped(address);
  return list.check(plain, isIP(plain) === 4 ? 'ipv4' : 'ipv6');
}

/** An IPv4 address in its IPv6 clothes is judged as what it is. */
function unmapped(address: string): string {
  const [, dotted, high, low] = mapped.exec(address) ?? [];
  if (dotted !== undefined) return dotted;
  if (high === undefined || low === undefined) return address;
  const value = [high, low].map((part) => Number.parseInt(part, 16));
  return value.flatMap((part) => [part >> 8, part & 255]).join('.');
}

function listOf(four: readonly Range[], six: readonly Range[]): BlockList {
  const list = new BlockList();
  for (const range of [...four, ...six]) add(list, range);
  return list;
}

function add(list: BlockList, [net, bits]: Range): void {
  list.addSubnet(net, bits, isIP(net) === 4 ? 'ipv4' : 'ipv6');
}

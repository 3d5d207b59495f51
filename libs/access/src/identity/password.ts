import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt's cost: 2^15 blocks of 8, 32 MiB and some 70 ms a hash. Kept in each hash, so that it may rise later. */
const cost = { N: 32_768, r: 8, p: 1 } as const;
const keyLength = 32;
const maxMemory = 128 * 1024 * 1024;

/** For passwords a machine made at random: nobody guesses those, so stretching gains nothing. */
const quickCost = { ...cost, N: 2048 } as const;

/** `scrypt$N$r$p$salt$key`, base64url. `random`: the password was made by a machine. */
export async function hashPassword(password: string, { random = false } = {}): Promise<string> {
  const salt = randomBytes(16);
  const { N, r, p } = random ? quickCost : cost;
  const key = await derive(password, salt, { N, r, p });
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Whether a password is the one that was hashed; compares in constant time. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = hash.split('$');
  if (scheme !== 'scrypt' || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, 'base64url');
  const given = await derive(password, Buffer.from(salt, 'base64url'), {
    N: Number(n),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** A hash of nothing anybody knows: names that do not exist take as long to refuse as wrong passwords. */
export const nobodysHash = hashPassword(randomBytes(24).toString('base64url'));

interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

function derive(password: string, salt: Buffer, { N, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, keyLength, { N, r, p, maxmem: maxMemory }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

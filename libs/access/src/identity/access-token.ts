import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { sign, verify } from 'jsonwebtoken';

/** Seconds an access token is good for; the refresh cookie brings the next. */
export const accessTokenSeconds = 3600;

const issuer = 'duban';
const algorithm = 'HS256';

/** Whose token it is, and of which session. */
export interface TokenClaims {
  readonly username: string;
  readonly session: string;
}

/** Given text, the library first tries to read a public key from it, which takes longer than the signature. */
const keyOf = (secret: string): KeyObject => createSecretKey(secret, 'utf8');

/** Signs an access token; times are the machine's, not business time. */
export function signAccessToken(secret: string, claims: TokenClaims): string {
  return sign({ sid: claims.session }, keyOf(secret), {
    algorithm,
    issuer,
    subject: claims.username,
    expiresIn: accessTokenSeconds,
  });
}

/** The claims of a token that this installation signed and that has not expired; else null. */
export function readAccessToken(secret: string, token: string): TokenClaims | null {
  try {
    const claims = verify(token, keyOf(secret), { algorithms: [algorithm], issuer });
    if (typeof claims === 'string' || typeof claims.sub !== 'string' || typeof claims.sid !== 'string') {
      return null;
    }
    return { username: claims.sub, session: claims.sid };
  } catch {
    // Any token that does not verify is no token; why is of use to an attacker only.
    return null;
  }
}

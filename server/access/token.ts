import { jwtVerify, SignJWT } from 'jose';
import { unauthenticated } from '../errors.js';
import type { TokenHolder, VerifyToken } from './authentication.js';
import { findDemonstrationPerson } from './demonstration-people.js';
import type { SigningKey } from './signing-key.js';
import type { Person } from './viewer.js';

export const ISSUER = 'homeward';
export const AUDIENCE = 'homeward-api';
/** The header's `typ`: whatever else the key may come to sign must not pass for a token. */
export const TOKEN_TYPE = 'homeward-token+jwt';
/** How long a token lives, in seconds. */
export const TOKEN_SECONDS = 12 * 60 * 60;

/** A bearer token for somebody of the demonstration. `now` is for tests of expiry. */
export async function makeToken(key: SigningKey, { id }: Pick<Person, 'id'>, now = new Date()): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({})
    .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE })
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setSubject(id)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + TOKEN_SECONDS)
    .sign(key.privateKey);
}

const MOST_REMEMBERED = 1_000;

/**
 * Checks bearer tokens; anything but a valid one throws UNAUTHENTICATED without saying why. What was once verified is
 * remembered until it expires, so that a client's every request does not pay for a signature.
 */
export function tokenVerifier(key: SigningKey): VerifyToken {
  const remembered = new Map<string, TokenHolder>();
  return async (token) => {
    const known = remembered.get(token);
    if (known) {
      if (known.expires.getTime() > Date.now()) return known;
      remembered.delete(token);
    }
    const holder = await verify(key, token);
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
    remembered.set(token, holder);
    return holder;
  };
}

async function verify(key: SigningKey, token: string): Promise<TokenHolder> {
  try {
    const { payload } = await jwtVerify(token, key.publicKey, {
      algorithms: ['EdDSA'],
      issuer: ISSUER,
      audience: AUDIENCE,
      typ: TOKEN_TYPE,
      requiredClaims: ['sub', 'exp', 'iat'],
      maxTokenAge: TOKEN_SECONDS,
    });
    const person = findDemonstrationPerson(payload.sub);
    if (!person || payload.exp === undefined) throw new Error('unknown subject');
    return { person, expires: new Date(payload.exp * 1000) };
  } catch {
    throw unauthenticated('This token is not valid here, or no longer. Get a new one with «homeward token».');
  }
}

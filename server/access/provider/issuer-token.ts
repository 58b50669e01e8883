import {
  createRemoteJWKSet,
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type ProtectedHeaderParameters,
} from 'jose';
import type { Logger } from 'pino';
import { forbidden, unauthenticated } from '../../errors.js';
import { failureForLog } from '../../failure-for-log.js';
import type { VerifyToken } from '../authentication.js';
import { CLOCK_TOLERANCE, ProviderAway, type IdentityProvider } from './identity-provider.js';
import { personFromClaims } from './person-from-claims.js';

/** Signatures by a key pair only: with a shared secret the public key itself could sign. */
const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
/** Access tokens say what they are (RFC 9068); Entra ID and Keycloak call theirs plain JWT. */
const TYPES = ['at+jwt', 'jwt'];
/** What only ID tokens hold: they say who signed in to the pages, and are no key to the API. */
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'];
const OLDEST_TOKEN_SECONDS = 12 * 3600;
const MOST_REMEMBERED = 1_000;
const REMEMBERED_MS = 5 * 60_000;

/**
 * Checks the bearer tokens of scripts: access tokens of the identity provider made out to HOMEWARD_API_AUDIENCE, signed by a key
 * that the provider publishes (never by one that the token names). Who they stand for follows from the same claims as at the
 * sign-in. A token once checked is remembered for five minutes, so that not every request pays for a signature.
 */
export function issuerTokenVerifier(provider: IdentityProvider, log: Logger): VerifyToken {
  const { apiAudience } = provider.settings;
  if (apiAudience === undefined) {
    return () =>
      Promise.reject(unauthenticated('Bearer tokens are not taken here: the administrator has not set HOMEWARD_API_AUDIENCE.'));
  }
  const warn = warner(log);
  const keys = publishedKeys(provider, warn);
  const remembered = new Map<string, { claims: JWTPayload; until: number }>();

  return async (token, askedRole) => {
    let claims = remembered.get(token)?.claims;
    if (claims === undefined || remembered.get(token)!.until <= Date.now()) {
      remembered.delete(token);
      claims = await check(token, apiAudience, await keys(), warn);
      if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string);
      remembered.set(token, { claims, until: Math.min(claims.exp! * 1000, Date.now() + REMEMBERED_MS) });
    }
    const admission = personFromClaims(claims, provider.settings, askedRole);
    if (admission.ok) return { person: admission.person, expires: new Date(claims.exp! * 1000) };
    throw forbidden(
      admission.problem === 'several-roles'
        ? `This account has several roles. Say in the header «x-homeward-role» which one: ${admission.roles.join(', ')}.`
        : admission.problem === 'no-agency'
          ? 'This account names no agency. Ask your administrator to add it to the account.'
          : 'This account has no role in Homeward, or not the one asked for. Ask your administrator for one.',
    );
  };
}

interface Keys {
  readonly issuer: string;
  readonly find: JWTVerifyGetKey;
}

/** The provider's public keys, fetched when first needed and again when they are old or lack one, at most every 30 seconds. */
function publishedKeys(provider: IdentityProvider, warn: Warn): () => Promise<Keys> {
  let known: Keys | undefined;
  return async () => {
    if (known) return known;
    try {
      const { issuer, jwks_uri: address } = (await provider.configuration()).serverMetadata();
      return (known = {
        issuer,
        find: createRemoteJWKSet(new URL(address!), { timeoutDuration: 5_000, cooldownDuration: 30_000 }),
      });
    } catch (error) {
      warn(error instanceof ProviderAway ? error.cause : error);
      throw notNow();
    }
  };
}

async function check(token: string, audience: string, { issuer, find }: Keys, warn: Warn): Promise<JWTPayload> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, find, {
      algorithms: ALGORITHMS,
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat'],
      maxTokenAge: OLDEST_TOKEN_SECONDS,
      clockTolerance: CLOCK_TOLERANCE,
    });
    if (!TYPES.includes(typeOf(protectedHeader))) throw new Error('another type of token');
    if (ID_TOKEN_CLAIMS.some((claim) => Object.hasOwn(payload, claim))) throw new Error('an ID token');
    return payload;
  } catch (error) {
    // That no key could be fetched says nothing about the token; whoever runs Homeward should know.
    if (isAboutFetching(error)) {
      warn(error);
      throw notNow();
    }
    throw unauthenticated('This token is not valid here, or no longer. Get a new access token from your identity provider.');
  }
}

type Warn = (error: unknown) => void;

/** Once a minute: anybody may send tokens, and must not fill the log by it. */
function warner(log: Logger): Warn {
  let quietUntil = 0;
  return (error) => {
    if (Date.now() < quietUntil) return;
    quietUntil = Date.now() + 60_000;
    log.warn(failureForLog(error), 'The keys of OIDC_ISSUER could not be fetched');
  };
}

const notNow = (): Error =>
  unauthenticated('This token cannot be checked now: the identity provider does not answer. Try again.');

function isAboutFetching(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return true;
  const isJose = error instanceof errors.JOSEError;
  return (isJose && error.code === 'ERR_JOSE_GENERIC') || (!isJose && error instanceof TypeError);
}

/** Without the «application/» that may stand before it. */
const typeOf = (header: ProtectedHeaderParameters): string =>
  typeof header.typ === 'string' ? header.typ.toLowerCase().replace(/^application\//, '') : '';

import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import { failureForLog } from '../../failure-for-log.js';
import { StartError } from '../../start-error.js';
import { claimAt, type Claims } from './person-from-claims.js';
import type { ProviderSettings } from './provider-settings.js';

/** What ties a browser's way to the provider to its way back. */
export interface Ties {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The provider does not answer; a later try may find it. */
export class ProviderAway extends Error {
  constructor(cause: unknown) {
    super('The identity provider does not answer.', { cause });
    this.name = 'ProviderAway';
  }
}

const TIMEOUT_SECONDS = 10;
/** How far the provider's clock may be from ours, in seconds. */
export const CLOCK_TOLERANCE = 10;

/**
 * The partnership's identity provider, by OpenID Connect: authorization code with PKCE, state and nonce. What it publishes
 * of itself is fetched once; when it is away at the start, at the next sign-in. Its tokens are read and let go, never kept.
 */
export class IdentityProvider {
  private found: Promise<oidc.Configuration> | undefined;

  constructor(
    readonly settings: ProviderSettings,
    private readonly log: Logger,
  ) {}

  /**
   * Looks for the provider at the start. One that is away is a warning only.
   *
   * @throws StartError when what answers is not the provider that OIDC_ISSUER names
   */
  async lookUp(): Promise<void> {
    try {
      await this.configuration();
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      this.log.warn(failureForLog(error.cause), 'OIDC_ISSUER does not answer; it is tried again when somebody signs in');
    }
  }

  /** @throws ProviderAway, StartError */
  configuration(): Promise<oidc.Configuration> {
    const looking = (this.found ??= this.discover());
    looking.catch(() => {
      if (this.found === looking) this.found = undefined;
    });
    return looking;
  }

  /** Where the browser is sent to sign in; `anew`: the provider asks for an account even if it knows the browser. */
  async signInAddress(ties: Ties, redirectUri: string, anew: boolean): Promise<URL> {
    return oidc.buildAuthorizationUrl(await this.configuration(), {
      redirect_uri: redirectUri,
      scope: this.settings.scope,
      state: ties.state,
      nonce: ties.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(ties.codeVerifier),
      code_challenge_method: 'S256',
      ...(anew ? { prompt: 'login' } : {}),
    });
  }

  /**
   * Who came back: `answer` is our redirect URI with what the provider added. State, issuer (RFC 9207, and of the ID token),
   * audience, nonce, times and signature are checked.
   *
   * @throws ProviderAway, or an error of openid-client when any of them is wrong
   */
  async claimsOf(answer: URL, ties: Ties): Promise<Claims> {
    const configuration = await this.configuration();
    const tokens = await oidc
      .authorizationCodeGrant(configuration, answer, {
        expectedState: ties.state,
        expectedNonce: ties.nonce,
        pkceCodeVerifier: ties.codeVerifier,
        idTokenExpected: true,
      })
      .catch(throwAway);
    const claims = { ...tokens.claims()! };
    const wanted = [this.settings.roleClaim, this.settings.agencyClaim ?? []].flat();
    const complete = wanted.every((name) => claimAt(claims, name) !== undefined);
    if (complete || !configuration.serverMetadata().userinfo_endpoint) return claims;
    // Many providers put into the ID token only who it is, and tell the rest when asked.
    const more = await oidc.fetchUserInfo(configuration, tokens.access_token, claims.sub).catch(throwAway);
    return { ...more, ...claims };
  }

  /** Where the browser signs out of the provider too; undefined when it has no such address, or does not answer. */
  async signOutAddress(backTo: string): Promise<URL | undefined> {
    try {
      const configuration = await this.configuration();
      if (!configuration.serverMetadata().end_session_endpoint) return undefined;
      return oidc.buildEndSessionUrl(configuration, { post_logout_redirect_uri: backTo });
    } catch (error) {
      this.log.warn(failureForLog(error), 'The identity provider could not be asked where to sign out');
      return undefined;
    }
  }

  private async discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret } = this.settings;
    const address = new URL(issuer);
    const configuration = await oidc
      .discovery(address, clientId, { [oidc.clockTolerance]: CLOCK_TOLERANCE }, anyMethod(clientSecret), {
        timeout: TIMEOUT_SECONDS,
        // Plain http is admitted by server/config.ts for this machine only.
        execute: [oidc.enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
      })
      .catch((error: unknown) => {
        if (isAway(error)) throw new ProviderAway(error);
        throw notAProvider(issuer, error);
      });
    const { issuer: named, authorization_endpoint, token_endpoint, jwks_uri } = configuration.serverMetadata();
    if (new URL(named).href !== address.href) throw notAProvider(issuer, undefined, named);
    if (!authorization_endpoint || !token_endpoint || !jwks_uri) throw notAProvider(issuer, undefined);
    return configuration;
  }
}

/** As the provider says it takes the secret: in the header, which is the rule where it says nothing, or in the body. */
function anyMethod(secret: string): oidc.ClientAuth {
  const header = oidc.ClientSecretBasic(secret);
  const body = oidc.ClientSecretPost(secret);
  return (provider, ...rest) => {
    const taken = provider.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (taken.includes('client_secret_basic') ? header : body)(provider, ...rest);
  };
}

function isAway(error: unknown): boolean {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  if (code === 'OAUTH_TIMEOUT') return true;
  if (code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' && cause instanceof Response) return cause.status >= 500 || cause.status === 429;
  // fetch: the machine is not known, refuses, or breaks off.
  return error instanceof TypeError && code === undefined && cause !== undefined;
}

function throwAway(error: unknown): never {
  throw isAway(error) ? new ProviderAway(error) : error;
}

function notAProvider(issuer: string, cause: unknown, named?: string): StartError {
  const because =
    named === undefined ? 'what answers there is no OpenID Connect provider' : `the provider there calls itself ${named}`;
  return new StartError(
    `OIDC_ISSUER is ${issuer}, but ${because}. Set it to the issuer exactly as ${issuer.replace(/\/$/, '')}/.well-known/openid-configuration writes it.`,
    { exitCode: 2, cause },
  );
}

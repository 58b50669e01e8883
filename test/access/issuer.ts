/** A real identity provider on loopback (oidc-provider), with invented accounts and keys that a test may sign with. */
import { KeyObject, randomBytes, sign } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWTHeaderParameters } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { ROLES_BY_THEIR_NAMES, type ProviderSettings } from '../../server/access/provider/provider-settings.js';

export type AccountClaims = Readonly<Record<string, unknown>>;

export interface TestIssuer {
  readonly url: string;
  /** Settings of a Homeward that signs in here. */
  readonly settings: ProviderSettings;
  /** Redirect URIs that are registered, exactly. */
  readonly redirectUris: Set<string>;
  /** The RS256 key that the provider signs with and publishes. */
  readonly publicKey: CryptoKey;
  /** Anything, signed by the provider's own key as an access token of its is. */
  sign(claims: Record<string, unknown>, header?: Partial<JWTHeaderParameters>): Promise<string>;
  /** As `sign`, but with whatever header, which no library would write. */
  signAsIs(claims: Record<string, unknown>, header: Record<string, unknown>, hash?: string): string;
  /** Requests the provider answered, as «GET /path». */
  readonly answered: string[];
  close(): Promise<void>;
}

export const CLIENT = { id: 'homeward', secret: 'a-secret-of-the-test' };
export const API = 'https://homeward.example/api';

export interface IssuerOptions {
  /** By account name. */
  readonly accounts: Readonly<Record<string, AccountClaims>>;
  /** Whether claims of the profile stand in the ID token; else only where the provider is asked (its usual way). */
  readonly claimsInIdToken?: boolean;
  /** The port to listen on, for a provider that comes back. */
  readonly port?: number;
}

const KEY_ID = 'the-key';

export async function startIssuer({ accounts, claimsInIdToken = false, port = 0 }: IssuerOptions): Promise<TestIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  let handler: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const answered: string[] = [];
  const server = createServer((request, response) => {
    answered.push(`${request.method} ${request.url?.split('?')[0]}`);
    handler(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const redirectUris = new Set<string>();

  const configuration: Configuration = {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        // The ports of a test's servers are not known yet: `redirectUris` is asked instead.
        redirect_uris: ['https://placeholder.example/sign-in/callback'],
      },
      {
        client_id: 'script',
        client_secret: CLIENT.secret,
        redirect_uris: [],
        response_types: [],
        grant_types: ['client_credentials'],
      },
    ],
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: KEY_ID, alg: 'RS256', use: 'sig' }] },
    // Said, so that it does not print that they were not.
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600, ClientCredentials: 600 },
    renderError: (context, out) => void (context.body = out),
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], profile: ['name', 'roles', 'agency', 'groups'] },
    conformIdTokenClaims: !claimsInIdToken,
    pkce: { required: () => true },
    findAccount: (_context, sub) =>
      accounts[sub] ? { accountId: sub, claims: async () => ({ sub, ...accounts[sub] }) } : undefined,
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_context, client) => (client.clientId === 'script' ? API : []),
        getResourceServerInfo: async () => ({
          scope: '',
          audience: API,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: () => ({ roles: ['jsna-author'] }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    // Nobody is asked for consent: the partnership's administrator gave it.
    async loadExistingGrant(context) {
      const { client, session } = context.oidc;
      const grant = new context.oidc.provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
  const provider = new Provider(url, configuration);
  (provider.Client as unknown as { prototype: Record<string, unknown> }).prototype['redirectUriAllowed'] = (uri: string) =>
    redirectUris.has(uri);
  const answer = provider.callback();
  handler = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    if (request.method === 'POST') return void finish(provider, request, response);
    const buttons = Object.keys(accounts).map((name) => `<button name="account" value="${name}">${name}</button>`);
    response.setHeader('content-type', 'text/html');
    response.end(`<!doctype html><title>Provider</title><form method="post">${buttons.join('')}</form>`);
  };

  return {
    url,
    redirectUris,
    publicKey,
    answered,
    settings: {
      issuer: url,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      scope: 'openid profile',
      roleClaim: 'roles',
      agencyClaim: 'agency',
      roles: ROLES_BY_THEIR_NAMES,
      apiAudience: API,
    },
    sign: (claims, header) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KEY_ID, typ: 'at+jwt', ...header }).sign(privateKey),
    signAsIs(claims, header, hash = 'sha256') {
      const signing = [{ kid: KEY_ID, typ: 'at+jwt', ...header }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signing}.${sign(hash, Buffer.from(signing), KeyObject.from(privateKey)).toString('base64url')}`;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Somebody pressed the button of an account, or none: they cancelled. */
async function finish(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  let body = '';
  for await (const piece of request) body += String(piece);
  const account = new URLSearchParams(body).get('account');
  await provider.interactionFinished(
    request,
    response,
    account ? { login: { accountId: account } } : { error: 'access_denied', error_description: 'cancelled' },
  );
}

import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { PersonaName } from '../../server/access/personas.js';
import type { ProviderSettings } from '../../server/access/provider/provider-settings.js';
import type { RateLimits } from '../../server/access/rate-limit.js';
import type { OnSignIn } from '../../server/access/sign-in-event.js';
import { openSigningKey, type SigningKey } from '../../server/access/signing-key.js';
import { makeToken } from '../../server/access/token.js';
import { createApp, type StartProgress } from '../../server/app.js';
import type { Database } from '../../server/database/database.js';
import { listen } from '../../server/listen.js';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    data?: Record<string, unknown> | null;
    errors?: { message: string; path?: unknown; extensions: { code: string; path?: unknown; id?: string } }[];
  };
}

/** A stated purpose, as a bearer client sends it. */
export const PURPOSE = { 'x-homeward-purpose': 'operation; a test' };

/** Who can sign in to the demonstration. */
export type SignedIn = PersonaName | 'second-jsna-author';

export interface Served {
  readonly url: string;
  readonly key: SigningKey;
  readonly dataDirectory: string;
  readonly progress: StartProgress;
  /** What the server wrote to its log, as parsed lines. */
  readonly log: Record<string, unknown>[];
  token(persona?: SignedIn): Promise<string>;
  /** A GraphQL request as a bearer client sends it, as the police analyst unless told. */
  ask(query: string, variables?: Record<string, unknown>, persona?: SignedIn, headers?: Record<string, string>): Promise<Answer>;
  /** Any request. */
  send(path: string, options?: { method?: string; headers?: Record<string, string>; body?: string | Buffer }): Promise<Answer>;
  close(): Promise<void>;
}

/** The whole server over a database, on a port of its own, as the demonstration unless told. */
export async function serve(
  database: Database,
  options: {
    demonstration?: boolean;
    rateLimits?: RateLimits;
    opened?: boolean;
    webDirectory?: string;
    trustedDocuments?: ReadonlySet<string>;
    identityProvider?: ProviderSettings;
    trustProxy?: number | readonly string[];
    onSignIn?: OnSignIn;
    now?: () => Date;
    /** Files a person is given within an hour; more than any test asks for unless told. */
    exportsPerHour?: number;
    /** Milliseconds in which a body has to be there. */
    bodyTimeout?: number;
  } = {},
): Promise<Served> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'homeward-api-'));
  const log: Record<string, unknown>[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(JSON.parse(line) as never) });
  const progress: StartProgress = {
    ready: options.opened !== false,
    doing: 'opening the database',
    engine: database.engine,
    migrations: null,
    demonstration: 'none',
  };
  const demonstration = options.demonstration ?? true;
  const app = createApp({
    progress,
    log: logger,
    basemapUrl: undefined,
    webDirectory: options.webDirectory ?? join(dataDirectory, 'web'),
    ...(options.rateLimits ? { rateLimits: options.rateLimits } : {}),
    ...(options.now ? { now: options.now } : {}),
    trustProxy: options.trustProxy,
  });
  if (options.opened !== false) {
    await app.open({
      database,
      log: logger,
      onSignIn: options.onSignIn,
      installation: {
        dataDirectory,
        demonstration,
        identityProvider: options.identityProvider,
        version: '0.0.0',
        basemap: undefined,
        trustedDocuments: options.trustedDocuments,
        exportsPerHour: options.exportsPerHour ?? 1_000_000,
      },
    });
  }
  const server = await listen({ host: '127.0.0.1', port: 0 }, app.listener, { bodyTimeout: options.bodyTimeout });
  const { port } = server.address() as AddressInfo;
  const key = await openSigningKey(dataDirectory);

  const token = (persona: SignedIn = 'police-analyst'): Promise<string> => makeToken(key, { id: persona });
  const send: Served['send'] = (path, { method = 'GET', headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      // A connection a request: one kept through a long calculation in this same process may be closed while it is written to.
      const call = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parsed(text) });
        });
      });
      call.on('error', reject);
      call.end(body);
    });

  return {
    url: `http://127.0.0.1:${port}`,
    key,
    dataDirectory,
    progress,
    log,
    token,
    send,
    async ask(query, variables, persona, further) {
      const headers = { 'content-type': 'application/json', authorization: `Bearer ${await token(persona)}`, ...further };
      return send('/graphql', { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    },
    async close() {
      await app.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}

function parsed(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}

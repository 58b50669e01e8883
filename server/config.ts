/**
 * What the operator set: the only reader of the environment. A wrong value stops the start with its name.
 */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';
import { readRoles, ROLES_BY_THEIR_NAMES, type ProviderSettings } from './access/provider/provider-settings.js';
import { parseDatabaseUrl } from './database/server-engine.js';
import { StartError } from './start-error.js';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Absolute: the embedded database and keys. */
  readonly dataDirectory: string;
  /** A PostgreSQL with PostGIS; the embedded engine when undefined. */
  readonly databaseUrl: string | undefined;
  /** Personas may sign in without a password. */
  readonly demonstration: boolean;
  /** The identity provider, and who may come in by it. */
  readonly oidc: ProviderSettings | undefined;
  /** Proxies whose word on protocol, host and address of a request is taken: how many stand before us, or which. */
  readonly trustProxy: number | readonly string[] | undefined;
  /** Short names of the forces whose reports are read here (merseyside); undefined: all that are loaded. */
  readonly forces: readonly string[] | undefined;
  /** Files that a person is given within an hour; undefined: the usual number. */
  readonly exportsPerHour: number | undefined;
  /** Only the GraphQL documents of our own pages are answered. */
  readonly trustedDocuments: boolean;
  readonly basemap: { readonly url: string; readonly attribution: string } | undefined;
}

const webAddress = (text: string): URL | null => {
  try {
    const url = new URL(text);
    return ['https:', 'http:'].includes(url.protocol) ? url : null;
  } catch {
    return null;
  }
};

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d+$/, 'is not a port number')
    .transform(Number)
    .refine((port) => port <= 65_535, 'is not a port number (0 to 65535)')
    .default(4000),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:_-]+$/, 'is not a host name or address')
    .default('127.0.0.1'),
  HOMEWARD_DATA: z.string().default('.homeward'),
  DATABASE_URL: z.string().optional(),
  HOMEWARD_DEMO: z.enum(['0', '1'], 'is neither 1 nor 0').optional(),
  OIDC_ISSUER: z
    .string()
    .refine((text) => {
      const url = webAddress(text);
      return url !== null && (url.protocol === 'https:' || isLoopback(url.hostname));
    }, 'is not an https address')
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_SCOPE: z
    .string()
    .refine((text) => text.split(/\s+/).includes('openid'), 'does not have «openid» in it')
    .default('openid profile'),
  HOMEWARD_ROLE_CLAIM: z.string().default('roles'),
  HOMEWARD_AGENCY_CLAIM: z.string().optional(),
  HOMEWARD_ROLES: z
    .string()
    .transform((text, context) => {
      const roles = readRoles(text);
      if (typeof roles !== 'string') return roles;
      context.addIssue({ code: 'custom', message: roles });
      return z.NEVER;
    })
    .default(ROLES_BY_THEIR_NAMES),
  HOMEWARD_API_AUDIENCE: z.string().optional(),
  HOMEWARD_TRUST_PROXY: z
    .string()
    .refine(
      (text) => /^[1-9]$/.test(text) || text.split(',').every((part) => isProxy(part.trim())),
      'is neither the number of proxies before Homeward (1) nor their addresses or networks (10.0.0.4, 10.1.0.0/16, loopback)',
    )
    .transform((text) => (/^[1-9]$/.test(text) ? Number(text) : text.split(',').map((part) => part.trim())))
    .optional(),
  HOMEWARD_FORCES: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim().toLowerCase()))
    .refine(
      (names) => names.every((name) => /^[a-z0-9-]+$/.test(name)),
      'is not a list of forces, by their short names in file names (merseyside, cheshire) with commas between',
    )
    .optional(),
  HOMEWARD_EXPORTS_PER_HOUR: z
    .string()
    .regex(/^[1-9]\d{0,3}$/, 'is not how many files a person may be given within an hour (1 to 9999)')
    .transform(Number)
    .optional(),
  HOMEWARD_TRUSTED_DOCUMENTS: z.enum(['0', '1'], 'is neither 1 nor 0').optional(),
  HOMEWARD_BASEMAP_URL: z
    .string()
    .refine((text) => webAddress(text) !== null && /\{z\}/.test(text) && /\{x\}/.test(text) && /\{y\}/.test(text), {
      message: 'is not a web address with {z}, {x} and {y} in it',
    })
    .optional(),
  HOMEWARD_BASEMAP_ATTRIBUTION: z.string().optional(),
});

/** @throws StartError naming the setting that is wrong, never repeating a secret */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, text]) => text !== undefined && text !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const sentences = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}.`);
    throw new StartError(sentences.join(' '), { exitCode: 2 });
  }
  const set = parsed.data;
  if (set.DATABASE_URL !== undefined) parseDatabaseUrl(set.DATABASE_URL);
  if (set.HOMEWARD_BASEMAP_URL !== undefined && set.HOMEWARD_BASEMAP_ATTRIBUTION === undefined) {
    throw wrong(
      'HOMEWARD_BASEMAP_ATTRIBUTION is missing: whoever made the map named in HOMEWARD_BASEMAP_URL must be named on it.',
    );
  }
  const demonstration =
    set.HOMEWARD_DEMO === undefined ? set.OIDC_ISSUER === undefined && set.DATABASE_URL === undefined : set.HOMEWARD_DEMO === '1';
  return {
    port: set.PORT,
    host: set.HOST,
    dataDirectory: path.resolve(set.HOMEWARD_DATA),
    databaseUrl: set.DATABASE_URL,
    demonstration,
    oidc: oidcOf(set),
    trustProxy: set.HOMEWARD_TRUST_PROXY,
    forces: set.HOMEWARD_FORCES,
    exportsPerHour: set.HOMEWARD_EXPORTS_PER_HOUR,
    trustedDocuments: set.HOMEWARD_TRUSTED_DOCUMENTS === '1',
    basemap:
      set.HOMEWARD_BASEMAP_URL === undefined
        ? undefined
        : { url: set.HOMEWARD_BASEMAP_URL, attribution: set.HOMEWARD_BASEMAP_ATTRIBUTION ?? '' },
  };
}

/**
 * Serving needs a way to sign in, and one without a password is for this machine only. Commands need neither.
 *
 * @throws StartError
 */
export function checkSignIn(config: Config): void {
  if (config.demonstration && config.oidc !== undefined) {
    throw wrong('HOMEWARD_DEMO lets anybody sign in, so it is refused beside OIDC_ISSUER. Unset one of them.');
  }
  if (config.demonstration && !isLoopback(config.host)) {
    throw wrong(`HOMEWARD_DEMO lets anybody sign in, so HOST must be this machine only (127.0.0.1), not ${config.host}.`);
  }
  if (!config.demonstration && config.oidc === undefined) {
    throw wrong(
      'OIDC_ISSUER is missing: nobody could sign in. Set it to your identity provider (with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET), ' +
        'or set HOMEWARD_DEMO=1 to try Homeward with personas on this machine.',
    );
  }
}

/**
 * Makes the data directory when it is missing.
 *
 * @throws StartError when its parent is missing or it cannot be written
 */
export function ensureDataDirectory(config: Pick<Config, 'dataDirectory'>): void {
  const { dataDirectory } = config;
  try {
    if (!existsSync(dataDirectory)) mkdirSync(dataDirectory, { mode: 0o700 });
    if (!statSync(dataDirectory).isDirectory()) throw wrong(`HOMEWARD_DATA is not a directory: ${dataDirectory}.`, 1);
    accessSync(dataDirectory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    if (error instanceof StartError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const parent = path.dirname(dataDirectory);
    if (code === 'ENOENT' && !existsSync(parent)) {
      throw wrong(`HOMEWARD_DATA cannot be made: its parent directory ${parent} does not exist.`, 1);
    }
    throw wrong(
      `HOMEWARD_DATA cannot be written: ${dataDirectory} (${code}). Give Homeward's user access, or name another directory.`,
      1,
    );
  }
}

/** Whether only this machine reaches the host name or address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}

function oidcOf(set: z.infer<typeof Environment>): Config['oidc'] {
  if (set.OIDC_ISSUER === undefined) return undefined;
  if (set.OIDC_CLIENT_ID === undefined) throw wrong('OIDC_CLIENT_ID is missing; OIDC_ISSUER needs it.');
  if (set.OIDC_CLIENT_SECRET === undefined) throw wrong('OIDC_CLIENT_SECRET is missing; OIDC_ISSUER needs it.');
  return {
    issuer: set.OIDC_ISSUER,
    clientId: set.OIDC_CLIENT_ID,
    clientSecret: set.OIDC_CLIENT_SECRET,
    scope: set.OIDC_SCOPE,
    roleClaim: set.HOMEWARD_ROLE_CLAIM,
    agencyClaim: set.HOMEWARD_AGENCY_CLAIM,
    roles: set.HOMEWARD_ROLES,
    apiAudience: set.HOMEWARD_API_AUDIENCE,
  };
}

/** An address, a network, or a word that Express knows for some. Never «any»: whoever reaches us could then claim to be a proxy. */
function isProxy(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) !== 0 &&
    rest.length === 0 &&
    (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most))
  );
}

function wrong(sentence: string, exitCode: 1 | 2 = 2): StartError {
  return new StartError(sentence, { exitCode });
}

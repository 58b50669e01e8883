/**
 * Checks of a PostgreSQL server named by DATABASE_URL, each failure in words. The password is never part of them.
 */
import type { QueryRunner } from 'typeorm';
import { StartError } from '../start-error.js';

const OLDEST_POSTGRESQL = 15;
const OLDEST_POSTGIS: readonly [number, number] = [3, 3];

/** Where a server is, without who signs in: «db.example:5432/homeward». */
export function describeAddress(databaseUrl: string): string {
  const url = parseDatabaseUrl(databaseUrl);
  const host = url.searchParams.get('host') ?? decodeURIComponent(url.hostname);
  return `${host || 'localhost'}:${url.port || '5432'}${url.pathname === '' ? '/' : decodeURIComponent(url.pathname)}`;
}

/** @throws StartError when the text is not the address of a PostgreSQL server */
export function parseDatabaseUrl(databaseUrl: string): URL {
  let url: URL | null = null;
  try {
    url = new URL(databaseUrl);
  } catch {
    // Answered below: the text itself may hold a password, so it is not repeated.
  }
  if (url === null || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    throw new StartError(
      'DATABASE_URL is not the address of a PostgreSQL server. It looks like postgresql://user:password@host:5432/database.',
      { exitCode: 2 },
    );
  }
  return url;
}

/** Turns a driver's error at connecting into a sentence. */
export function connectionError(databaseUrl: string, error: unknown): StartError {
  const address = describeAddress(databaseUrl);
  const { code, message = '' } = (error ?? {}) as { code?: string; message?: string };
  const because = (sentence: string): StartError => new StartError(sentence, { cause: error });
  switch (code) {
    case '28P01':
      return because(`The database server at ${address} refused the user name or password in DATABASE_URL.`);
    case '28000':
      return because(`The database server at ${address} does not let the user in DATABASE_URL sign in from here (pg_hba.conf).`);
    case '3D000':
      return because(`The database server at ${address} has no database of that name. Create it, or correct DATABASE_URL.`);
    case '42501':
      return because(`The user in DATABASE_URL may not connect to ${address}: CONNECT permission is missing.`);
    case '53300':
      return because(`The database server at ${address} has no connection left for Homeward.`);
    case '57P03':
      return because(`The database server at ${address} is still starting up, or shutting down. Try again in a moment.`);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return because(`No machine is known by the host name in DATABASE_URL (${address}).`);
    default:
      if (/SASL|password must be a string/i.test(message)) {
        return because(`The database server at ${address} asks for a password; DATABASE_URL has none.`);
      }
      return because(
        `No PostgreSQL server answers at ${address}${code === undefined ? '' : ` (${code})`}. ` +
          'Check DATABASE_URL and that the server is running.',
      );
  }
}

/**
 * Checks the versions, installing PostGIS where it is available and permitted.
 *
 * @returns what to call the engine, and the schema that PostGIS is in
 * @throws StartError naming what is too old or missing
 */
export async function checkServer(
  runner: QueryRunner,
  address: string,
): Promise<{ description: string; extensionSchema: string }> {
  const one = async <Row>(text: string): Promise<Row | undefined> => ((await runner.query(text)) as Row[])[0];
  const version = await one<{ number: number; text: string }>(
    `SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS text`,
  );
  if (version === undefined || version.number < OLDEST_POSTGRESQL * 10_000) {
    throw new StartError(
      `The database server at ${address} is PostgreSQL ${version?.text}; Homeward needs ${OLDEST_POSTGRESQL} or later.`,
    );
  }

  const installed = `SELECT extversion AS version, extnamespace::regnamespace::text AS schema FROM pg_extension WHERE extname = 'postgis'`;
  let postgis = await one<{ version: string; schema: string }>(installed);
  if (postgis === undefined) {
    const available = await one<{ version: string }>(
      `SELECT default_version AS version FROM pg_available_extensions WHERE name = 'postgis'`,
    );
    if (available === undefined) {
      throw new StartError(
        `The database server at ${address} has no PostGIS. Install PostGIS ${OLDEST_POSTGIS.join('.')} or later on it.`,
      );
    }
    refuseOldPostgis(available.version, address);
    try {
      await runner.query('CREATE EXTENSION IF NOT EXISTS postgis');
    } catch (error) {
      postgis = await one(installed);
      if (postgis === undefined) {
        throw new StartError(
          `PostGIS is not installed in the database at ${address}, and the user in DATABASE_URL may not install it. ` +
            'Let an administrator run «CREATE EXTENSION postgis» there.',
          { cause: error },
        );
      }
    }
    postgis ??= await one(installed);
  }
  if (postgis === undefined) throw new StartError(`PostGIS could not be installed in the database at ${address}.`);
  refuseOldPostgis(postgis.version, address);
  return {
    description: `PostgreSQL ${version.text}, PostGIS ${postgis.version}`,
    extensionSchema: postgis.schema.replace(/^"(.*)"$/, '$1'),
  };
}

/** @throws StartError */
export function refuseOldPostgis(version: string, address: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_POSTGIS;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new StartError(
    `The database server at ${address} has PostGIS ${version}; Homeward needs ${OLDEST_POSTGIS.join('.')} or later. ` +
      'Upgrade PostGIS there (then «ALTER EXTENSION postgis UPDATE»).',
  );
}

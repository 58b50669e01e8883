/**
 * What a command gets to work with: the settings, the database (through the running server's own socket when there is one)
 * and who is acting.
 */
import { userInfo } from 'node:os';
import { ensureDataDirectory, readConfig, type Config } from '../config.js';
import { migrate } from '../database/migrate.js';
import { openDatabase } from '../database/open-database.js';
import type { PostgresDatabase } from '../database/postgres-database.js';

export interface CommandServices {
  readonly config: Config;
  readonly database: PostgresDatabase;
  /** `cli:<os user>`, as it stands in batches and in the audit. */
  readonly operator: string;
  close(): Promise<void>;
}

export interface OpenServicesOptions {
  /** Brings the database up to date first, unless false. */
  readonly migrate?: boolean;
  /** Where talk goes; standard error unless told. */
  readonly say?: (line: string) => void;
}

export type OpenServices = (options?: OpenServicesOptions) => Promise<CommandServices>;

/** @throws StartError */
export const openServices: OpenServices = async (options = {}) => {
  const say = options.say ?? ((line: string) => void process.stderr.write(`${line}\n`));
  const config = readConfig();
  ensureDataDirectory(config);
  const database = await openDatabase(config, { progress: say, whenHeld: 'join', onFailure: say });
  try {
    if (options.migrate !== false) await migrate(database, { progress: say });
  } catch (error) {
    await database.close();
    throw error;
  }
  return { config, database, operator: operatorName(), close: () => database.close() };
};

/** Who runs the command, by the operating system. */
export function operatorName(): string {
  try {
    return `cli:${userInfo().username}`;
  } catch {
    // A container's user number may have no name.
    return `cli:${process.getuid?.() ?? 'unknown'}`;
  }
}

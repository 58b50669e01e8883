/** What the walks through detection over HTTP share: a server on an invented district of their own, and a year of its reports. */
import { PERIOD } from '../../server/demonstration/truth.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { serve, type Served } from '../api/serve.js';
import { demonstrationDatabase } from '../database.js';

export const ASB = { kinds: ['ASB_REPORT'], from: '2025-11-01', to: PERIOD.to };

export interface OnTheDemonstration extends Served {
  readonly database: PostgresDatabase;
}

/** Closing it closes its database too. */
export async function serveDemonstration(): Promise<OnTheDemonstration> {
  const database = await demonstrationDatabase();
  const served = await serve(database);
  const close = served.close.bind(served);
  return Object.assign(served, {
    database,
    close: async () => {
      await close();
      await database.close();
    },
  });
}

/**
 * Makes publications ready before anybody asks: on a running server, whenever a load, an undo, a correction or a removal was committed, by
 * whichever process. It is told by the name of the data (server/database/data-version.ts), which costs a statement every few seconds.
 */
import { INCIDENT_ACCESS, INCIDENT_DATA, type FinestArea, type IncidentData } from '../../access/access-table.js';
import type { Database } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { nextRelease, readMaterial, type Asked } from './publications.js';
import { storedNames, storeLater } from './stored-release.js';

const COUNTER = { databaseRole: COUNTER_ROLE, name: 'publications', agency: '' };
const USUAL_PAUSE = 2_000;

export class PublicationKeeper {
  private seen: string | null = null;
  private lastFailure: string | null = null;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(
    private readonly database: Database,
    private readonly failed: (error: unknown) => void,
    private readonly pause = USUAL_PAUSE,
  ) {}

  start(): void {
    this.timer = setTimeout(() => {
      this.looking = this.look()
        .then(() => void (this.lastFailure = null))
        .catch((error: unknown) => (this.stopped ? undefined : this.tell(error)))
        .then(() => (this.stopped ? undefined : this.start()));
    }, this.pause).unref();
  }

  /** Resolves when what is being worked out has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  /** Once for the same failure: of a database that stays as it is, a line every two seconds would bury all others. */
  private tell(error: unknown): void {
    const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
    const failure = `${String(code)} ${String(message)}`;
    if (failure === this.lastFailure) return;
    this.lastFailure = failure;
    this.failed(error);
  }

  /** Makes what is not ready for the data as they are. */
  async look(): Promise<void> {
    const [found] = await this.database.asOwnerOnce<{ version: string }>(
      (schema) => `SELECT version::text AS version FROM ${schema}.data_version`,
    );
    const version = found?.version ?? null;
    if (version === this.seen) return;
    for (const what of await this.wanted()) {
      if (this.stopped) return;
      await this.prepare(what);
    }
    this.seen = version;
  }

  /** Read in a transaction, worked out in none. */
  private async prepare(what: Asked): Promise<void> {
    const { home, before, material } = await this.database.asViewer(
      COUNTER,
      async (sql) => ({ home: sql.home, ...(await readMaterial(sql, what)) }),
      { patient: true },
    );
    const made = await nextRelease(before, material);
    if (made !== before?.release) await storeLater(home, what, made, before);
  }

  /** What the access table gives anybody, and what was asked for before: agencies have one of their own, and no list names them. */
  private async wanted(): Promise<readonly Asked[]> {
    const asked = await this.database.asViewer(COUNTER, storedNames);
    const all = [...inAccessTable(), ...asked.map((name) => name as Asked)];
    return [...new Map(all.map((one) => [JSON.stringify([one.data, one.finest, one.ownOf]), one])).values()];
  }
}

function inAccessTable(): Asked[] {
  return INCIDENT_DATA.flatMap((data: IncidentData) => {
    const limits = new Set<FinestArea>();
    for (const access of Object.values(INCIDENT_ACCESS[data])) if (access.form === 'counts') limits.add(access.finest);
    return [...limits].map((finest) => ({ data, finest, ownOf: null }));
  });
}

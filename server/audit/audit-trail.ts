/**
 * Writes events before what they tell of goes out. Requests that come while a group is being written make up the next one: they
 * share its transaction, so that the audit costs a busy server few commits, and an idle one no wait.
 */
import type { Database } from '../database/database.js';
import type { ActedEvent } from './audit-event.js';
import { writeEventsAlone } from './write-events.sql.js';

/** Requests written together at most. */
const MOST_TOGETHER = 100;

/** Classes of SQLSTATE for what is wrong with a row, not with the audit: such a row fails its own request only. */
const OF_A_ROW = /^2[23]/;

interface Waiting {
  readonly events: readonly ActedEvent[];
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

export class AuditTrail {
  private waiting: Waiting[] = [];
  private writing = false;

  constructor(private readonly database: Database) {}

  /**
   * Resolves when the events are committed. The caller holds no transaction: the embedded engine has one connection.
   *
   * @throws AuditUnavailable; then nothing of what they tell may go out
   */
  async write(events: readonly ActedEvent[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await new Promise<void>((written, failed) => {
        this.waiting.push({ events, written, failed });
        void this.writeWaiting();
      });
    } catch (cause) {
      throw new AuditUnavailable(cause);
    }
  }

  private async writeWaiting(): Promise<void> {
    if (this.writing) return;
    this.writing = true;
    while (this.waiting.length > 0) await this.writeTogether(this.waiting.splice(0, MOST_TOGETHER));
    this.writing = false;
  }

  private async writeTogether(group: readonly Waiting[]): Promise<void> {
    try {
      const events = group.flatMap((one) => one.events);
      await writeEventsAlone(this.database, events);
      for (const { written } of group) written();
    } catch (error) {
      if (group.length > 1 && OF_A_ROW.test((error as { code?: string }).code ?? '')) {
        for (const one of group) await this.writeTogether([one]);
      } else for (const { failed } of group) failed(error);
    }
  }
}

/** The audit cannot be written, so what it would have told of does not happen. The cause is for the log. */
export class AuditUnavailable extends Error {
  /** The cause's SQLSTATE, if it has one: messages of some classes quote data. */
  readonly code: unknown;

  constructor(cause: unknown) {
    super(`The audit could not be written: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'AuditUnavailable';
    this.code = (cause as { code?: unknown } | null)?.code;
  }
}

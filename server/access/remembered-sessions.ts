import type { Purpose } from './purpose.js';
import type { Session, SessionStore } from './session-store.js';

/**
 * Sessions of the embedded engine, remembered by the one server process that may have its directory open.
 *
 * There an open transaction keeps every other connection waiting: while a file is published, a request that must ask the database
 * who it comes from would stand still, and the progress of that very load could not be shown. As no other process opens or
 * closes sessions (commands have none), what is remembered here is the truth. Not for a server's database, which other
 * processes share.
 */
export class RememberedSessions implements SessionStore {
  private readonly remembered = new Map<string, Session>();
  /** Signed out here: a row that was being read meanwhile must not bring the session back. */
  private readonly removed = new Set<string>();

  constructor(private readonly store: SessionStore) {}

  async find(key: string): Promise<Session | undefined> {
    const known = this.remembered.get(key);
    if (known) return known;
    const session = await this.store.find(key);
    if (!session || this.removed.has(key)) return undefined;
    // What was remembered while the row was being read is newer than the row.
    const newer = this.remembered.get(key);
    if (newer) return newer;
    this.remembered.set(key, session);
    return session;
  }

  async save(session: Session): Promise<void> {
    await this.store.save(session);
    this.remembered.set(session.key, session);
  }

  /** The row follows when the database is free; were that to fail, the next touch writes it. */
  async touch(key: string, seenAt: Date): Promise<void> {
    this.change(key, { seenAt });
    this.store.touch(key, seenAt).catch(() => undefined);
  }

  async keepPurpose(key: string, purpose: Purpose): Promise<boolean> {
    if (!(await this.store.keepPurpose(key, purpose)) || this.removed.has(key)) return false;
    this.change(key, { purpose });
    return true;
  }

  async remove(key: string): Promise<void> {
    this.removed.add(key);
    this.remembered.delete(key);
    await this.store.remove(key);
  }

  async removeOver(now: Date, idleSince: Date): Promise<void> {
    for (const [key, session] of this.remembered) {
      if (session.endsAt <= now || session.seenAt <= idleSince) this.remembered.delete(key);
    }
    await this.store.removeOver(now, idleSince);
  }

  private change(key: string, what: Partial<Session>): void {
    const known = this.remembered.get(key);
    if (known) this.remembered.set(key, { ...known, ...what });
  }
}

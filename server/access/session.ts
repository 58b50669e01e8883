import { createHash, randomBytes } from 'node:crypto';
import { unauthenticated } from '../errors.js';
import type { Purpose } from './purpose.js';
import type { Session, SessionStore } from './session-store.js';
import type { Person } from './viewer.js';

export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 8;
/** How old the last sign of life may get before it is written anew: a write a minute, not one a request. */
const TOUCH_AFTER_MS = 60_000;
const ID_BYTES = 32;

/** Opens, reads, renews and closes sessions. One per server; the clock is an argument for tests of the limits. */
export class Sessions {
  constructor(
    private readonly store: SessionStore,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** A new session under a new id: whatever id the browser brought along means nothing from here on. */
  async open(person: Person): Promise<{ id: string; session: Session }> {
    const id = randomBytes(ID_BYTES).toString('base64url');
    const now = this.now();
    const endsAt = new Date(now.getTime() + LONGEST_HOURS * 3_600_000);
    const session: Session = { key: keyOf(id), person, signedInAt: now, seenAt: now, endsAt, purpose: undefined };
    await this.clear();
    await this.store.save(session);
    return { id, session };
  }

  /** The session of an id, or undefined when there is none, or it has idled out, lasted too long or was signed out. */
  async read(id: string): Promise<Session | undefined> {
    const session = await this.store.find(keyOf(id));
    if (!session) return undefined;
    const now = this.now();
    if (now >= session.endsAt || now.getTime() >= session.seenAt.getTime() + IDLE_MINUTES * 60_000) return undefined;
    return session.purpose && now >= session.purpose.until ? { ...session, purpose: undefined } : session;
  }

  /** Notes that the browser is at work, so that the session does not idle out. */
  async touch(session: Session): Promise<void> {
    const now = this.now();
    if (now.getTime() - session.seenAt.getTime() > TOUCH_AFTER_MS) await this.store.touch(session.key, now);
  }

  /** Keeps a stated purpose, no longer than the session itself. Answers it as it was kept. */
  async keepPurpose(session: Session, purpose: Purpose): Promise<Purpose> {
    const kept = purpose.until > session.endsAt ? { ...purpose, until: session.endsAt } : purpose;
    // Signed out meanwhile, perhaps in another process: nobody must believe that the purpose stands.
    if (!(await this.store.keepPurpose(session.key, kept))) throw unauthenticated();
    return kept;
  }

  /** Signs out: the id is worth nothing from now on, in every server process, wherever a copy of it may be. */
  async close(session: Session): Promise<void> {
    await this.store.remove(session.key);
  }

  /** Takes away the rows of sessions that are over. */
  async clear(): Promise<void> {
    const now = this.now();
    await this.store.removeOver(now, new Date(now.getTime() - IDLE_MINUTES * 60_000));
  }
}

/** A cookie's random id as the database knows it. 256 random bits need no salt. */
export function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

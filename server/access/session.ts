import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import { findPersona, type Persona } from './personas.js';
import { PURPOSE_REASONS, type Purpose, type PurposeReason } from './purpose.js';
import type { SigningKey } from './signing-key.js';

/** A browser's session in the demonstration, carried by a signed cookie; nothing of it is kept on the server but sign-outs. */
export interface Session {
  readonly id: string;
  readonly persona: Persona;
  readonly signedInAt: Date;
  readonly seenAt: Date;
  readonly purpose: Purpose | undefined;
}

export const SESSION_COOKIE = 'homeward-session';
export const IDLE_MINUTES = 30;
export const LONGEST_HOURS = 8;
/** The cookie is written again when it is older than this, so that work keeps a session alive without a cookie an answer. */
const REFRESH_AFTER_MS = 60_000;

const TYPE = 'homeward-session+jwt';
const ISSUER = 'homeward';
const AUDIENCE = 'homeward-browser';

/** Opens, reads, renews and closes sessions. One per server; the clock is an argument for tests of the limits. */
export class Sessions {
  /** Ids of sessions signed out before their time, with the moment they would have ended anyway. */
  private readonly signedOut = new Map<string, number>();

  constructor(
    private readonly key: SigningKey,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** A new session with a new id: whatever id the browser brought along means nothing from here on. */
  open(persona: Persona): Session {
    const now = this.now();
    return { id: randomUUID(), persona, signedInAt: now, seenAt: now, purpose: undefined };
  }

  /** The session as the cookie carries it. */
  async seal(session: Session): Promise<string> {
    const seen = seconds(this.now());
    const end = Math.min(seen + IDLE_MINUTES * 60, seconds(session.signedInAt) + LONGEST_HOURS * 3600);
    const { purpose } = session;
    return new SignJWT({
      since: seconds(session.signedInAt),
      ...(purpose ? { purpose: { reason: purpose.reason, note: purpose.note, until: seconds(purpose.until) } } : {}),
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(session.persona.persona)
      .setJti(session.id)
      .setIssuedAt(seen)
      .setExpirationTime(end)
      .sign(this.key.privateKey);
  }

  /** The session of a cookie, or undefined when it is not ours, has idled out, has lasted too long or was signed out. */
  async read(cookie: string): Promise<Session | undefined> {
    try {
      const { payload } = await jwtVerify(cookie, this.key.publicKey, {
        algorithms: ['EdDSA'],
        issuer: ISSUER,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['sub', 'exp', 'iat', 'jti', 'since'],
        currentDate: this.now(),
      });
      const persona = findPersona(payload.sub);
      const id = payload.jti as string;
      if (!persona || this.signedOut.has(id)) return undefined;
      const signedInAt = new Date(Number(payload['since']) * 1000);
      if (this.now().getTime() >= signedInAt.getTime() + LONGEST_HOURS * 3_600_000) return undefined;
      return {
        id,
        persona,
        signedInAt,
        seenAt: new Date((payload.iat as number) * 1000),
        purpose: this.readPurpose(payload['purpose']),
      };
    } catch {
      return undefined;
    }
  }

  /** Whether the cookie is old enough to be written anew. */
  isStale(session: Session): boolean {
    return this.now().getTime() - session.seenAt.getTime() > REFRESH_AFTER_MS;
  }

  /** Signs out: the cookie is worth nothing from now on, wherever a copy of it may be. */
  close(session: Session): void {
    const now = this.now().getTime();
    for (const [id, end] of this.signedOut) if (end < now) this.signedOut.delete(id);
    this.signedOut.set(session.id, session.signedInAt.getTime() + LONGEST_HOURS * 3_600_000);
  }

  private readPurpose(claim: unknown): Purpose | undefined {
    if (typeof claim !== 'object' || claim === null) return undefined;
    const { reason, note, until } = claim as { reason?: unknown; note?: unknown; until?: unknown };
    if (!PURPOSE_REASONS.includes(reason as PurposeReason) || typeof note !== 'string') return undefined;
    const end = new Date(Number(until) * 1000);
    return end > this.now() ? { reason: reason as PurposeReason, note, until: end } : undefined;
  }
}

const seconds = (moment: Date): number => Math.floor(moment.getTime() / 1000);

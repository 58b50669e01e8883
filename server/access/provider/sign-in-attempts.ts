import { randomBytes } from 'node:crypto';
import type { Database } from '../../database/database.js';
import { keyOf } from '../session.js';
import type { Ties } from './identity-provider.js';

/** A browser that was sent to the identity provider: what must come back with it, and where it wanted to go. */
export interface SignInAttempt extends Ties {
  readonly returnPath: string;
  /** The one of several roles that was chosen. */
  readonly askedRole: string | undefined;
}

/** Time to find one's password and second factor. */
const ATTEMPT_MINUTES = 15;

/** Attempts, in the database: the browser may come back to another process. Each serves once, and only the browser that began it. */
export class SignInAttempts {
  constructor(
    private readonly database: Database,
    private readonly origin: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** Keeps an attempt, and answers the random id for the browser's cookie. */
  async begin({ state, nonce, codeVerifier, returnPath, askedRole }: SignInAttempt): Promise<string> {
    const id = randomBytes(32).toString('base64url');
    const now = this.now();
    await this.database.asOwnerOnce((schema) => `DELETE FROM ${schema}.sign_in_attempt WHERE begun_at <= $1`, [this.oldest()]);
    await this.database.asOwnerOnce(
      (schema) =>
        `INSERT INTO ${schema}.sign_in_attempt (id_hash, origin, state, nonce, code_verifier, return_path, asked_role, begun_at)
         VALUES (decode($1, 'hex'), $2, $3, $4, $5, $6, $7, $8)`,
      [keyOf(id), this.origin, state, nonce, codeVerifier, returnPath, askedRole ?? null, now],
    );
    return id;
  }

  /** The attempt of this browser, which is over with this; undefined when there is none, or it took too long. */
  async take(id: string): Promise<SignInAttempt | undefined> {
    const [row] = await this.database.asOwnerOnce<{
      state: string;
      nonce: string;
      code_verifier: string;
      return_path: string;
      asked_role: string | null;
      begun_at: Date;
    }>(
      (schema) =>
        `DELETE FROM ${schema}.sign_in_attempt WHERE id_hash = decode($1, 'hex') AND origin = $2
         RETURNING state, nonce, code_verifier, return_path, asked_role, begun_at`,
      [keyOf(id), this.origin],
    );
    if (!row || row.begun_at <= this.oldest()) return undefined;
    const { state, nonce, code_verifier: codeVerifier, return_path: returnPath } = row;
    return { state, nonce, codeVerifier, returnPath, askedRole: row.asked_role ?? undefined };
  }

  private oldest(): Date {
    return new Date(this.now().getTime() - ATTEMPT_MINUTES * 60_000);
  }
}

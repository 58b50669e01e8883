import type { Logger } from 'pino';
import type { ProviderSettings } from './access/provider/provider-settings.js';
import type { OnSignIn } from './access/sign-in-event.js';
import type { AuditTrail } from './audit/audit-trail.js';
import type { Database } from './database/database.js';

/** What an operator sets, as far as requests need it. */
export interface Installation {
  /** Directory of keys, uploads and, with the embedded engine, the database. */
  readonly dataDirectory: string;
  /** Personas may sign in without a password. */
  readonly demonstration: boolean;
  /** Who else signs people in; undefined in the demonstration. */
  readonly identityProvider?: ProviderSettings | undefined;
  readonly version: string;
  /** SHA-256 of the only GraphQL documents that are answered; undefined: any. */
  readonly trustedDocuments?: ReadonlySet<string> | undefined;
  /** Files that a person is given within an hour; the usual number (server/export/export-limit.ts) unless set. */
  readonly exportsPerHour?: number | undefined;
  readonly basemap: { readonly url: string; readonly attribution: string } | undefined;
}

/** The parts a request may use, made once per process. Domains are functions over `Sql`; only what has a lifetime is here. */
export interface Services {
  readonly database: Database;
  readonly audit: AuditTrail;
  readonly installation: Installation;
  readonly log: Logger;
  /** Told of every sign-in, refusal and sign-out. */
  readonly onSignIn?: OnSignIn | undefined;
  /** Aborted when the process was asked to stop: what is still arriving is not waited for. */
  readonly stopping?: AbortSignal | undefined;
}

import type DataLoader from 'dataloader';
import type { Sql } from './database/database.js';
import type { Purpose } from './access/purpose.js';
import { actingViewer, actorOf, type Viewer } from './access/viewer.js';
import type { Acting } from './audit/actor.js';
import type { AuditEvent } from './audit/audit-event.js';
import { RequestAudit } from './audit/request-audit.js';
import { ViewerTransaction } from './graphql/viewer-transaction.js';
import type { Services } from './services.js';

/** Makes one loader for one request. Written once per kind of thing, as a constant function: it is the loader's key. */
export type LoaderFactory<Key, Thing> = (context: RequestContext) => DataLoader<Key, Thing>;

/** Everything a resolver may know of the request it answers. */
export interface RequestContext {
  /** Who asks; after `statePurpose` with the purpose just stated. */
  readonly viewer: Viewer;
  readonly services: Services;
  /**
   * Runs `work` under the viewer's database role: reads share the request's one read-only transaction; with `write` a
   * transaction of its own, committed before the promise resolves. Do nothing inside but statements on `sql`.
   */
  asViewer<T>(work: (sql: Sql) => Promise<T>, options?: { write?: boolean }): Promise<T>;
  /** Runs `work` while this request holds no transaction: for services that open their own (undo, ingest). */
  withoutTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** The request's loader made by this factory: many keys, one query. */
  loader<Key, Thing>(factory: LoaderFactory<Key, Thing>): DataLoader<Key, Thing>;
  /** Remembers what the work is for, an hour at most: in the browser session, or refused where there is none. */
  statePurpose(purpose: Purpose): Promise<void>;
  /** Aborted when whoever asked has gone away: long arithmetic is then worked out for nobody. */
  readonly gone: AbortSignal;
  /** Who acts in which request, for what services record in a transaction of their own. */
  readonly acting: Acting;
  /** Tells the audit of something done or looked at: written when the answer is complete, before it leaves. */
  audit(event: AuditEvent): void;
  /**
   * Runs `work` in a writing transaction of its own once the answer is complete, before it leaves: for what an answer that only reads is to
   * leave behind. A write while other fields read would end their transaction.
   */
  whenComplete(work: (sql: Sql) => Promise<unknown>): void;
  /** Does what was left for `whenComplete`, after `end`. When it fails the answer must not leave. */
  complete(): Promise<void>;
  /** Ends the transaction. Called by the server when the answer is complete; never by a resolver. */
  end(): Promise<void>;
  /** The same when whoever asked has gone away: what is still being read for them is not waited for. */
  abandon(): Promise<void>;
  /** Writes the events of this request, after `end`. @throws AuditUnavailable: the answer must not leave */
  writeAudit(): Promise<void>;
}

/** A request's context. `keepPurpose` writes a stated purpose where the next request will find it, and answers it as it holds. */
export function createContext(
  services: Services,
  viewer: Viewer,
  keepPurpose: (purpose: Purpose) => Promise<Purpose>,
  requestId: string,
): RequestContext {
  const audit = new RequestAudit(services.audit, requestId, () => actorOf(state.viewer));
  const state: State = { viewer, loaders: new Map(), keepPurpose, audit, left: [] };
  return new StatefulContext(services, state, new ViewerTransaction(services.database, () => actingViewer(state.viewer)));
}

interface State {
  viewer: Viewer;
  readonly loaders: Map<unknown, unknown>;
  readonly keepPurpose: (purpose: Purpose) => Promise<Purpose>;
  readonly audit: RequestAudit;
  readonly left: ((sql: Sql) => Promise<unknown>)[];
}

/** A class whose fields are references, because Apollo copies the context, field by field, before it uses it. */
class StatefulContext implements RequestContext {
  constructor(
    readonly services: Services,
    private readonly state: State,
    private readonly transaction: ViewerTransaction,
  ) {}

  get viewer(): Viewer {
    return this.state.viewer;
  }

  asViewer<T>(work: (sql: Sql) => Promise<T>, options?: { write?: boolean }): Promise<T> {
    return options?.write ? this.transaction.write(work) : this.transaction.read(work);
  }

  async withoutTransaction<T>(work: () => Promise<T>): Promise<T> {
    await this.transaction.pause();
    return work();
  }

  loader<Key, Thing>(factory: LoaderFactory<Key, Thing>): DataLoader<Key, Thing> {
    const { loaders } = this.state;
    if (!loaders.has(factory)) loaders.set(factory, factory(this));
    return loaders.get(factory) as DataLoader<Key, Thing>;
  }

  async statePurpose(purpose: Purpose): Promise<void> {
    // The session is saved by another connection, which on the embedded engine would wait for this request's transaction.
    await this.transaction.pause();
    const kept = await this.state.keepPurpose(purpose);
    await this.transaction.pause();
    this.state.viewer = { ...this.state.viewer, purpose: kept };
  }

  get gone(): AbortSignal {
    return this.transaction.gone;
  }

  get acting(): Acting {
    return this.state.audit.acting;
  }

  audit(event: AuditEvent): void {
    this.state.audit.add(event);
  }

  whenComplete(work: (sql: Sql) => Promise<unknown>): void {
    this.state.left.push(work);
  }

  async complete(): Promise<void> {
    const left = this.state.left.splice(0);
    if (left.length === 0) return;
    await this.services.database.asViewer(
      actingViewer(this.viewer),
      async (sql) => {
        for (const work of left) await work(sql);
      },
      { write: true },
    );
  }

  end(): Promise<void> {
    return this.transaction.end();
  }

  abandon(): Promise<void> {
    return this.transaction.abandon();
  }

  writeAudit(): Promise<void> {
    return this.state.audit.write();
  }
}

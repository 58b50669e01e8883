import type { Actor } from './actor.js';
import type { ActedEvent, AuditEvent } from './audit-event.js';
import type { AuditTrail } from './audit-trail.js';

/** What one request did and looked at, until it is written: after its transaction, before its answer. */
export class RequestAudit {
  private events: ActedEvent[] = [];

  constructor(
    private readonly trail: AuditTrail,
    readonly correlationId: string,
    private readonly actor: () => Actor,
  ) {}

  /** Who acts, for what is recorded in a transaction of its own. */
  get acting(): { actor: Actor; correlationId: string } {
    return { actor: this.actor(), correlationId: this.correlationId };
  }

  /** Collects an event, with the purpose that holds now. */
  add(event: AuditEvent): void {
    this.events.push({ ...this.acting, event });
  }

  /** Writes what was collected. @throws AuditUnavailable: the answer must not leave */
  async write(): Promise<void> {
    const { events } = this;
    this.events = [];
    await this.trail.write(events);
  }

  /** For answers that are not GraphQL: one event, before the first byte. @throws AuditUnavailable */
  async record(event: AuditEvent): Promise<void> {
    this.add(event);
    await this.write();
  }
}

import { Arg, Args, Ctx, ID, Query, Resolver } from 'type-graphql';
import { seesAllAudit } from '../access/policies.js';
import { actorOf } from '../access/viewer.js';
import type { RequestContext } from '../context.js';
import { badUserInput } from '../errors.js';
import { connectionOf, type ConnectionOf } from '../graphql/connection.js';
import { PageArguments, readPage } from '../graphql/page.js';
import { AuditFilterInput } from './audit-filter.input.js';
import { AuditEvent, AuditEventConnection, AuditVerification } from './audit.type.js';
import { detailLines } from './detail-lines.js';
import { looseGuards } from './guards.sql.js';
import { OF_AN_INCIDENT, refuseGuessing } from './guessed-incidents.js';
import {
  countEvents,
  findEvents,
  ofSearch,
  ofSubject,
  type Conditions,
  type EventsTable,
  type EventSubject,
  type RecordedEvent,
} from './read-events.sql.js';
import { recordDigest } from './record-digest.js';
import { verifyChain } from './verify-chain.js';

/** Going along the whole chain costs about as much as the largest list. */
const OF_A_VERIFICATION = 20_000;

@Resolver()
export class AuditResolver {
  @Query(() => AuditEventConnection, {
    description:
      'What was done and looked at, newest first: all of it for information governance, for everybody else what they did themselves. Reading it leaves an event.',
  })
  async auditEvents(
    @Ctx() context: RequestContext,
    @Arg('filter', () => AuditFilterInput, { nullable: true, description: 'Which events; all when left out.' })
    filter: AuditFilterInput | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<AuditEvent>> {
    const asked = Object.fromEntries(Object.entries(filter ?? {}).filter(([, part]) => part != null));
    const table = seesAllAudit(context.viewer) ? 'audit_event' : 'own_audit_event';
    const page = await pageOf(context, table, ofSearch(filter ?? {}), pageArguments);
    const detail = { query: 'auditEvents', of: table === 'audit_event' ? 'everybody' : 'themselves', filter: asked };
    context.audit({ action: 'READ_AUDIT', detail, rowCount: page.edges.length });
    return page;
  }

  @Query(() => AuditEventConnection, {
    description:
      'Who has looked at this, newest first: give exactly one of the arguments. For information governance. A list or map of more than 100 reports tells single discharges only: other reports in it are found by kind, area or load.',
  })
  async auditOf(
    @Ctx() context: RequestContext,
    @Arg('incident', () => ID, { nullable: true, description: 'An incident, by its id.' }) incident: string | null,
    @Arg('batch', () => ID, { nullable: true, description: 'A load, by its number.' }) batch: string | null,
    @Arg('area', () => String, { nullable: true, description: 'An area, by its code as it was asked for.' }) area: string | null,
    @Arg('kind', () => String, { nullable: true, description: 'A kind of incident: ASB_REPORT, …' }) kind: string | null,
    @Args(() => PageArguments) pageArguments: PageArguments,
  ): Promise<ConnectionOf<AuditEvent>> {
    const asked: Record<string, string | null> = { incident, batch, area, kind };
    const named = Object.keys(asked).filter((name) => asked[name] != null);
    if (named.length !== 1) throw badUserInput('Name one thing: an incident, a batch, an area or a kind.', []);
    if (named[0] === 'incident') await context.asViewer((sql) => refuseGuessing(sql, actorOf(context.viewer).id));
    const page = await pageOf(context, 'audit_event', ofSubject(subjectOf(named[0]!, asked[named[0]!]!)), pageArguments);
    // An incident that is asked about has not been looked at: its digest must not stand among the records.
    const detail = { query: 'auditOf', of: named[0] === 'incident' ? OF_AN_INCIDENT : `${named[0]} ${asked[named[0]!]}` };
    context.audit({ action: 'READ_AUDIT', detail, rowCount: page.edges.length });
    return page;
  }

  @Query(() => AuditVerification, {
    complexity: OF_A_VERIFICATION,
    description:
      'Goes along the whole audit and names the first event that was changed or is missing. For information governance; leaves an event.',
  })
  async auditVerification(@Ctx() context: RequestContext): Promise<AuditVerification> {
    const verification = await verifyChain((work) => context.asViewer(work));
    const loose = await context.asViewer(looseGuards);
    const { verified, broken, head } = verification;
    const intact = broken === null && loose.length === 0;
    context.audit({ action: 'VERIFY_AUDIT', detail: { query: 'auditVerification', intact }, rowCount: verified });
    return {
      intact,
      verified,
      brokenAt: broken?.sequence ?? null,
      problem: broken?.problem ?? null,
      looseGuards: loose,
      head,
    };
  }
}

function subjectOf(name: string, asked: string): EventSubject {
  if (name === 'incident') return { record: recordDigest(asked) };
  return { [name]: asked } as unknown as EventSubject;
}

async function pageOf(
  context: RequestContext,
  table: EventsTable,
  conditions: Conditions,
  pageArguments: PageArguments,
): Promise<ConnectionOf<AuditEvent>> {
  const page = readPage(pageArguments, 1);
  const before = page.after?.[0];
  if (before !== undefined && !Number.isSafeInteger(before))
    throw badUserInput('This cursor is not one of this list; take «endCursor» of an earlier page.', ['after']);
  const rows = await context.asViewer((sql) =>
    findEvents(sql, table, conditions, { first: page.first + 1, before: before as number | undefined }),
  );
  return connectionOf(rows, page, {
    key: ({ sequence }) => [sequence],
    node: published,
    totalCount: () => context.asViewer((sql) => countEvents(sql, table, conditions)),
  });
}

function published({ sequence, detail, ...event }: RecordedEvent): AuditEvent {
  return {
    ...event,
    id: String(sequence),
    query: detail.query ?? null,
    kinds: detail.kinds ?? [],
    areas: detail.areas ?? [],
    records: detail.records?.length ?? 0,
    details: detailLines(detail),
  };
}

import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { LOADING_ACCESS } from '../access/access-table.js';
import type { RequestContext } from '../context.js';
import { Incident } from '../incidents/incident.type.js';
import { batchOfIncident } from '../incidents/incidents.service.js';
import { findBatch } from '../ingest/batches.js';
import { published } from './batches.resolver.js';
import { Batch } from './batch.type.js';

@Resolver(() => Incident)
export class IncidentBatchResolver {
  @FieldResolver(() => Batch, {
    nullable: true,
    // Two statements an incident: the loads of a list of some hundreds are refused.
    complexity: 100,
    description: 'The load its row came with; null for those who do not handle loads. Ask for it of one incident, not of a list.',
  })
  async batch(@Root() incident: Incident, @Ctx() context: RequestContext): Promise<Batch | null> {
    if (LOADING_ACCESS[context.viewer.persona] === 'nothing') return null;
    return context.asViewer(async (sql) => {
      const id = await batchOfIncident(sql, incident.id);
      const batch = id === null ? null : await findBatch(sql, id);
      return batch === null ? null : published(batch);
    });
  }
}

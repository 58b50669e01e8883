/** What follows a load, an undo or a replacement of incidents. */
import { markAreasInUse } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { refreshIncidentSummaries } from '../incidents/incident-summaries.service.js';

export async function refreshIncidents(sql: Sql, { batchIds }: { readonly batchIds: readonly number[] }): Promise<void> {
  await refreshIncidentSummaries(sql, batchIds);
  await markAreasInUse(sql);
}

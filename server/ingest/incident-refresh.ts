/** What follows a load, an undo or a replacement of incidents. */
import { markAreasInUse } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { refreshIncidentSummaries } from '../incidents/incident-summaries.service.js';
import type { RefreshContext } from './source.js';

export async function refreshIncidents(sql: Sql, { batchIds, months }: RefreshContext): Promise<void> {
  await refreshIncidentSummaries(sql, batchIds, months);
  await markAreasInUse(sql);
}

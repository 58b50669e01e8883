import DataLoader from 'dataloader';
import type { LoaderFactory } from '../context.js';
import { outcomesOf, type StreetOutcome } from './incidents.service.js';

/** Outcomes by Crime ID: one query for all crimes of an answer. */
export const outcomesLoader: LoaderFactory<string, readonly StreetOutcome[]> = (context) =>
  new DataLoader(async (crimeIds) => {
    const found = await context.asViewer((sql) => outcomesOf(sql, crimeIds));
    return crimeIds.map((id) => found.get(id) ?? []);
  });

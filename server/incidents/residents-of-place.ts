/**
 * The residents that counts by month, category or kind are set against: those of the areas the filter names.
 *
 * Only where they can be added up: one area, or several of one type (wards, LSOAs), which do not overlap. Of a box, a shape, a
 * circle, or areas of several types that may share people, nobody knows how many live there, and no rate is given.
 */
import { areasByCode, populationOf } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import { rateWithLimits, type RateWithLimits } from '../statistics/rates.js';
import type { IncidentFilter } from './incident-filter.js';

/** Rates of incidents are per so many residents. */
export const PER_RESIDENTS = 1000;

export interface Residents {
  readonly persons: number;
  /** Whose estimate, of which year, in words. */
  readonly basis: string;
}

/** Null where there is no such number. */
export async function residentsOfPlace(sql: Sql, filter: IncidentFilter): Promise<Residents | null> {
  const codes = [...new Set(filter.areaCodes ?? [])];
  if (codes.length === 0 || filter.bbox != null || filter.within != null || filter.near != null) return null;
  const areas = [...(await areasByCode(sql, codes)).values()];
  const types = new Set(areas.map(({ type }) => type));
  if (types.size !== 1 || (types.has('COMPOSITE') && areas.length > 1)) return null;
  const figures = [...(await populationOf(sql, areas)).values()];
  let persons = 0;
  for (const figure of figures) {
    if (figure.persons === null) return null;
    persons += figure.persons;
  }
  const bases = new Set(figures.flatMap(({ basis }) => (basis === null ? [] : [basis])));
  return persons > 0 ? { persons, basis: [...bases].join('; ') } : null;
}

/** Null without residents: a rate of nobody is undefined. */
export function rateOfResidents(count: number | null, persons: number | null): RateWithLimits | null {
  return count === null || persons === null || persons <= 0 ? null : rateWithLimits(count, persons, { per: PER_RESIDENTS });
}

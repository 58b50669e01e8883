/** Incidents by the cells of a grid of any size, for those who may have them one by one; nobody else gets cells. */
import type { Sql } from '../database/database.js';
import { CallerError, forbidden } from '../errors.js';
import type { FinestArea } from '../access/access-table.js';
import type { IncidentFilter } from './incident-filter.js';
import { askLocated, type LocatedQuestion } from './located-counts.js';
import { permit, type AskedForm, type Reader } from './permission.js';
import { narrowed } from './viewed-incidents.js';

/** As small as cells can be: what is permitted so is permitted in every size, and discharges want a purpose. */
const SMALLEST_SQUARES: AskedForm = { form: 'grid', cellMetres: 1, isSquare: true };

/** @throws CallerError FORBIDDEN saying by which areas it can be had, PURPOSE_REQUIRED, BAD_USER_INPUT */
export async function viewedLocated(sql: Sql, reader: Reader, filter: IncidentFilter): Promise<LocatedQuestion> {
  return askLocated(sql, narrowed(filter, permittedCells(reader, filter)));
}

/** @throws CallerError as `viewedLocated` does where the reader may not have the kinds named by cells */
export function checkCellsPermitted(reader: Reader, filter: IncidentFilter): void {
  permittedCells(reader, filter);
}

function permittedCells(reader: Reader, filter: IncidentFilter): ReturnType<typeof permit> {
  try {
    return permit(reader, filter, SMALLEST_SQUARES);
  } catch (error) {
    if (!(error instanceof CallerError) || error.code !== 'FORBIDDEN') throw error;
    throw forbidden(`${error.message} ${whatIsPossible(reader, filter)}`);
  }
}

function whatIsPossible(reader: Reader, filter: IncidentFilter): string {
  const finest = finestAreas(reader, filter);
  if (finest === null) return 'Nor are there areas by which your role has them.';
  return `What is possible: detection by areas, unit AREAS with areaType ${finest}.`;
}

const FINE_TO_COARSE: readonly FinestArea[] = ['LSOA', 'WARD', 'DISTRICT'];

/** The finest areas by which the reader has counts of what is asked; null when there are none. */
export function finestAreas(reader: Reader, filter: IncidentFilter): FinestArea | null {
  const isPermitted = (finest: FinestArea): boolean => {
    try {
      permit(reader, filter, { form: 'counts', finest });
      return true;
    } catch (error) {
      if (error instanceof CallerError) return false;
      throw error;
    }
  };
  return FINE_TO_COARSE.find(isPermitted) ?? null;
}

/** Counts, or bands, by cells of the National Grid, as far as the viewer may have them. */
import type { Sql } from '../database/database.js';
import type { CellShape } from './cell-polygons.js';
import { bandedSquares, squareBands, type SquareBands } from './protected/banded-squares.js';
import { forbidden } from '../errors.js';
import { gridIncidents } from './grid-incidents.js';
import type { IncidentFilter } from './incident-filter.js';
import { BAND_SQUARE, permit, type Reader } from './permission.js';
import { exactFigure } from './figure.js';
import type { ViewedGrid } from './viewed-figures.js';
import { narrowed } from './viewed-incidents.js';

/** @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED, SUPPRESSED */
export async function viewedGrid(
  sql: Sql,
  reader: Reader,
  filter: IncidentFilter,
  cellMetres: number,
  shape: CellShape = 'SQUARE',
): Promise<ViewedGrid> {
  const permission = permit(reader, filter, { form: 'grid', cellMetres, isSquare: shape === 'SQUARE' });
  const allowed = narrowed(filter, permission);
  if (permission.as === 'bands') return bandedSquares(sql, permission.data[0]!, allowed, BAND_SQUARE);
  const grid = await gridIncidents(sql, allowed, cellMetres, shape);
  return { ...grid, total: exactFigure(grid.total), noLocation: exactFigure(grid.noLocation), bands: [], protection: null };
}

/** ASB reports in bands by squares of 500 m, as a planner sees them on the map. @throws CallerError FORBIDDEN, SUPPRESSED */
export function viewedBands(sql: Sql, reader: NonNullable<Reader>): Promise<SquareBands> {
  const permission = permit(reader, { kinds: ['ASB_REPORT'] }, { form: 'grid', cellMetres: BAND_SQUARE, isSquare: true });
  if (permission.as !== 'bands') throw forbidden('Evenings are planned in bands.');
  return squareBands(sql, permission.data[0]!);
}

import type { Sql } from '../../database/database.js';
import { cellFeatures } from '../../incidents/incidents.service.js';
import { propertiesOf } from '../cell-properties.js';
import type { CountedUnits } from '../counted-units.js';
import type { MethodAnswer } from '../methods/method-answer.js';
import type { Grid } from './counted-grid.js';

/** Every cell as GeoJSON text of a FeatureCollection. */
export function gridFeatures(
  sql: Sql,
  { cells: land, cellMetres, shape }: Grid,
  units: CountedUnits,
  answer: MethodAnswer,
): Promise<string> {
  const counted = Array.from(land.east, (east, at) => ({ east, north: land.north[at]!, n: at }));
  return cellFeatures(sql, counted, { cellMetres, shape }, (at) => propertiesOf(units, answer, at));
}

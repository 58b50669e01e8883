/** Estimates from question to answer: checked, read under the asker's own rights, worked out. */
import type { Sql } from '../database/database.js';
import { londonDay } from '../governance/agreement.js';
import { findHotspotArea } from '../hotspots/areas/hotspot-areas.sql.js';
import { polygonText } from '../incidents/incident-filter.js';
import type { AskedEstimate, EstimateQuestion } from './asked/asked-estimate.js';
import type { EstimateFacts } from './facts/estimate-facts.js';
import type { EstimateResult } from './estimate-result.js';
import { wrongEstimate } from './asked/input-checks.js';
import type { Border } from './facts/lsoas-within.sql.js';
import { readAskedEstimate } from './asked/read-asked-estimate.js';
import { readEstimateFacts } from './facts/read-estimate-facts.js';
import { workOutEstimate } from './work/work-out-estimate.js';

export interface AskedWithFacts {
  readonly asked: AskedEstimate;
  readonly facts: EstimateFacts;
}

/**
 * @param seesBorders whether the asker's role sees where hotspot areas are
 * @throws CallerError BAD_USER_INPUT naming the field and the remedy
 */
export async function readEstimate(sql: Sql, question: EstimateQuestion, seesBorders: boolean): Promise<AskedWithFacts> {
  const asked = readAskedEstimate(question);
  const borders = [...(await hotspotBorders(sql, asked, seesBorders)), ...drawnBorder(asked)];
  return { asked, facts: await readEstimateFacts(sql, asked, borders) };
}

export async function askEstimate(sql: Sql, question: EstimateQuestion, seesBorders: boolean): Promise<EstimateResult> {
  const { asked, facts } = await readEstimate(sql, question, seesBorders);
  return workOutEstimate(asked, facts);
}

async function hotspotBorders(sql: Sql, { hotspotAreas }: AskedEstimate, seesBorders: boolean): Promise<Border[]> {
  if (hotspotAreas.length > 0 && !seesBorders)
    throw wrongEstimate('Your role does not see where hotspot areas are: name wards instead.', ['hotspotAreas']);
  const borders: Border[] = [];
  for (const [at, id] of hotspotAreas.entries()) {
    const area = await findHotspotArea(sql, id, { today: londonDay() });
    if (area?.boundary == null) throw wrongEstimate('There is no such hotspot area.', ['hotspotAreas', at]);
    borders.push({ name: area.name, kind: 'HOTSPOT_AREA', geojson: area.boundary, path: ['hotspotAreas', at] });
  }
  return borders;
}

const drawnBorder = ({ shape }: AskedEstimate): Border[] =>
  shape === null
    ? []
    : [{ name: 'Drawn shape', kind: 'DRAWN_SHAPE', geojson: polygonText(shape, ['input', 'shape']), path: ['shape'] }];

/** Points for a map that is close enough: one FeatureCollection made in the database and passed on as text. */
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import type { IncidentFilter } from './incident-filter.js';
import { idExpression } from './incident-id.js';
import type { IncidentKind } from './incident-kind.js';
import { Parameters } from './parameters.js';
import { askQuestion } from './question.js';
import { admittedRows } from './row-conditions.js';
import { IS_SENSITIVE, MOST_TOLD, type SensitiveRows } from './sensitive-view.js';

export const USUAL_POINTS = 2_000;
export const MOST_POINTS = 20_000;

export interface PointsOfIncidents {
  /** GeoJSON text of a FeatureCollection; features have id, kind and category only. `truncated` and `notIncluded` stand in it too. */
  readonly geojson: string;
  readonly count: number;
  /** There are more than these: the map should draw cells instead. */
  readonly truncated: boolean;
  readonly notIncluded: readonly IncidentKind[];
  readonly sensitive: SensitiveRows;
}

const NONE_SENSITIVE: SensitiveRows = { count: 0, kinds: [], ids: [] };

/** Newest first. @throws CallerError BAD_USER_INPUT */
export async function incidentPoints(sql: Sql, filter: IncidentFilter, limit: number = USUAL_POINTS): Promise<PointsOfIncidents> {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_POINTS) {
    throw badUserInput(`The limit is 1 to ${MOST_POINTS.toLocaleString('en-GB')} points.`, ['limit']);
  }
  const question = await askQuestion(sql, filter);
  const parameters = new Parameters();
  const columns = (kind: IncidentKind): string =>
    `'${kind}' AS kind, ${idExpression(kind)} AS public_id, category, source, location, occurred_from, id`;
  const rows = admittedRows(question, parameters, columns, { further: 'location IS NOT NULL' });
  const { notIncluded } = question.filter;
  if (rows === null)
    return { geojson: collection('', false, notIncluded), count: 0, truncated: false, notIncluded, sensitive: NONE_SENSITIVE };
  const most = parameters.add(limit, 'int');
  const sensitive = `FILTER (WHERE place <= ${most} AND ${IS_SENSITIVE})`;
  const [found] = await sql.query<Found>(
    `SELECT count(*)::int AS count, count(*) ${sensitive}::int AS "sensitive", array_agg(DISTINCT kind) ${sensitive} AS kinds,
            array_agg(public_id) FILTER (WHERE place <= ${most} AND kind = 'FIREARMS_DISCHARGE') AS discharges,
            CASE WHEN count(*) ${sensitive} <= ${MOST_TOLD} THEN array_agg(public_id) ${sensitive} END AS few,
            coalesce(string_agg('{"type":"Feature","id":"' || public_id || '","geometry":' || ST_AsGeoJSON(location, 6)
              || ',"properties":{"id":"' || public_id || '","kind":"' || kind || '","category":' || to_json(category) || '}}', ','
              ORDER BY place) FILTER (WHERE place <= ${most}), '') AS features
       FROM (SELECT *, row_number() OVER (ORDER BY occurred_from DESC, id DESC) AS place FROM (
               SELECT * FROM (${rows}) r ORDER BY occurred_from DESC, id DESC LIMIT ${most} + 1) newest) numbered`,
    parameters.list,
  );
  const { features, count } = found!;
  const truncated = count > limit;
  return {
    geojson: collection(features, truncated, notIncluded),
    count: Math.min(count, limit),
    truncated,
    notIncluded,
    sensitive: sensitiveOf(found!),
  };
}

interface Found {
  readonly features: string;
  readonly count: number;
  readonly sensitive: number;
  readonly kinds: readonly IncidentKind[] | null;
  readonly discharges: readonly string[] | null;
  /** All of them, where they are few. */
  readonly few: readonly string[] | null;
}

function sensitiveOf({ sensitive, kinds, discharges, few }: Found): SensitiveRows {
  return { count: sensitive, kinds: kinds ?? [], ids: few ?? discharges ?? [] };
}

function collection(features: string, truncated: boolean, notIncluded: readonly IncidentKind[]): string {
  return `{"type":"FeatureCollection","truncated":${truncated},"notIncluded":${JSON.stringify(notIncluded)},"features":[${features}]}`;
}

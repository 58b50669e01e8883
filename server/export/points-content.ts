import { checkFilterLimits } from '../incidents/check-limits.js';
import {
  countIncidents,
  onlySingle,
  type AnyIncident,
  type IncidentCursor,
  type IncidentFilter,
  type ListOfIncidents,
  type Reader,
  viewedList,
} from '../incidents/incidents.service.js';
import { markingOf } from '../installation/marking.js';
import type { ExportContent, ExportRow, RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

/** Incidents read in one short transaction; the file is sent between them, so that no slow reader holds one open. */
const PORTION = 2_000;

const COLUMNS = [
  'id',
  'kind',
  'category',
  'occurred_from',
  'occurred_to',
  'longitude',
  'latitude',
  'precision',
  'source',
  'area_code',
  'place',
];

/** Incidents one by one, newest first: the rows of `incidents`, however many. Those without a place have no point. */
export async function pointsContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  const { filter } = request;
  checkFilterLimits(filter);
  const { first, counts, shown } = await run(async (sql) => ({
    first: await viewedList(sql, reader, filter, PORTION),
    counts: await countIncidents(sql, onlySingle(reader, filter), 'KIND'),
    shown: await sentenceOf(sql, filter, ' one by one'),
  }));
  return {
    shown,
    sources: counts.sources,
    notes: notesOf(counts),
    marking: markingOf('records'),
    name: 'points',
    columns: COLUMNS,
    rows: counts.total,
    portions: portions(first, filter, run, reader),
  };
}

async function* portions(
  first: ListOfIncidents,
  filter: IncidentFilter,
  run: RunInSql,
  reader: Reader,
): AsyncIterable<ExportRow[]> {
  let page = first;
  for (;;) {
    yield page.incidents.map(({ incident }) => rowOf(incident));
    const after: IncidentCursor | undefined = page.incidents.at(-1)?.cursor;
    if (!page.hasNextPage || after === undefined) return;
    page = await run((sql) => viewedList(sql, reader, filter, PORTION, after));
  }
}

function rowOf(incident: AnyIncident): ExportRow {
  const point = incident.location === null ? null : (JSON.parse(incident.location) as { coordinates: [number, number] });
  return {
    cells: [
      incident.id,
      incident.kind,
      incident.category,
      incident.occurredFrom,
      incident.occurredTo,
      point?.coordinates[0] ?? null,
      point?.coordinates[1] ?? null,
      incident.precision,
      incident.source,
      incident.areaCode,
      incident.placeText,
    ],
    geometry: incident.location,
  };
}

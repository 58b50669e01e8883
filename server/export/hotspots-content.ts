import { checkFilterLimits } from '../incidents/check-limits.js';
import type { Reader } from '../incidents/incidents.service.js';
import { detect, type Detection } from '../hotspots/detect.js';
import { showsPlaces } from '../hotspots/detection-event.js';
import { markingOf } from '../installation/marking.js';
import { SPARSE_HOTSPOT_VARIANT } from '../statistics/sparse-hotspots.js';
import { allAtOnce, type Cell, type ExportContent, type ExportRow, type RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

/** Columns of a file, and the property of `hotspotCells` that each is. */
const COLUMNS: Readonly<Record<string, string>> = {
  key: 'key',
  label: 'label',
  observed: 'observed',
  expected: 'expected',
  neighbourhood_observed: 'neighbourhoodObserved',
  neighbourhood_expected: 'neighbourhoodExpected',
  class: 'class',
  p: 'p',
  p_adjusted: 'pAdjusted',
  z: 'z',
  z_is_unfit: 'zIsUnfit',
  land_km2: 'landKm2',
  residents: 'residents',
  sentence: 'sentence',
};

/** What the detection's own warnings say. */
const toldInWarnings = { missingMonths: [], incompleteMonths: [], overlapping: [], limitedTo: null };

interface Features {
  readonly features: readonly { readonly geometry: unknown; readonly properties: Readonly<Record<string, Cell>> }[];
}

/**
 * The cells or areas of `hotspotCells`, every one that was tested, with the method card in the file's heading. As GeoJSON the file also says
 * what was asked, so that it can be asked again.
 */
export async function hotspotsContent(
  request: ExportRequest,
  run: RunInSql,
  reader: Reader,
  version: string,
): Promise<ExportContent> {
  const { filter, detection: asked } = request;
  checkFilterLimits(filter);
  const { found, shown } = await run(async (sql) => {
    const detection = await detect(sql, reader, { filter, ...asked }, version);
    return { found: detection, shown: await sentenceOf(sql, filter, `, tested on ${unitsInWords(detection)}`) };
  });
  const { told } = found;
  const { features } = JSON.parse(found.features) as Features;
  const card = found.card.map(({ label, text }) => `${label}: ${text.replace(/\.$/, '')}.`);
  return {
    shown,
    sources: told.sources,
    notes: [
      found.sentence,
      ...notesOf({ ...toldInWarnings, notIncluded: told.notIncluded, noLocation: told.noLocation.count ?? 0 }),
      ...(told.protection === null ? [] : [told.protection]),
      ...found.warnings,
      'Method card.',
      ...card,
    ],
    marking: markingOf(showsPlaces(found) ? 'records' : 'figures'),
    name: 'hotspots',
    columns: Object.keys(COLUMNS),
    about: {
      detection: {
        method: asked.method,
        variant: SPARSE_HOTSPOT_VARIANT,
        filter,
        options: { ...asked.options, ...(found.units.unit === 'GRID' ? { cellMetres: found.units.cellMetres } : {}) },
        tests: found.cells.tests,
        version,
      },
      sentence: found.sentence,
      warnings: found.warnings,
      methodCard: found.card,
    },
    ...allAtOnce(
      features.map(({ geometry, properties }): ExportRow => ({
        cells: Object.values(COLUMNS).map((name) => properties[name] ?? null),
        geometry: JSON.stringify(geometry),
      })),
    ),
  };
}

function unitsInWords({ units }: Pick<Detection, 'units'>): string {
  if (units.unit === 'AREAS') return `${units.keys.length} areas`;
  return `${units.shape === 'HEXAGON' ? 'hexagons' : 'squares'} of ${units.cellMetres} m of the National Grid`;
}

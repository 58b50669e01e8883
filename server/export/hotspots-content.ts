import { checkFilterLimits } from '../incidents/check-limits.js';
import type { Reader } from '../incidents/incidents.service.js';
import { detect, type Detection } from '../hotspots/detect.js';
import { showsPlaces } from '../hotspots/detection-event.js';
import { hasBaseline } from '../hotspots/hotspot-options.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce, type Cell, type ExportContent, type ExportRow, type RunInSql } from './export-content.js';
import { notesOf, sentenceOf } from './export-sentence.js';
import type { ExportRequest } from './export-words.js';

/** What the detection's own warnings say. */
const toldInWarnings = { missingMonths: [], incompleteMonths: [], overlapping: [], limitedTo: null };

interface Features {
  readonly features: readonly { readonly geometry: unknown; readonly properties: Readonly<Record<string, unknown>> }[];
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
    const detection = await detect(sql, reader, { filter, ...asked }, { version });
    return { found: detection, shown: await sentenceOf(sql, filter, `, tested on ${unitsInWords(detection)}`) };
  });
  const { told } = found;
  const { features } = JSON.parse(found.features) as Features;
  const columns = Object.keys(features[0]?.properties ?? {});
  const card = found.card.map(({ label, text }) => `${label}: ${text.replace(/\.$/, '')}.`);
  return {
    shown,
    sources: told.sources,
    notes: [
      found.answer.sentence,
      ...notesOf({ ...toldInWarnings, notIncluded: told.notIncluded, noLocation: told.noLocation.count ?? 0 }),
      ...(told.protection === null ? [] : [told.protection]),
      ...(found.withoutOfficerReports === null ? [] : [found.withoutOfficerReports.sentence]),
      ...found.warnings,
      'Method card.',
      ...card,
    ],
    marking: markingOf(showsPlaces(found) ? 'records' : 'figures'),
    name: 'hotspots',
    columns: columns.map(inSnakeCase),
    about: {
      detection: {
        method: asked.method,
        variant: found.answer.variant,
        filter,
        options: {
          ...asked.options,
          ...(found.units.unit === 'GRID' ? { cellMetres: found.units.cellMetres } : {}),
          baseline: hasBaseline(asked.method) ? found.options.baseline : null,
        },
        tests: found.answer.tests,
        version,
      },
      sentence: found.answer.sentence,
      warnings: found.warnings,
      methodCard: found.card,
    },
    ...allAtOnce(
      features.map(({ geometry, properties }): ExportRow => ({
        cells: columns.map((column) => cellOf(properties[column])),
        geometry: JSON.stringify(geometry),
      })),
    ),
  };
}

function unitsInWords({ units }: Pick<Detection, 'units'>): string {
  if (units.unit === 'AREAS') return `${units.keys.length} areas`;
  return `${units.shape === 'HEXAGON' ? 'hexagons' : 'squares'} of ${units.cellMetres} m of the National Grid`;
}

/** «neighbourhoodObserved» as other files have it: neighbourhood_observed. */
const inSnakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function cellOf(figure: unknown): Cell {
  return Array.isArray(figure) ? figure.join(' ') : ((figure ?? null) as Cell);
}

import { RawJson } from '../graphql/raw-json.js';
import { markingOf } from '../installation/marking.js';
import { SPARSE_HOTSPOT_VARIANT } from '../statistics/sparse-hotspots.js';
import { showsPlaces } from './detection-event.js';
import type { Detection } from './detect.js';
import type { HotspotCells } from './hotspot-cells.type.js';
import { CLASS_LABELS, HOT_COLD_CLASSES, UNTESTED } from './hotspot-words.js';

/** A detection as it is published; its cells stay the text that was written. */
export function publishedDetection(detection: Detection): HotspotCells {
  const { units, cells, told, options } = detection;
  const count = (wanted: string): number => cells.classes.reduce((all, one) => all + (one === wanted ? 1 : 0), 0);
  return {
    method: detection.method,
    variant: SPARSE_HOTSPOT_VARIANT,
    unit: units.unit,
    areaType: units.areaType,
    vintage: units.vintage,
    cellMetres: units.cellMetres,
    shape: units.shape,
    baseline: options.baseline,
    cells: new RawJson(detection.features),
    legend: [...HOT_COLD_CLASSES, UNTESTED].map((one) => ({ class: one, label: CLASS_LABELS[one]!, cells: count(one) })),
    tests: cells.tests,
    total: told.total,
    noLocation: told.noLocation,
    outside: units.outside,
    withheld: units.withheld,
    sentence: detection.sentence,
    warnings: detection.warnings,
    card: detection.card,
    sources: told.sources,
    notIncluded: told.notIncluded,
    missingMonths: told.missingMonths,
    incompleteMonths: told.incompleteMonths,
    protection: told.protection,
    marking: markingOf(showsPlaces(detection) ? 'records' : 'figures'),
  };
}

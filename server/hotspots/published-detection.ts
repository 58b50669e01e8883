import { RawJson } from '../graphql/raw-json.js';
import { markingOf } from '../installation/marking.js';
import { showsPlaces } from './detection-event.js';
import type { Detection } from './detect.js';
import type { HotspotCells } from './hotspot-cells.type.js';
import { CLASS_LABELS } from './hotspot-words.js';

/** A detection as it is published; its cells stay the text that was written. */
export function publishedDetection(
  detection: Detection,
): Omit<HotspotCells, 'run' | 'backTest' | 'proposals' | 'channelsByCell'> {
  const { asked, units, answer, told, options } = detection;
  const count = (wanted: string): number => answer.classes.reduce((all, one) => all + (one === wanted ? 1 : 0), 0);
  return {
    method: asked.method,
    variant: answer.variant,
    unit: units.unit,
    areaType: units.areaType,
    vintage: units.vintage,
    cellMetres: units.cellMetres,
    shape: units.shape,
    baseline: options.baseline,
    weights: options.weights,
    cells: new RawJson(detection.features),
    legend: answer.legend.map((one) => ({ class: one, label: CLASS_LABELS[one]!, cells: count(one) })),
    tests: answer.tests,
    total: told.total,
    noLocation: told.noLocation,
    outside: units.outside,
    withheld: units.withheld,
    sentence: answer.sentence,
    warnings: detection.warnings,
    card: detection.card,
    channels: detection.channels,
    withoutOfficerReports: detection.withoutOfficerReports,
    sources: told.sources,
    notIncluded: told.notIncluded,
    missingMonths: told.missingMonths,
    incompleteMonths: told.incompleteMonths,
    protection: told.protection,
    marking: markingOf(showsPlaces(detection) ? 'records' : 'figures'),
  };
}

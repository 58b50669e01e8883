/** How each cell or area is drawn, and the legend of it. */
import { formatCount, formatRate, plural } from '../../components/numbers.js';
import type { AreaLook } from '../../map/area-layer.js';
import type { AreaFeature } from '../../map/boundaries.js';
import type { LegendItem, LegendModel } from '../../map/legend.js';
import { ground, placeColours } from '../../map/palette.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { LayerWord } from '../../view-state/map-state.js';
import { capitalised, metresText } from '../../view-state/words.js';
import { classWords, densityClass, densitySteps, fillOf, letterOf, signOf, standsOut } from './classes.js';
import { densityRange, meanDensity } from './density-classes.js';
import { wordsOf } from './method-words.js';
import type { Detection, HotspotRow } from './rows.js';

export const featuresOf = (rows: readonly HotspotRow[]): readonly AreaFeature[] =>
  rows.map(({ key, name, geometry }) => ({ type: 'Feature', geometry, properties: { gssCode: key, name } }));

/** Areas of the answer's type that are not in it, because their counts are withheld. */
export function withheldAreas(
  detection: Pick<Detection, 'withheld'>,
  rows: readonly HotspotRow[],
  areas: readonly AreaFeature[],
): readonly AreaFeature[] {
  if (detection.withheld === 0) return [];
  const tested = new Set(rows.map(({ key }) => key));
  return areas.filter(({ properties }) => !tested.has(properties.gssCode));
}

const faint = { color: ground.outline, weight: 0.6, opacity: 0.22 };
const light = { color: '#ffffff', weight: 0.8, opacity: 0.9 };

export function looksOf(rows: readonly HotspotRow[], withheld: readonly AreaFeature[]): ReadonlyMap<string, AreaLook> {
  return new Map([
    ...withheld.map(({ properties: { gssCode, name } }): [string, AreaLook] => [
      gssCode,
      { fill: null, hatch: 'withheld', words: `${name}: withheld, not tested` },
    ]),
    ...rows.map((row): [string, AreaLook] => {
      const fill = fillOf(row.class);
      const isCell = row.key.includes('/');
      return [
        row.key,
        {
          fill: fill?.colour ?? null,
          striped: fill?.striped,
          letter: (row.cluster === null ? letterOf(row.class) : String(row.cluster)) || undefined,
          line: isCell ? (fill ? light : faint) : undefined,
          words: `${row.name}: ${rowWords(row)}`,
        },
      ];
    }),
  ]);
}

/** «23 reports, 6.1 expected; more, 1 %» */
export function rowWords(row: HotspotRow): string {
  const reports = plural(row.observed, 'report', 'reports');
  if (row.cluster !== null) return `${reports}, ${formatCount(row.clustered ?? 0)} of cluster ${row.cluster}`;
  if (row.density !== null) return `${reports}, ${formatRate(row.density)} per km²; ${classWords(row.class)}`;
  if (row.harm !== null)
    return `${reports}, harm ${formatRate(row.harm)}, ${formatRate(row.harmExpected ?? 0)} expected; ${classWords(row.class)}`;
  const expected = row.expected === null ? '' : `, ${formatRate(row.expected)} expected`;
  return `${reports}${expected}; ${classWords(row.class)}`;
}

/** «hexagons of 250 m», «wards» */
export function unitsText({
  unit,
  cellMetres,
  shape,
  areaType,
}: Pick<Detection, 'unit' | 'cellMetres' | 'shape' | 'areaType'>): string {
  if (unit === 'AREAS') return areaTypeNames[areaType ?? 'WARD'].many;
  return `${shape === 'HEXAGON' ? 'hexagons' : 'squares'} of ${metresText(cellMetres ?? 0)}`;
}

/** Classes nothing is of are left out, but for the three levels of «more», which Gi* is about. */
export function hotspotLegend(detection: Detection, rows: readonly HotspotRow[], parts: LegendParts): LegendModel {
  const { periodWords, many, layers, patchShown } = parts;
  const place = (shape: 'youth' | 'school' | 'library', text: string): LegendItem => ({
    sign: { draw: 'symbol', shape, colour: placeColours[shape] },
    text,
  });
  const tests = detection.tests > 0 ? `, ${formatCount(detection.tests)} tests` : '';
  return {
    title: wordsOf(detection).legendTitle,
    subtitle: `${many}${detection.method === 'KERNEL_DENSITY' ? ' per km² and year' : ''} in ${unitsText(detection)}${tests}, ${periodWords}`,
    items: [
      ...(detection.method === 'KERNEL_DENSITY' ? densityItems(rows) : classItems(detection)),
      ...(detection.withheld > 0
        ? [{ sign: { draw: 'hatch', hatch: 'withheld' } as const, text: `withheld, not tested (${detection.withheld})` }]
        : []),
      ...(patchShown ? [{ sign: { draw: 'outline' } as const, text: 'cells side by side, as selected' }] : []),
      ...(layers.includes('provision') ? [place('youth', 'youth session')] : []),
      ...(layers.includes('schools') ? [place('school', 'school')] : []),
      ...(layers.includes('libraries') ? [place('library', 'library')] : []),
    ],
  };
}

interface LegendParts {
  readonly periodWords: string;
  readonly many: string;
  readonly layers: readonly LayerWord[];
  readonly patchShown: boolean;
}

function classItems(detection: Detection): LegendItem[] {
  const one = detection.unit === 'GRID' ? (['cell', 'cells'] as const) : areaWords(detection);
  return detection.legend
    .filter(({ class: name, cells }) => cells > 0 || (name.startsWith('HOT_') && standsOut(name)))
    .map(({ class: name, cells }) => ({ sign: signOf(name), text: `${legendWords(name)} (${plural(cells, ...one)})` }));
}

/** The highest first; what each class is in figures, and how many cells are of it. */
function densityItems(rows: readonly HotspotRow[]): LegendItem[] {
  const mean = meanDensity(rows);
  if (mean === null) return [];
  return densitySteps
    .map((words, step) => ({ words, step }))
    .toReversed()
    .flatMap(({ words, step }) => {
      const name = densityClass(step);
      const cells = rows.filter((row) => row.class === name).length;
      if (cells === 0) return [];
      return { sign: signOf(name), text: `${densityRange(step, mean)}: ${words} (${plural(cells, 'cell', 'cells')})` };
    });
}

const areaWords = ({ areaType }: Detection): readonly [string, string] => {
  const { one, many } = areaTypeNames[areaType ?? 'WARD'];
  return [one, many];
};

/** «More, at the 1 % level»: the legend has little room, and its title says «after correction». */
const legendWords = (name: string): string =>
  capitalised(standsOut(name) ? `${classWords(name).replace(', ', ', at the ')} level` : classWords(name));

/** How each cell or area is drawn, and the legend of it. */
import type { AreaLook } from '../../map/area-layer.js';
import type { AreaFeature } from '../../map/boundaries.js';
import type { LegendItem, LegendModel } from '../../map/legend.js';
import { ground, placeColours } from '../../map/palette.js';
import { areaTypeNames } from '../../view-state/area-types.js';
import type { LayerWord } from '../../view-state/map-state.js';
import { formatCount, formatRate, plural } from '../../components/numbers.js';
import { metresText } from '../../view-state/words.js';
import { classWords, fillOf, levelOf, signOf, standsOut } from './classes.js';
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
          letter: standsOut(row.class) ? levelOf(row.class).replace(' %', '') : undefined,
          line: isCell ? (fill ? light : faint) : undefined,
          words: `${row.name}: ${rowWords(row)}`,
        },
      ];
    }),
  ]);
}

/** «23 reports, 6.1 expected; more, 1 %» */
export const rowWords = (row: HotspotRow): string =>
  `${plural(row.observed, 'report', 'reports')}, ${formatRate(row.expected)} expected; ${classWords(row.class)}`;

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

/** Classes nothing is of are left out, but for the three levels of «more», which the view is about. */
export function hotspotLegend(detection: Detection, { periodWords, many, layers, patchShown }: LegendParts): LegendModel {
  const one = detection.unit === 'GRID' ? (['cell', 'cells'] as const) : areaWords(detection);
  const items = detection.legend
    .filter(({ class: name, cells }) => cells > 0 || name.startsWith('HOT_'))
    .map(({ class: name, label, cells }): LegendItem => ({
      sign: signOf(name),
      text: `${shortLabel(name, label)} (${plural(cells, ...one)})`,
    }));
  const place = (shape: 'youth' | 'school' | 'library', text: string): LegendItem => ({
    sign: { draw: 'symbol', shape, colour: placeColours[shape] },
    text,
  });
  return {
    title: 'Stands out after correction',
    subtitle: `${many} in ${unitsText(detection)}, ${formatCount(detection.tests)} tests, ${periodWords}`,
    items: [
      ...items,
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

const areaWords = ({ areaType }: Detection): readonly [string, string] => {
  const { one, many } = areaTypeNames[areaType ?? 'WARD'];
  return [one, many];
};

/** «More, at the 1 % level»: the legend has little room, and its title says «after correction». */
function shortLabel(name: string, label: string): string {
  const words = standsOut(name) ? classWords(name).replace(', ', ', at the ') + ' level' : label;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

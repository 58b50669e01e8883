/** What is told of a cell or area, as the text of GeoJSON properties: as objects, five thousand cost more to print than to test. */
import type { CountedUnits } from './counted-units.js';
import { cellSentence, type HotCells } from './gi-star-cells.js';
import type { HotspotBaseline } from './hotspot-words.js';

/** Properties of a feature, without the braces. */
export function propertiesOf(units: CountedUnits, cells: HotCells, at: number, baseline: HotspotBaseline): string {
  return [
    `"key":${JSON.stringify(units.keys[at])}`,
    ...(units.labels === null ? [] : [`"label":${JSON.stringify(units.labels[at])}`]),
    `"observed":${units.counts[at]!}`,
    `"expected":${plain(cells.expected[at]!)}`,
    `"neighbourhoodObserved":${cells.neighbourhoodObserved[at]!}`,
    `"neighbourhoodExpected":${plain(cells.neighbourhoodExpected[at]!)}`,
    `"p":${plain(cells.p[at]!)}`,
    `"pAdjusted":${plain(cells.pAdjusted[at]!)}`,
    `"class":"${cells.classes[at]!}"`,
    `"z":${plain(cells.z[at]!)}`,
    `"zIsUnfit":${cells.zIsUnfit[at] === 1}`,
    `"landKm2":${plain(units.land[at]! / 1e6)}`,
    `"residents":${plain(units.residents[at]!)}`,
    `"sentence":${JSON.stringify(cellSentence(units, cells, at, baseline))}`,
  ].join(',');
}

/** Four figures that mean something are enough for a screen, and null for what is undefined. */
function plain(number: number): string {
  return Number.isFinite(number) ? String(Number(number.toPrecision(4))) : 'null';
}

/** How each row is drawn on the map, and its words for the pointer. */
import type { IncidentKind } from '../../graphql.generated.js';
import { formatRate, plural } from '../../components/numbers.js';
import type { AreaLook } from '../../map/area-layer.js';
import type { AreaFeature } from '../../map/boundaries.js';
import { classColour } from '../../map/palette.js';
import type { Measure } from '../../view-state/explore-state.js';
import { classIndex, figureOf, type AreaRow, type Classed } from './area-rows.js';
import { radiusOf } from './explore-legend.js';
import { shortNoun } from '../../view-state/words.js';

/** `outlinesOnly`: the squares carry the figures, the areas only their outlines. */
export function looksOf(
  rows: readonly AreaRow[],
  classed: Classed,
  measure: Measure,
  kinds: readonly IncidentKind[],
  outlinesOnly: boolean,
): ReadonlyMap<string, AreaLook> {
  const [one, many] = shortNoun(kinds);
  return new Map(
    rows.map((row): [string, AreaLook] => {
      const words = rowWords(row, one, many);
      if (outlinesOnly) return [row.key, { fill: null, words }];
      const figure = figureOf(row, measure);
      if (figure.state !== 'known') return [row.key, { fill: null, hatch: figure.state, words }];
      if (measure === 'count') return [row.key, { fill: null, circle: radiusOf(figure.figure, classed.largest), words }];
      return [row.key, { fill: classColour(classIndex(figure.figure, classed, measure), classed.classes.length), words }];
    }),
  );
}

/** «Harbour: 412 reports, 23.4 per 1,000». */
export function rowWords(row: AreaRow, one: string, many: string): string {
  if (row.count.suppressed || row.count.count === null) return `${row.label}: withheld`;
  const rate = row.rate ? `, ${formatRate(row.rate.rate)} per ${row.rate.per.toLocaleString('en-GB')}` : '';
  return `${row.label}: ${plural(row.count.count, one, many)}${rate}`;
}

/** Outlines and names alone, where squares tell all there is to tell. */
export function outlinesOf(features: readonly AreaFeature[]): ReadonlyMap<string, AreaLook> {
  return new Map(features.map(({ properties: { gssCode, name } }) => [gssCode, { fill: null, words: name }]));
}

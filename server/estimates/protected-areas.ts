/**
 * Which smaller areas are shown. Nothing under 10 is, nor what would give it away.
 *
 * Figures of several groups are the same share of different, public totals; so whoever sees one group's figure of an area can work out
 * another's. Therefore an area is shown with all the groups that are asked for smaller areas, or with none, and the smallest group decides, in every
 * scenario. Which others have to go with those under 10 is found by `publish` as if every figure shown were exact: then what wider groups tell of
 * narrower ones, being more exact, tells nothing more either. Its certificate: whoever knows all that is shown cannot exclude that a withheld
 * figure is anything from 0 to just under 10. Where the authority's own figure would have to go as well, no smaller area is shown instead.
 *
 * Versions of one estimate are of the same areas, and what one withholds all withhold (`keep-estimates.ts`).
 */
import { publish, type Dimension, type Rule } from '../disclosure/disclosure.js';

/** Under how many children an estimate is withheld. */
export const LEAST_SHOWN = 10;

/** Figures are protected in hundredths of a child, so that shares of small areas add up to those of large ones. */
const PARTS = 100;
const RULE: Rule = { withheldBelow: LEAST_SHOWN * PARTS, zero: 'withheld', roundTo: 1 };

export interface AreasToProtect {
  /** By scenario, the smallest group's figure in each unit. */
  readonly figures: readonly (readonly number[])[];
  /** Places of units, for each area. */
  readonly areas: readonly (readonly number[])[];
}

/** Whether each area is withheld: in any scenario is in all. */
export function withheldAreas({ figures, areas }: AreasToProtect): boolean[] {
  const byScenario = figures.map((ofUnits) => withheldIn(ofUnits, areas));
  return areas.map((_, at) => byScenario.some((withheld) => withheld[at]));
}

function withheldIn(figures: readonly number[], areas: readonly (readonly number[])[]): boolean[] {
  const shownUnits = new Set(areas.filter((units) => units.length === 1).map(([unit]) => unit!));
  const larger = areas.flatMap((units, area) => (units.length === 1 ? [] : [{ area, units }]));
  const codeOf = (area: number): string => (areas[area]!.length === 1 ? `unit ${areas[area]![0]!}` : `area ${area}`);
  const dimension: Dimension = {
    codes: [...figures.map((_, unit) => `unit ${unit}`), ...larger.map(({ area }) => codeOf(area)), 'total'],
    levels: [...figures.map((_, unit) => (shownUnits.has(unit) ? SHOWN : NOT_ASKED)), ...larger.map(() => SHOWN), SHOWN],
    sums: [
      ...larger.map(({ units }, at) => ({ total: figures.length + at, parts: units })),
      { total: figures.length + larger.length, parts: figures.map((_, unit) => unit) },
    ],
  };
  // Rounded down: what is shown is no less than 10 in truth either.
  const counts = [...figures.map((figure) => Math.floor(figure * PARTS)), ...larger.map(() => 0), 0];
  const unasked = shownUnits.size < figures.length ? [[NOT_ASKED]] : [];
  const { publication } = publish([dimension], { dense: counts }, RULE, unasked);
  const noneShown = publication.at(['total']).withheld;
  return areas.map((_, area) => noneShown || publication.at([codeOf(area)]).withheld);
}

const SHOWN = 'shown';
const NOT_ASKED = 'not asked';

/**
 * Which smaller areas are shown. Nothing under 10 is, nor what would give it away.
 *
 * Figures of several groups are the same share of different, public totals; so whoever sees one group's figure of an area can work out
 * another's. Therefore an area is shown with all the groups that are asked for smaller areas, or with none, and the smallest group decides, in every
 * scenario. Which others have to go with those under 10 is found by `publish` as if every figure shown were exact: then what wider groups tell of
 * narrower ones, being more exact, tells nothing more either. Its certificate: whoever knows all that is shown cannot exclude that a withheld
 * figure is anything from 0 to just under 10.
 *
 * Versions of one estimate are of the same areas, and what one withholds all withhold (`keep-estimates.ts`).
 */
import { publish, type Dimension, type Rule } from '../../disclosure/disclosure.js';

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

/**
 * The authority's own figure is always given, so it may not be what `publish` withholds: then the smallest areas go instead, one, two more, four more,
 * until it is shown again. With none left nothing of smaller areas is.
 */
function withheldIn(figures: readonly number[], areas: readonly (readonly number[])[]): boolean[] {
  const figureOf = (area: number): number => areas[area]!.reduce((total, unit) => total + figures[unit]!, 0);
  const smallestFirst = areas.map((_, area) => area).sort((a, b) => figureOf(a) - figureOf(b) || a - b);
  const given = new Set<number>();
  for (let more = 1; ; more *= 2) {
    const { withheld, total } = published(figures, areas, given);
    if (!total) return withheld;
    const shown = smallestFirst.filter((area) => !withheld[area]);
    if (shown.length === 0) return areas.map(() => true);
    withheld.forEach((isWithheld, area) => isWithheld && given.add(area));
    for (const area of shown.slice(0, more)) given.add(area);
  }
}

/** @param given areas that are withheld in any case */
function published(
  figures: readonly number[],
  areas: readonly (readonly number[])[],
  given: ReadonlySet<number>,
): { withheld: boolean[]; total: boolean } {
  const pieces = piecesOf(figures, areas);
  const leaves = pieces.flatMap(leavesOf);
  const leavesUnder = (units: readonly number[]): number[] =>
    leaves.flatMap(({ piece }, at) => (pieces[piece]!.units.every((unit) => units.includes(unit)) ? [at] : []));
  // An area that is one piece and no more is that leaf itself.
  const nodes = areas.map((units) => {
    const under = leavesUnder(units);
    return under.length === 1 ? { leaf: under[0]!, parts: under } : { leaf: null, parts: under };
  });
  const shownLeaves = new Set(nodes.flatMap(({ leaf }, area) => (given.has(area) ? [] : (leaf ?? []))));
  const larger = nodes.flatMap(({ leaf, parts }, area) => (leaf === null ? [{ area, parts }] : []));
  const codeOf = (area: number): string => (nodes[area]!.leaf === null ? `area ${area}` : `piece ${nodes[area]!.leaf}`);
  const dimension: Dimension = {
    codes: [...leaves.map((_, leaf) => `piece ${leaf}`), ...larger.map(({ area }) => codeOf(area)), 'total'],
    levels: [
      ...leaves.map((_, leaf) => (shownLeaves.has(leaf) ? SHOWN : NOT_ASKED)),
      ...larger.map(({ area }) => (given.has(area) ? NOT_ASKED : SHOWN)),
      SHOWN,
    ],
    sums: [
      ...larger.map(({ parts }, at) => ({ total: leaves.length + at, parts })),
      { total: leaves.length + larger.length, parts: leaves.map((_, leaf) => leaf) },
    ],
  };
  // Rounded down: what is shown is no less than 10 in truth either.
  const counts = [...leaves.map(({ figure }) => Math.floor(figure * PARTS)), ...larger.map(() => 0), 0];
  const unasked = dimension.levels!.includes(NOT_ASKED) ? [[NOT_ASKED]] : [];
  const { publication } = publish([dimension], { dense: counts }, RULE, unasked);
  return {
    withheld: areas.map((_, area) => publication.at([codeOf(area)]).withheld),
    total: publication.at(['total']).withheld,
  };
}

const SHOWN = 'shown';
const NOT_ASKED = 'not asked';

interface Piece {
  readonly units: readonly number[];
  readonly figure: number;
  /** Whether an area asked is this piece and no more. */
  readonly isAsked: boolean;
}

/** The units, put together where the same areas hold them: the smallest parts that areas can be subtracted to. */
function piecesOf(figures: readonly number[], areas: readonly (readonly number[])[]): Piece[] {
  const held = figures.map((): number[] => []);
  areas.forEach((units, area) => units.forEach((unit) => held[unit]!.push(area)));
  const pieces = new Map<string, number[]>();
  held.forEach((by, unit) => {
    const key = by.join();
    const units = pieces.get(key);
    if (units === undefined) pieces.set(key, [unit]);
    else units.push(unit);
  });
  return [...pieces.values()].map((units) => ({
    units,
    figure: units.reduce((total, unit) => total + figures[unit]!, 0),
    isAsked: areas.some((area) => area.length === units.length && units.every((unit) => area.includes(unit))),
  }));
}

interface Leaf {
  readonly piece: number;
  readonly figure: number;
}

/**
 * A piece that nobody asks for is not to be found by subtraction where it is under 10; where it is not, that it can be harms nobody. `publish`
 * guards every leaf, so such a piece stands as two halves, of which only the sum can be known.
 */
function leavesOf({ figure, isAsked }: Piece, piece: number): Leaf[] {
  if (isAsked || Math.floor(figure * PARTS) < RULE.withheldBelow) return [{ piece, figure }];
  return [
    { piece, figure: figure / 2 },
    { piece, figure: figure / 2 },
  ];
}

/** Small cubes for the exact attacker: dimensions of several shapes, and counts around the thresholds. */
import fc from 'fast-check';
import type { Dimension } from '../../server/disclosure/hierarchy.js';
import { CHILDREN_RULE, INCIDENT_RULE, type Rule } from '../../server/disclosure/rule.js';

export interface RandomCube {
  readonly dimensions: readonly Dimension[];
  /** Numbered over the codes as given; 0 on totals. */
  readonly dense: Int32Array;
  readonly rule: Rule;
  /** The leaf cells, in some cubes. */
  readonly withheldLevels: readonly (readonly string[])[];
}

const names = (prefix: string, many: number): string[] => Array.from({ length: many }, (_, index) => `${prefix}${index}`);

/** One total of all. */
export function flat(parts: number): Dimension {
  return { codes: [...names('part', parts), 'all'], sums: [{ total: parts, parts: names('', parts).map(Number) }] };
}

/** Wards of the sizes given, in one district. */
export function tree(sizes: readonly number[]): Dimension {
  const codes: string[] = [];
  const sums: { total: number; parts: number[] }[] = [];
  const wards: number[] = [];
  sizes.forEach((size, ward) => {
    const parts = Array.from({ length: size }, (_, lsoa) => codes.push(`lsoa${ward}.${lsoa}`) - 1);
    wards.push(codes.push(`ward${ward}`) - 1);
    sums.push({ total: wards.at(-1)!, parts });
  });
  sums.push({ total: codes.push('district') - 1, parts: wards });
  return { codes, sums };
}

/** Quarters in years that overlap: calendar 0–3, financial 1–4, or shorter ones of `length` quarters. */
export function overlappingYears(quarters: number, length: number): Dimension {
  const codes = names('quarter', quarters);
  const sums: { total: number; parts: number[] }[] = [];
  for (let first = 0; first + length <= quarters; first++) {
    sums.push({ total: codes.push(`year${first}`) - 1, parts: Array.from({ length }, (_, index) => first + index) });
  }
  return { codes, sums };
}

/** One total made up in two ways: rows of a block, and its columns. */
export function twoBreakdowns(rows: number, columns: number): Dimension {
  const codes = names('cell', rows * columns);
  const sums: { total: number; parts: number[] }[] = [];
  const total = codes.push('all') - 1;
  const lines = (many: number, prefix: string, cells: (line: number) => number[]): void => {
    const placed = Array.from({ length: many }, (_, line) => {
      const at = codes.push(`${prefix}${line}`) - 1;
      sums.push({ total: at, parts: cells(line) });
      return at;
    });
    sums.push({ total, parts: placed });
  };
  lines(rows, 'row', (row) => Array.from({ length: columns }, (_, column) => row * columns + column));
  lines(columns, 'column', (column) => Array.from({ length: rows }, (_, row) => row * columns + column));
  return { codes, sums };
}

const plain: Dimension = { codes: ['only'], sums: [] };

const one = fc.oneof(
  fc.integer({ min: 1, max: 7 }).map(flat),
  fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }).map(tree),
  fc
    .tuple(fc.integer({ min: 3, max: 7 }), fc.integer({ min: 2, max: 4 }))
    .map(([many, length]) => overlappingYears(many, length)),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })).map(([rows, columns]) => twoBreakdowns(rows, columns)),
);

const small = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map(flat),
  fc.constantFrom([1, 2], [2, 2], [1, 1], [3, 1]).map(tree),
  fc.constantFrom<[number, number]>([3, 2], [4, 3]).map(([many, length]) => overlappingYears(many, length)),
);

const tiny = fc.oneof(
  fc.integer({ min: 1, max: 3 }).map(flat),
  fc.constantFrom([1, 1], [2, 1]).map(tree),
  fc.constant(overlappingYears(3, 2)),
  fc.constant(plain),
);

/** Around the threshold: many zeros in some cubes, many just over it in others. */
function counts({ withheldBelow }: Rule): fc.Arbitrary<fc.Arbitrary<number>> {
  const low = fc.integer({ min: 1, max: withheldBelow - 1 });
  const edge = fc.integer({ min: withheldBelow, max: 2 * withheldBelow + 3 });
  const high = fc.integer({ min: 2 * withheldBelow, max: 60 });
  const mixes: [number, number, number, number][] = [
    [3, 3, 3, 1],
    [6, 3, 1, 1],
    [0, 6, 3, 1],
    [1, 1, 8, 2],
    [2, 8, 1, 0],
    [1, 1, 2, 6],
  ];
  return fc
    .constantFrom(...mixes)
    .map(([zero, small, near, large]) =>
      fc.oneof(
        { weight: zero, arbitrary: fc.constant(0) },
        { weight: small, arbitrary: low },
        { weight: near, arbitrary: edge },
        { weight: large, arbitrary: high },
      ),
    );
}

export function randomCube(dimensionality: 1 | 2 | 3): fc.Arbitrary<RandomCube> {
  const shapes = dimensionality === 1 ? [one] : dimensionality === 2 ? [small, small] : [tiny, tiny, tiny];
  const rules = fc.constantFrom(INCIDENT_RULE, INCIDENT_RULE, CHILDREN_RULE);
  return fc.tuple(fc.tuple(...shapes), rules, fc.constantFrom(false, false, true)).chain(([drawnShapes, rule, detailWithheld]) =>
    counts(rule).chain((count) => {
      const dimensions = drawnShapes.map(withLevels);
      const withheldLevels = detailWithheld ? [dimensions.map(() => 'leaf')] : [];
      const places = leafCells(dimensions);
      return fc.array(count, { minLength: places.length, maxLength: places.length }).map((drawn) => {
        const dense = new Int32Array(dimensions.reduce((product, { codes }) => product * codes.length, 1));
        places.forEach((place, index) => (dense[place] = drawn[index]!));
        return { dimensions, dense, rule, withheldLevels };
      });
    }),
  );
}

function withLevels(dimension: Dimension): Dimension {
  const totals = new Set(dimension.sums.map(({ total }) => total));
  return { ...dimension, levels: dimension.codes.map((_, index) => (totals.has(index) ? 'total' : 'leaf')) };
}

function leafCells(dimensions: readonly Dimension[]): number[] {
  let cells = [0];
  for (const { codes, sums } of dimensions) {
    const totals = new Set(sums.map(({ total }) => total));
    const leaves = codes.map((_, index) => index).filter((index) => !totals.has(index));
    cells = cells.flatMap((cell) => leaves.map((leaf) => cell * codes.length + leaf));
  }
  return cells;
}

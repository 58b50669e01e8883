/**
 * Which of several rows are alike in all their levels: each combination that occurs gets a number, 0, 1, … in the order in which it first
 * stands. Levels are digits of one number, factor by factor; the number is made small again before it would be no whole number any more.
 */
export interface LevelColumn {
  /** Of each row the place of its level, from 0. */
  readonly levels: Int32Array;
  /** How many levels there are. */
  readonly count: number;
}

export interface Combinations {
  /** Of each row, the number of its combination. */
  readonly ofRow: Int32Array;
  /** Of each combination, the first row that has it. */
  readonly firstRows: readonly number[];
}

/** @throws RangeError when there is no column */
export function combinations(columns: readonly LevelColumn[]): Combinations {
  const [first, ...others] = columns;
  if (first === undefined) throw new RangeError('rows are alike in a column or more');
  let codes = Float64Array.from(first.levels);
  let most = first.count;
  for (const { levels, count } of others) {
    if (most * count > Number.MAX_SAFE_INTEGER) {
      const { ofRow, firstRows } = numbered(codes);
      codes = Float64Array.from(ofRow);
      most = firstRows.length;
    }
    for (const [row, level] of levels.entries()) codes[row] = codes[row]! * count + level;
    most *= count;
  }
  return numbered(codes);
}

function numbered(codes: Float64Array): Combinations {
  const known = new Map<number, number>();
  const firstRows: number[] = [];
  const ofRow = new Int32Array(codes.length);
  for (let row = 0; row < codes.length; row++) {
    let number = known.get(codes[row]!);
    if (number === undefined) known.set(codes[row]!, (number = firstRows.push(row) - 1));
    ofRow[row] = number;
  }
  return { ofRow, firstRows };
}

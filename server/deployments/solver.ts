/** HiGHS (Huangfu and Hall 2018), compiled to WebAssembly: it runs where Homeward runs, in one thread. */
import loadHighs, { type Highs } from 'highs';

let loading: Promise<Highs> | undefined;

export function solver(): Promise<Highs> {
  // Its types are those of a CommonJS module, whose default export would be one level deeper.
  loading ??= (loadHighs as unknown as typeof loadHighs.default)();
  return loading;
}

export interface SparseColumn {
  readonly cost: number;
  readonly upper: number;
  readonly rows: readonly (readonly [row: number, coefficient: number])[];
}

/** Columns as HiGHS takes them, one behind the other. */
export function packed(columns: readonly SparseColumn[], numRows: number) {
  const starts = new Int32Array(columns.length + 1);
  for (const [at, column] of columns.entries()) starts[at + 1] = starts[at]! + column.rows.length;
  const indices = new Int32Array(starts[columns.length]!);
  const values = new Float64Array(starts[columns.length]!);
  let to = 0;
  for (const column of columns) {
    for (const [row, coefficient] of column.rows) {
      indices[to] = row;
      values[to++] = coefficient;
    }
  }
  return {
    cost: Float64Array.from(columns, (column) => column.cost),
    lower: new Float64Array(columns.length),
    upper: Float64Array.from(columns, (column) => column.upper),
    matrix: { format: 'csc' as const, numRows, numCols: columns.length, starts, indices, values },
  };
}

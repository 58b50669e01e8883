/** Rows kept as literals: those that a replacing load put aside, and those of restricted records. */

/** OFFSET 0: conditions must not be tried on the literals of other tables' rows. */
export const keptAside = (table: string): string =>
  `(SELECT ctid AS at_row, row_text::${table} AS kept FROM replaced_row WHERE table_name = '${table}' OFFSET 0) AS aside`;

/** The rows put aside, as a relation with the table's own columns and `at_row`. */
export const rowsAside = (table: string): string => `(SELECT at_row, (kept).* FROM ${keptAside(table)})`;

/** The rows of restricted records in the same way. */
export const rowsRestricted = (table: string): string =>
  `(SELECT at_row, (kept).* FROM (
      SELECT ctid AS at_row, row_text::${table} AS kept FROM restricted_row WHERE table_name = '${table}' OFFSET 0) AS restricted)`;

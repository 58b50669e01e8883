import type { BulkValue } from '../database/database.js';
import type { IncidentKind } from '../incidents/incident-kind.js';
import type { FieldReader } from './fields.js';
import type { ColumnRule } from './source.js';

/** A kind of own list: its further columns, and what each row stages of them. */
export interface OwnIncidents {
  readonly name: string;
  readonly title: string;
  readonly kind: IncidentKind;
  readonly columns: readonly ColumnRule[];
  /** Columns of the table that the list fills besides the shared ones → PostgreSQL type. */
  readonly own: Readonly<Record<string, string>>;
  /** The table's column, where it has another name than the file's: `outcome` in `last_outcome`. */
  readonly storedAs?: Readonly<Record<string, string>>;
  /** The category in the source's own words, and the fields of `own` in its order. Wrong cells are noted in the reader. */
  read(reader: FieldReader): { readonly category: string | null; readonly own: readonly BulkValue[] };
}

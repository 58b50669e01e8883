/**
 * Rows that have a postcode instead of coordinates: whether a loaded postcode places them. Asked a portion at a time, so that a file of
 * any length needs neither a query a row nor all postcodes in memory.
 */
import type { CheckedRow, LoadContext, Reading } from './source.js';

/** «L201AB» from whatever a cell holds; null when it cannot be a whole postcode. */
export function postcodeKey(cell: string | undefined): string | null {
  const key = (cell ?? '').toUpperCase().replaceAll(/\s+/g, '');
  return /^(GIR0AA|[A-Z]{1,2}\d[A-Z\d]?\d[A-Z]{2})$/.test(key) ? key : null;
}

/**
 * The same reading, its good rows «located» also when their postcode (column `postcode`) is loaded with a place.
 *
 * @param mayBePlaced false for a row that is to have no place whatever its postcode
 */
export function locatedByPostcode(
  reading: Reading,
  context: Pick<LoadContext, 'read' | 'warn'>,
  mayBePlaced: (row: CheckedRow) => boolean = () => true,
): Reading {
  async function* portions(): AsyncGenerator<readonly CheckedRow[]> {
    let waiting = 0;
    let first = 0;
    for await (const portion of portionsOf(reading)) {
      const keys = portion.map((row) => (needsPlace(row) && mayBePlaced(row) ? postcodeKey(row.record['postcode']) : null));
      const known = await knownPostcodes(
        context,
        keys.filter((key) => key !== null),
      );
      yield portion.map((row, index) => {
        const key = keys[index] ?? null;
        if (key === null || !row.outcome.ok) return row;
        if (known.has(key)) return { ...row, outcome: { ...row.outcome, located: true } };
        waiting++;
        first ||= row.row;
        return row;
      });
    }
    if (waiting > 0) {
      // By its row: the postcode may be a refuge's, and the warning stays in the list of loads.
      context.warn(
        `${waiting} ${waiting === 1 ? 'row has a postcode that is' : 'rows have postcodes that are'} not loaded (first: row ${first}): ` +
          'place unknown until the source «postcodes» brings them.',
      );
    }
  }

  return {
    ...(reading.header === undefined ? {} : { header: reading.header }),
    portions,
    async *rows() {
      for await (const portion of portions()) yield* portion;
    },
  };
}

function needsPlace(row: CheckedRow): boolean {
  return row.outcome.ok && !row.outcome.located;
}

async function* portionsOf(reading: Reading): AsyncGenerator<readonly CheckedRow[]> {
  if (reading.portions !== undefined) for await (const portion of reading.portions()) yield [...portion];
  else for await (const row of reading.rows()) yield [row];
}

async function knownPostcodes(context: Pick<LoadContext, 'read'>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set();
  const rows = await context.read<{ postcode_key: string }>(
    'SELECT DISTINCT postcode_key FROM postcode WHERE location IS NOT NULL AND postcode_key = ANY ($1::text[])',
    [[...new Set(keys)]],
  );
  return new Set(rows.map((row) => row.postcode_key));
}

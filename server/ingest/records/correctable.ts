/**
 * What of a record of an own list can be corrected alone, and how its cells are read: by the very readers that read them from a file, so
 * that what a file may not say a correction may not say either, in the same words.
 *
 * The times are corrected as a whole, and so is the place: what of them is not named is empty. A new beginning beside an old end, or new
 * coordinates with the old precision, would be a record that nobody gave.
 */
import { checkCells } from '../csv-reading.js';
import { FieldReader, positionFields } from '../fields.js';
import type { OwnIncidents } from '../own-incidents.js';
import { RowScreen } from '../screened-rows.js';
import type { ColumnRule, Correctable, CorrectedColumns, RowError } from '../source.js';

/** What a record is known by: another record is another reference. */
const KEPT = ['reference', 'force'];

const TIMES = ['occurred_from', 'occurred_to'];
const PLACE = ['easting', 'northing', 'longitude', 'latitude', 'postcode', 'precision'];
const SHARED: Readonly<Record<string, string>> = { place: 'place_text', category: 'category' };

/** In which row an error is: there is one. */
const THE_RECORD = 1;

export function correctableOf(list: OwnIncidents, columns: readonly ColumnRule[], precisions: readonly string[]): Correctable {
  const correctable = columns.filter(({ name }) => !KEPT.includes(name));
  const storedAs = (column: string): string | null => {
    if (list.storedAs?.[column] !== undefined) return list.storedAs[column];
    return SHARED[column] ?? (column in list.own ? column : null);
  };

  function read(given: Readonly<Record<string, string>>): CorrectedColumns | { errors: readonly RowError[] } {
    const cells = inGroups(given);
    const rules = correctable.filter(({ name }) => name in cells);
    const contents = rules.map(({ name }) => cells[name]!);
    const screen = new RowScreen(new Date());
    const refused = (errors: readonly RowError[]): { errors: readonly RowError[] } => {
      const whole = { row: THE_RECORD, record: cells, outcome: { ok: false, errors } } as const;
      const { outcome } = screen.withoutPersons(
        whole,
        rules,
        rules.map(({ name }) => name),
      );
      return { errors: outcome.ok ? [] : outcome.errors };
    };
    const errors = [...checkCells(contents, THE_RECORD, rules), ...screen.errorsOf(contents, THE_RECORD, rules)];
    if (errors.length > 0) return refused(errors);
    const reader = new FieldReader(cells, THE_RECORD);
    const interval = reader.interval('occurred_from', 'occurred_to');
    const position = positionFields(reader.position());
    const postcode = reader.postcode('postcode');
    const precision = reader.oneOf('precision', precisions);
    const { category, own } = list.read(reader);
    if (reader.errors.length > 0) return refused(reader.errors);

    const changed: Record<string, CorrectedColumns['columns'][string]> = {};
    const ownNames = Object.keys(list.own);
    for (const name of Object.keys(cells)) {
      const stored = storedAs(name);
      if (stored === null) continue;
      const place = ownNames.indexOf(stored);
      if (place >= 0) changed[stored] = { type: list.own[stored]!, content: own[place] ?? null };
      else changed[stored] = { type: 'text', content: stored === 'category' ? category : reader.text(name) };
    }
    if (interval !== null) {
      changed['occurred_from'] = { type: 'timestamptz', content: interval.from };
      changed['occurred_to'] = { type: 'timestamptz', content: interval.to };
    }
    const fields = PLACE[0]! in cells ? [...position, postcode?.text ?? null, null, null] : null;
    return { columns: changed, place: fields, precision: precision?.toUpperCase() ?? null };
  }

  return { columns: correctable, storedAs, read };
}

/** The cells given, with the rest of the times or of the place empty when one of them is given. */
export function inGroups(cells: Readonly<Record<string, string>>): Record<string, string> {
  const whole: Record<string, string> = {};
  for (const group of [TIMES, PLACE]) {
    if (group.some((name) => name in cells)) for (const name of group) whole[name] = '';
  }
  return { ...whole, ...cells };
}

/** «location» with «none» in it stands for a place that is not known. */
export const NO_LOCATION = { field: 'location', word: 'none' } as const;

/** What somebody named, as cells: «location: none» as the emptied place. */
export function cellsOf(fields: readonly { readonly field: string; readonly content: string }[]): Record<string, string> {
  const cells: Record<string, string> = {};
  for (const { field, content } of fields) {
    if (field === NO_LOCATION.field && content.trim().toLowerCase() === NO_LOCATION.word) {
      for (const name of PLACE) cells[name] = '';
    } else cells[field] = content;
  }
  return cells;
}

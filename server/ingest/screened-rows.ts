/**
 * Rows of partners' lists are screened for what would say who somebody is (server/governance/screening). A cell that seems to hold such a
 * thing refuses its row; neither the error nor the file of refused rows repeats it. Published data are not screened: their publishers did.
 */
import { inWords, remedyOf, screen, type ScreenedAs } from '../governance/screening/screen.js';
import type { CheckedRow, ColumnRule, RowError, Source } from './source.js';

/** Stands where a cell would be repeated. */
export const NOT_REPEATED = '(not repeated)';
/** Cells repeat each other: categories, teams, streets. */
const MOST_KNOWN = 20_000;
/** Longer cells are rarely the same. */
const LONGEST_KNOWN = 200;

export function isScreened({ layouts }: Pick<Source, 'layouts'>): boolean {
  return layouts.some(({ columns }) => columns.some(({ screenedAs }) => screenedAs !== undefined));
}

export class RowScreen {
  private readonly known = new Map<string, readonly string[]>();

  constructor(private readonly today: Date) {}

  /** Errors of the cells that hold what they may not, by the columns that say how they are screened. */
  errorsOf(cells: readonly string[], row: number, rules: readonly (ColumnRule | undefined)[]): RowError[] {
    const errors: RowError[] = [];
    for (let index = 0; index < rules.length; index++) {
      const rule = rules[index];
      if (rule?.screenedAs === undefined) continue;
      const found = this.find(cells[index] ?? '', rule.screenedAs);
      if (found.length > 0) errors.push(refusalOf(found, row, rule.name));
    }
    return errors;
  }

  /** A refused row without what may not be repeated: in its errors, in its cells, and in columns that nobody declared. */
  withoutPersons(checked: CheckedRow, rules: readonly (ColumnRule | undefined)[], names: readonly string[]): CheckedRow {
    if (checked.outcome.ok) return checked;
    const record: Record<string, string> = {};
    const foundIn = new Map<string, readonly string[]>();
    for (const [index, name] of names.entries()) {
      const cell = checked.record[name] ?? '';
      const rule = rules[index];
      const found = this.find(cell, rule?.screenedAs ?? 'other');
      if (rule !== undefined) foundIn.set(name, found);
      record[name] = rule !== undefined && found.length === 0 ? cell : '';
    }
    const errors = checked.outcome.errors.map((error) => {
      const found = foundIn.get(error.column) ?? this.find(error.value, 'text');
      return found.length > 0 && error.value !== NOT_REPEATED ? refusalOf(found, error.row, error.column) : error;
    });
    return { ...checked, record, outcome: { ok: false, errors } };
  }

  private find(cell: string, as: ScreenedAs): readonly string[] {
    if (cell.length < 5) return [];
    if (cell.length > LONGEST_KNOWN) return screen(cell, as, this.today);
    const key = `${as} ${cell}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    const found = screen(cell, as, this.today);
    // A copy: the cell may be a slice that would keep a whole portion of the file in memory.
    this.known.set(Buffer.from(key, 'utf8').toString('utf8'), found);
    return found;
  }
}

/** Headings for a warning, which the list of loads shows for good: of one that says who somebody is, where it stands. @param among all headings of the file */
export const headingsWithoutPersons = (headings: readonly string[], among: readonly string[]): string[] =>
  headings.map((heading) =>
    screen(heading, 'text', new Date()).length === 0 ? heading : `column ${among.indexOf(heading) + 1}`,
  );

export function refusalOf(found: readonly string[], row: number, column: string): RowError {
  return { row, column, value: NOT_REPEATED, reason: `The cell seems to hold ${inWords(found)}.`, remedy: remedyOf(found) };
}

/** A refused file's header, when the first row is no header but somebody's row. */
export function withoutPersons(error: RowError, today: Date): RowError {
  const found = screen(`${error.value} ${error.reason}`, 'other', today);
  return found.length === 0 ? error : refusalOf(found, error.row, error.column);
}

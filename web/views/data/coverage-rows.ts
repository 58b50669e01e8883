/** Which months are loaded, as a table: a row for each kind, force, source and year, a cell for each month. */
import { addMonths } from '../../components/dates.js';
import type { IncidentKind } from '../../graphql.generated.js';

/** `outside`: before the first or after the last month of the whole series, so nothing is missing. */
export type MonthCell = 'loaded' | 'gap' | 'outside';

export interface CoverageInput {
  readonly kind: IncidentKind;
  readonly force: string;
  readonly source: string;
  readonly months: readonly string[];
}

export interface CoverageYear {
  readonly year: number;
  /** January to December. */
  readonly cells: readonly MonthCell[];
}

export interface CoverageSeries extends Pick<CoverageInput, 'kind' | 'force' | 'source'> {
  readonly years: readonly CoverageYear[];
  readonly loaded: number;
  /** Months without data between the first and the last loaded anywhere. */
  readonly gaps: readonly string[];
}

/** Newest year first. A series that starts later or ends earlier than the others shows gaps there: it cannot be compared in those months. */
export function coverageSeries(coverage: readonly CoverageInput[]): CoverageSeries[] {
  const all = coverage.flatMap((row) => row.months).sort();
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined) return [];
  return coverage.map(({ kind, force, source, months }) => {
    const known = new Set(months);
    const years: CoverageYear[] = [];
    const gaps: string[] = [];
    for (let year = Number(last.slice(0, 4)); year >= Number(first.slice(0, 4)); year -= 1) {
      const cells = Array.from({ length: 12 }, (_, index): MonthCell => {
        const month = addMonths(`${year}-01`, index);
        if (known.has(month)) return 'loaded';
        return month < first || month > last ? 'outside' : 'gap';
      });
      cells.forEach((cell, index) => cell === 'gap' && gaps.push(addMonths(`${year}-01`, index)));
      years.push({ year, cells });
    }
    return { kind, force, source, years, loaded: known.size, gaps: gaps.sort() };
  });
}

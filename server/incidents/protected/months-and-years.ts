/** The periods of a publication: months, and the quarters, calendar, financial and newest years that they make up. */
import type { Dimension } from '../../disclosure/disclosure.js';
import type { MonthStart } from '../month.js';

export const ALL_PERIODS = '*';
export const MONTH_LEVEL = 'month';
export const LONGER_LEVEL = 'longer';

/** Months by their first days; totals «2025-Q1», «2025», «2025/26», the twelve months up to the newest and those before, and all of them. */
export function periodDimension(months: readonly MonthStart[], blocks: readonly (readonly MonthStart[])[] = []): Dimension {
  const totals = new Map<string, number[]>(
    blocks.map((block) => [
      `from ${block[0]!}`,
      block.flatMap((month) => (months.includes(month) ? [months.indexOf(month)] : [])),
    ]),
  );
  months.forEach((month, place) => {
    for (const name of [...periodsHolding(month), ALL_PERIODS]) totals.set(name, [...(totals.get(name) ?? []), place]);
  });
  const codes: string[] = [...months];
  const sums: { total: number; parts: number[] }[] = [];
  const seen = new Set<string>();
  for (const [name, parts] of totals) {
    // At the ends of the data a year may be one quarter, or a quarter one month: the same months are one node.
    if (name !== ALL_PERIODS && (parts.length < 2 || seen.has(parts.join()))) continue;
    seen.add(parts.join());
    sums.push({ total: codes.push(name) - 1, parts });
  }
  return { codes, levels: codes.map((_, place) => (place < months.length ? MONTH_LEVEL : LONGER_LEVEL)), sums };
}

function periodsHolding(month: MonthStart): string[] {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const financial = number < 4 ? year - 1 : year;
  return [`${year}-Q${Math.ceil(number / 3)}`, String(year), `${financial}/${String((financial + 1) % 100).padStart(2, '0')}`];
}

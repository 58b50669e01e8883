/** Periods as statistics print them, and which of them follow each other: 2024, 2023/24, 202324, 2014-16, 2018/19 Q3, 202324 Autumn term. */

export interface ReadPeriod {
  /** Periods of one kind can stand in one series: calendar years, years across two, spans of years, quarters, one term of each year. */
  readonly kind: string;
  /** One more is the next of its kind. */
  readonly step: number;
}

const LONGEST_SPAN = 20;

/** Null where it is no period that can be put in order. */
export function readPeriod(printed: string): ReadPeriod | null {
  const text = printed.trim();
  const parts = /^(\d{4})(?:[/–-]?(\d{2}|\d{4}))?(?:\s+(.+))?$/.exec(text);
  if (parts === null) return null;
  const [, first, last, rest] = parts;
  const from = Number(first);
  const quarter = /^Q([1-4])$/i.exec(rest ?? '');
  const span = last === undefined ? 0 : ((last.length === 2 ? Number(last) - (from % 100) : Number(last) - from) + 100) % 100;
  // «2023-11» is a month and no span of 89 years.
  if (from < 1900 || from > 2100 || span > LONGEST_SPAN) return null;
  if (quarter) return { kind: `quarter of ${span + 1}`, step: from * 4 + Number(quarter[1]) - 1 };
  return {
    kind: `${span === 0 ? 'year' : `${span + 1} years`}${rest === undefined ? '' : ` ${rest.toLowerCase()}`}`,
    step: from,
  };
}

/** Where it begins on an axis of years; null where it cannot be put in order. */
export function yearOfPeriod(printed: string): number | null {
  const read = readPeriod(printed);
  return read === null ? null : yearOf(read);
}

/** Oldest first; those that cannot be put in order last, by their words. */
export function comparePeriods(one: string, other: string): number {
  const [a, b] = [readPeriod(one), readPeriod(other)];
  if (a === null || b === null) return a === b ? one.localeCompare(other, 'en-GB', { numeric: true }) : a === null ? 1 : -1;
  return yearOf(a) - yearOf(b) || a.kind.localeCompare(b.kind) || one.localeCompare(other, 'en-GB', { numeric: true });
}

const yearOf = ({ kind, step }: ReadPeriod): number => (kind.startsWith('quarter') ? step / 4 : step);

/** Whether the one is the very next after the other: only then is there a line between their points. */
export function follows(before: string, after: string): boolean {
  const [a, b] = [readPeriod(before), readPeriod(after)];
  return a !== null && b !== null && a.kind === b.kind && b.step === a.step + 1;
}

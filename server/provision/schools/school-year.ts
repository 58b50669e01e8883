/** The school year of a London day: from 1 September. `schoolYearOf('2026-11-27')` is 2026/27. */
export interface SchoolYear {
  readonly words: string;
  readonly from: string;
  readonly to: string;
}

export function schoolYearOf(day: string): SchoolYear {
  const year = Number(day.slice(0, 4)) - (day.slice(5) < '09-01' ? 1 : 0);
  return { words: `${year}/${String((year + 1) % 100).padStart(2, '0')}`, from: `${year}-09-01`, to: `${year + 1}-08-31` };
}

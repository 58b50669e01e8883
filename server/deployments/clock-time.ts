/** Times of an evening as people write them, and as minutes after the midnight before it. */

/** `minuteOfClock('17:30')` → 1050; null where it is no time of a day. */
export function minuteOfClock(text: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return found === null ? null : Number(found[1]) * 60 + Number(found[2]);
}

/** From and to; an end that is not after the beginning is of the next day: 21:00 to 01:00 is 1260 to 1500. Null where either is no time. */
export function hoursOfClock(from: string, to: string): { readonly from: number; readonly to: number } | null {
  const [begins, ends] = [minuteOfClock(from), minuteOfClock(to)];
  if (begins === null || ends === null) return null;
  return { from: begins, to: ends > begins ? ends : ends + 24 * 60 };
}

/** Weekdays and hours in addresses and sentences: «fri,sat», «18-23». Monday is 1; hours are 0 to 23. */

export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;
const weekdayWords = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function parseWeekdays(words: readonly string[]): number[] {
  return weekdayWords.flatMap((word, index) => (words.includes(word) ? [index + 1] : []));
}

export function formatWeekdays(weekdays: readonly number[]): string {
  return weekdayWords.filter((_, index) => weekdays.includes(index + 1)).join(',');
}

/** «18-23» and «7» → hours, sorted; a range over midnight («22-3») goes round. */
export function parseHours(words: readonly string[]): number[] {
  const hours = new Set<number>();
  for (const word of words) {
    const match = /^(\d{1,2})(?:-(\d{1,2}))?$/.exec(word);
    if (!match) continue;
    const first = Number(match[1]);
    const last = match[2] === undefined ? first : Number(match[2]);
    if (first > 23 || last > 23) continue;
    for (let hour = first; ; hour = (hour + 1) % 24) {
      hours.add(hour);
      if (hour === last) break;
    }
  }
  return [...hours].sort((one, other) => one - other);
}

/** Runs of hours, the run over midnight joined: [22,23,0,1] → «22-1». */
export function formatHours(hours: readonly number[]): string {
  return hourRuns(hours)
    .map(([first, last]) => (first === last ? String(first) : `${first}-${last}`))
    .join(',');
}

/** «18:00 to 23:59» and the like, for sentences. */
export function hoursText(hours: readonly number[]): string {
  const clock = (hour: number, minutes: string) => `${String(hour).padStart(2, '0')}:${minutes}`;
  return hourRuns(hours)
    .map(([first, last]) => `${clock(first, '00')} to ${clock(last, '59')}`)
    .join(' and ');
}

export function weekdaysText(weekdays: readonly number[]): string {
  return weekdayNames
    .filter((_, index) => weekdays.includes(index + 1))
    .join(', ')
    .replace(/, ([^,]*)$/, ' and $1');
}

function hourRuns(hours: readonly number[]): [number, number][] {
  const sorted = [...new Set(hours)].sort((one, other) => one - other);
  const runs: [number, number][] = [];
  for (const hour of sorted) {
    const run = runs.at(-1);
    if (run && run[1] === hour - 1) run[1] = hour;
    else runs.push([hour, hour]);
  }
  const first = runs[0];
  const last = runs.at(-1);
  if (runs.length > 1 && first && last && first[0] === 0 && last[1] === 23) {
    runs.shift();
    last[1] = first[1];
  }
  return runs;
}

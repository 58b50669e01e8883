/** `clock(1500)` → 01:00, an hour past midnight of the evening. */
export function clock(minute: number): string {
  const [hour, rest] = [Math.floor(minute / 60) % 24, Math.round(minute) % 60];
  return `${String(hour).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

/** `hourWords(18)` → 18:00–19:00. */
export function hourWords(hour: number): string {
  return `${clock(hour * 60)}–${clock(((hour + 1) % 24) * 60)}`;
}

/** `dayWords('2026-05-03')` → 3 May. */
export function dayWords(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });
}

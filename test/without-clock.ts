const CLOCK = /\d{4}-\d\d-\d\d(T[\d:.]+Z?)?|\d{1,2}:\d\d(:\d\d(\.\d+)?)?|\d{1,2} [A-Z][a-z]+ \d{4}/g;

/** A text without its dates and times, for a test that looks for a small number: at 18:43 a date holds one too. */
export function withoutClock(text: string): string {
  return text.replace(CLOCK, '');
}

/** A calendar file (RFC 5545): one event a visit, in UTC, so that no reader needs to know London's clock. */

export interface CalendarEvent {
  /** The same for the same visit in every file. */
  readonly uid: string;
  readonly from: Date;
  readonly to: Date;
  readonly summary: string;
  readonly description: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly place: string;
}

export interface Calendar {
  readonly name: string;
  readonly description: string;
  readonly madeAt: Date;
  /** Rises with every version: calendars replace what they had. */
  readonly sequence: number;
  readonly events: readonly CalendarEvent[];
}

export function calendarText({ name, description, madeAt, sequence, events }: Calendar): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Homeward//Plan of an evening//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    `X-WR-CALNAME:${escaped(name)}`,
    `X-WR-CALDESC:${escaped(description)}`,
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.uid}`,
      `DTSTAMP:${moment(madeAt)}`,
      `SEQUENCE:${sequence}`,
      `DTSTART:${moment(event.from)}`,
      `DTEND:${moment(event.to)}`,
      `SUMMARY:${escaped(event.summary)}`,
      `DESCRIPTION:${escaped(`${description} ${event.description}`)}`,
      `LOCATION:${escaped(event.place)}`,
      `GEO:${event.latitude.toFixed(6)};${event.longitude.toFixed(6)}`,
      'CLASS:CONFIDENTIAL',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const moment = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/g, '');

/** A text that somebody wrote ends no line and begins no property. */
function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll(/[;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, '\\n');
}

const LONGEST_LINE = 75;

/** At 75 bytes, between characters. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const character of line) {
    // A line that goes on begins with a space.
    const room = LONGEST_LINE - (parts.length > 0 ? 1 : 0);
    if (Buffer.byteLength(part + character) > room) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part].join('\r\n ');
}

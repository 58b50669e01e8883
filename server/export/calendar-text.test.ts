import { expect, it } from 'vitest';
import { calendarText } from './calendar-text.js';

const event = {
  uid: 'plan-1-team-2-stop-1@homeward',
  from: new Date('2026-05-08T16:00:00Z'),
  to: new Date('2026-05-08T16:30:00Z'),
  ...{ summary: 'Street team: Harbour Road', description: 'chosen for high demand.', place: 'Harbour Road' },
  ...{ longitude: -3.0123456789, latitude: 53.4567 },
};
const calendar = { name: 'Plan', description: 'OFFICIAL-SENSITIVE.', madeAt: new Date('2026-05-01T09:00:00Z'), sequence: 3 };
const unfolded = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

it('has an event a visit, in UTC, with the version', () => {
  const lines = unfolded(calendarText({ ...calendar, events: [event] }));
  expect(lines).toContain('DTSTART:20260508T160000Z');
  expect(lines).toContain('DTEND:20260508T163000Z');
  expect(lines).toContain('SEQUENCE:3');
  expect(lines).toContain('GEO:53.456700;-3.012346');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
});

it('a text ends no line and begins no property, whatever it holds', () => {
  const summary = 'Park\r\nATTENDEE:mailto:a@b.example; north, \\ south';
  const lines = unfolded(calendarText({ ...calendar, events: [{ ...event, summary }] }));
  expect(lines.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  expect(lines).toContain('SUMMARY:Park\\nATTENDEE:mailto:a@b.example\\; north\\, \\\\ south');
});

it('folds at 75 bytes, and between characters', () => {
  const summary = 'Größe «Überall» '.repeat(20).trim();
  const text = calendarText({ ...calendar, events: [{ ...event, summary }] });
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(unfolded(text)).toContain(`SUMMARY:${summary}`);
});

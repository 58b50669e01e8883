import { areasByCode } from '../areas/areas.service.js';
import type { Sql } from '../database/database.js';
import type { IncidentFilter } from '../incidents/incident-filter.js';
import { INCIDENT_KINDS, KIND_WORDS } from '../incidents/incident-kind.js';
import { longDay } from '../long-day.js';

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'];

/** What a filter admits, in words: «ASB reports by LSOA, 1 November 2025 to 31 October 2026, in Marram (E08000099)». */
export async function sentenceOf(sql: Sql, filter: IncidentFilter, by: string): Promise<string> {
  const kinds = filter.kinds ?? INCIDENT_KINDS;
  const parts = [
    `${joined(kinds.map((kind) => KIND_WORDS[kind]))}${by}${kinds.length > 1 ? ' (records, kinds added up)' : ''}`,
    periodOf(filter),
    ...(filter.categories ? [`category ${joined(filter.categories)}`] : []),
    ...(filter.weekdays ? [`on ${joined(filter.weekdays.map((weekday) => WEEKDAYS[weekday - 1] ?? ''))}`] : []),
    ...(filter.hours ? [`in the hours beginning ${filter.hours.map((hour) => `${hour}:00`).join(', ')}`] : []),
    ...(filter.areaCodes ? [`in ${await areasOf(sql, filter.areaCodes)}`] : []),
    ...(filter.bbox ? [`in the box ${Object.values(filter.bbox).join(', ')}`] : []),
    ...(filter.near ? [`within ${filter.near.metres} m of ${filter.near.longitude}, ${filter.near.latitude}`] : []),
    ...(filter.batch ? [`of load ${filter.batch}`] : []),
  ];
  const text = parts.join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

async function areasOf(sql: Sql, codes: readonly string[]): Promise<string> {
  const areas = await areasByCode(sql, codes);
  return joined(codes.map((code) => (areas.has(code) ? `${areas.get(code)!.name} (${code})` : code)));
}

function periodOf({ from, to }: IncidentFilter): string {
  if (from && to) return `${longDay(from)} to ${longDay(to)}`;
  if (from) return `from ${longDay(from)}`;
  return to ? `until ${longDay(to)}` : 'all that is loaded';
}

function joined(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Sentences about what an answer leaves out. */
export function notesOf(answer: {
  readonly missingMonths: readonly string[];
  readonly incompleteMonths: readonly { readonly force: string; readonly kind: keyof typeof KIND_WORDS }[];
  readonly notIncluded: readonly (keyof typeof KIND_WORDS)[];
  readonly overlapping: readonly string[];
  readonly limitedTo: string | null;
  readonly noLocation?: number;
}): string[] {
  const notes: string[] = [];
  if (answer.missingMonths.length > 0) {
    const whose = [...new Set(answer.incompleteMonths.map(({ force, kind }) => `${KIND_WORDS[kind]} of ${force}`))];
    const named = whose.length > 0 ? ` (${joined(whose)})` : '';
    notes.push(`No data, which is not zero, for ${answer.missingMonths.join(', ')}${named}.`);
  }
  if (answer.notIncluded.length > 0) notes.push(`Left out: ${joined(answer.notIncluded.map((kind) => KIND_WORDS[kind]))}.`);
  if (answer.noLocation) notes.push(`${answer.noLocation} without a place.`);
  notes.push(...answer.overlapping.map((sentence) => (sentence.endsWith('.') ? sentence : `${sentence}.`)));
  if (answer.limitedTo !== null) notes.push(answer.limitedTo);
  return notes;
}

/**
 * Youth provision: places and weekly sessions, from the partnership's own list or from a summary as its reports print it.
 * What a list does not say stays unknown: no weekday and no time is ever taken for «closed», no place for 0,0.
 */
import { geocodePlaces } from '../provision/geocode-places.js';
import { csvReading, badRow, goodRow, type CsvRecord } from './csv-reading.js';
import { FieldReader, positionFields } from './fields.js';
import { locatedByPostcode } from './postcode-location.js';
import type { CheckedRow, Reading, RowOutcome, Source } from './source.js';
import { warnedAtEnd } from './warned-at-end.js';
import { publishSessions, SESSION_STAGE, sessionsListedTwice } from './youth-provision-publish.js';
import { OWN_LAYOUT, SUMMARY_LAYOUT } from './youth-provision-layouts.js';
import {
  agesFromWords,
  frequencyFromWords,
  kindFromWords,
  seasonFromWords,
  suggestsSensitive,
  weekdayFromWords,
} from './youth-words.js';

export const youthProvision: Source = {
  name: 'youth-provision',
  title: 'Youth provision: places and weekly sessions',
  coarsened: 'places and sessions; no attendance',
  layouts: [OWN_LAYOUT, SUMMARY_LAYOUT],
  stages: [SESSION_STAGE],
  tables: ['youth_attendance', 'youth_session', 'youth_place'],

  async open(bytes, context): Promise<Reading> {
    const notes = new Notes();
    const reading = await csvReading(youthProvision, bytes, context, ({ layout }) => {
      const isSummary = layout === SUMMARY_LAYOUT;
      return (record, row) => checkSession(record, row, isSummary, notes);
    });
    return warnedAtEnd(locatedByPostcode(reading, context, isNotSuspected), context, () => warningsOf(notes));
  },

  publish: publishSessions,
  conflicts: sessionsListedTwice,
  async refresh(sql) {
    await geocodePlaces(sql);
  },
};

const SUSPECTED = Object.keys(SESSION_STAGE.columns).indexOf('suspected');

function isNotSuspected({ outcome }: CheckedRow): boolean {
  return !outcome.ok || outcome.rows.every((row) => row.fields[SUSPECTED] !== 'true');
}

/** What is worth a warning, gathered while the rows are read. */
class Notes {
  readonly perhapsSensitive: string[] = [];
  readonly weekdaysInWords: string[] = [];
  readonly agesInWords: string[] = [];
}

function checkSession(record: CsvRecord, row: number, isSummary: boolean, notes: Notes): RowOutcome {
  const reader = new FieldReader(record, row);
  const session = reader.text('session')!;
  const place = reader.text('place')!;
  const words = `${session} ${place}`;

  const weekday = readWeekday(reader, isSummary);
  const ages = isSummary ? readAgesInWords(reader) : readAges(reader);
  const [starts, ends] = [reader.time('starts'), reader.time('ends')];
  if (starts !== null && starts === ends) reader.refuse('ends', 'The session ends when it starts.', 'Check the two times.');
  const postcode = reader.postcode('postcode');
  const position = reader.position();
  const sensitive = reader.yesNo('sensitive');
  const cost = reader.number('cost', { min: 0, max: 10_000 });
  const capacity = reader.integer('capacity', { min: 0, max: 100_000 });
  const counts = ['males', 'females', 'not_recorded'].map((column) => reader.integer(column, { min: 0, max: 1_000_000 }));
  const access = reader.oneOf('access', ['open', 'targeted', 'unknown']) ?? 'unknown';
  const kind = reader.oneOf('kind', ['building', 'bus', 'detached', 'unknown']) ?? kindFromWords(words);
  if (reader.errors.length > 0) return badRow(reader.errors);

  const suspected = sensitive === null && suggestsSensitive(words);
  // By its row only: the warning stays in the list of loads, which more people read than should know the name.
  if (suspected) notes.perhapsSensitive.push(`row ${row}`);
  if (weekday.words !== null) notes.weekdaysInWords.push(`«${weekday.words}» (row ${row})`);
  if (ages.words !== null) notes.agesInWords.push(`«${ages.words}» (row ${row})`);

  const area = reader.text('area') ?? (kind === 'detached' ? place : null);
  const season = reader.text('season') ?? seasonFromWords(session);
  const provider = reader.text('provider');
  const period = reader.text('period');
  const note = [weekday.words, ages.words, frequencyFromWords(session), reader.text('source_part'), reader.text('source_file')];
  const located = position === null || suspected ? [null, null, null, null] : positionFields(position);

  const placeFields = [place, kind, postcode?.text ?? null, ...located, area];
  const sessionFields = [
    session,
    weekday.day,
    starts,
    ends,
    season,
    ages.from,
    ages.to,
    access,
    capacity,
    provider,
    cost === null ? null : Math.round(cost * 100),
  ].map((field) => (field === null ? null : String(field)));
  const placeKey = JSON.stringify(placeFields);
  return goodRow(
    SESSION_STAGE.name,
    [
      String(row),
      placeKey,
      JSON.stringify([placeKey, ...sessionFields]),
      ...placeFields,
      sensitive === null ? null : String(sensitive),
      String(suspected),
      ...sessionFields,
      note.filter((part) => part !== null).join('; ') || null,
      period,
      period !== null && /^\d{4}-\d{2}-\d{2}$/.test(period) ? reader.date('period') : null,
      ...counts.map((count) => (count === null ? null : String(count))),
    ],
    position !== null && !suspected,
  );
}

interface Weekday {
  readonly day: number | null;
  /** What the list says instead of a weekday. */
  readonly words: string | null;
}

function readWeekday(reader: FieldReader, isSummary: boolean): Weekday {
  const words = reader.text('weekday');
  if (words === null) return { day: null, words: null };
  const day = weekdayFromWords(words);
  if (day !== null) return { day, words: null };
  if (!isSummary) {
    reader.refuse(
      'weekday',
      `«${words}» is not one weekday.`,
      'Write one day, such as Friday, with a row for each day; leave the cell empty if the day is not known.',
    );
  }
  return { day: null, words };
}

interface Ages {
  readonly from: number | null;
  readonly to: number | null;
  readonly words: string | null;
}

function readAges(reader: FieldReader): Ages {
  const from = reader.integer('age_from', { min: 0, max: 120 });
  const to = reader.integer('age_to', { min: 0, max: 120 });
  if (from !== null && to !== null && to < from) {
    reader.refuse('age_to', `The oldest age (${to}) is below the youngest (${from}).`, 'Check the two ages.');
  }
  return { from, to, words: null };
}

function readAgesInWords(reader: FieldReader): Ages {
  const words = reader.text('ages');
  const ages = words === null ? null : agesFromWords(words);
  return { from: ages?.from ?? null, to: ages?.to ?? null, words: ages === null ? words : null };
}

function warningsOf(notes: Notes): string[] {
  const warnings: string[] = [];
  if (notes.perhapsSensitive.length > 0) {
    warnings.push(
      `Words suggest a place that must not be found (a refuge, an LGBT group): ${listed(notes.perhapsSensitive)}. ` +
        'They are listed without a point on the map. Add the column «sensitive» and write yes (then they are on no map, file or answer) or no.',
    );
  }
  if (notes.weekdaysInWords.length > 0) {
    warnings.push(`Not one weekday, so the day is unknown and the words are kept as a note: ${listed(notes.weekdaysInWords)}.`);
  }
  if (notes.agesInWords.length > 0) {
    warnings.push(`Not understood as ages, kept as a note: ${listed(notes.agesInWords)}.`);
  }
  return warnings;
}

const SHOWN = 5;

function listed(items: readonly string[]): string {
  const more = items.length - SHOWN;
  return items.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

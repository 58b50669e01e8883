/**
 * Source `youth-consultations`: how many young people asked for what when a school, a session, a street team or a survey consulted them, by the closed list that
 * teams count by too (server/provision/asks). Counts only: no name, and nothing that was said.
 */
import type { Sql } from '../database/database.js';
import { ASK_WORDS, CONSULTED_BY } from '../provision/asks/asks.js';
import { typesOfCode } from './boundary-columns.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { LONGEST_KEY, type PublishContext, type Source } from './source.js';

const STAGE = 'consultations';
/** More than a survey of a district's young people answers. */
const MOST_CHILDREN = 20_000;

export const youthConsultations: Source = {
  name: 'youth-consultations',
  title: 'What young people asked for when they were consulted',
  layouts: [
    {
      name: 'own list of consultations',
      columns: [
        {
          name: 'consultation',
          kind: 'text',
          description: 'The consultation’s own number or title, no name of a person',
          required: true,
          screenedAs: 'reference',
          longest: LONGEST_KEY,
        },
        {
          name: 'held',
          kind: 'text',
          description: 'The day it was held, 2026-05-14, or the month, 2026-05',
          required: true,
          screenedAs: 'reference',
          longest: LONGEST_KEY,
        },
        {
          name: 'area_code',
          kind: 'code',
          description: 'Ward (E05…) or district that it was of; empty where a school is named',
          required: true,
          mayBeEmpty: true,
          longest: LONGEST_KEY,
        },
        {
          name: 'school_urn',
          kind: 'code',
          description: 'The school it was held at, by its unique reference number; empty where an area is named',
          required: false,
          longest: LONGEST_KEY,
        },
        { name: 'asked_by', kind: 'text', description: 'Who asked', required: true, allowed: CONSULTED_BY },
        { name: 'asked_for', kind: 'text', description: 'What was asked for', required: true, allowed: ASK_WORDS },
        { name: 'young_people', kind: 'integer', description: 'How many young people asked for it', required: true },
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: {
        row_number: 'bigint',
        consultation: 'text',
        held_on: 'date',
        month_only: 'boolean',
        area: 'text',
        school_reference: 'text',
        asked_by: 'text',
        ask: 'text',
        children: 'int',
      },
    },
  ],
  tables: ['youth_consultation'],
  open: (bytes, context) => csvReading(youthConsultations, bytes, context, () => checker()),
  publish,
  conflicts: consultationsLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checker(): CheckRecord {
  const seen = new Map<string, number>();
  const today = new Date().toISOString().slice(0, 10);
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const consultation = reader.text('consultation')!;
    const held = readHeld(reader, today);
    const [area, school] = [reader.text('area_code'), reader.text('school_urn')];
    checkPlace(reader, area, school);
    const askedBy = reader.oneOf('asked_by', CONSULTED_BY);
    const ask = reader.oneOf('asked_for', ASK_WORDS);
    const children = reader.integer('young_people', { min: 0, max: MOST_CHILDREN });
    const key = JSON.stringify([consultation, reader.text('held'), area, school, askedBy, ask]);
    const earlier = seen.get(key);
    if (earlier !== undefined)
      reader.refuse(
        'asked_for',
        `${ask} stands in row ${earlier} already.`,
        'Keep one row for each thing asked for at a consultation.',
      );
    seen.set(key, row);
    if (reader.errors.length > 0) return badRow(reader.errors);
    return goodRow(STAGE, [
      ...[String(row), consultation, held!.day, String(held!.monthOnly), area, school],
      ...[askedBy, ask, String(children)],
    ]);
  };
}

function readHeld(reader: FieldReader, today: string): { readonly day: string; readonly monthOnly: boolean } | null {
  const monthOnly = /^\d{4}-\d{2}$/.test(reader.text('held')!);
  const day = monthOnly ? firstOf(reader.month('held')) : reader.date('held');
  if (day !== null && day > today) return reader.refuse('held', `${reader.text('held')} is still to come.`, 'Check the day.');
  return day === null ? null : { day, monthOnly };
}

const firstOf = (month: string | null): string | null => (month === null ? null : `${month}-01`);

function checkPlace(reader: FieldReader, area: string | null, school: string | null): void {
  if ((area === null) === (school === null)) {
    reader.refuse('area_code', 'There is either a ward or district, or a school.', 'Fill one of area_code and school_urn.');
    return;
  }
  const types = area === null ? [] : typesOfCode(area);
  if (area !== null && !types?.some((type) => type === 'WARD' || type === 'DISTRICT'))
    reader.refuse('area_code', `${area} is not the code of a ward or district.`, 'Write a ward’s or a district’s code.');
  if (school !== null && !/^\d{5,7}$/.test(school))
    reader.refuse('school_urn', `«${school}» is no reference number of a school.`, 'Write its six digits.');
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage(STAGE);
  await sql.execute(
    `INSERT INTO youth_consultation (batch_id, row_number, consultation, held_on, month_only, area, school_reference, asked_by, ask, children)
     SELECT $1, row_number, consultation, held_on, month_only, area, school_reference, asked_by, ask, children FROM ${stage}`,
    [context.batchId],
  );
  const [unknown] = await sql.query<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM ${stage} s
      WHERE NOT EXISTS (SELECT FROM area a WHERE a.type IN ('WARD', 'DISTRICT') AND a.gss_code = s.area)
        AND NOT EXISTS (SELECT FROM place p WHERE p.kind = 'school' AND p.reference = s.school_reference)`,
  );
  if (unknown!.rows > 0)
    context.warn(
      `${unknown!.rows} of the rows are of areas or schools that are not known yet: they count in no area until these are loaded.`,
    );
}

/** Lists of the same agency that have a consultation of this one. */
async function consultationsLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; consultations: number }>(
    `SELECT c.batch_id::text, count(DISTINCT c.consultation)::int AS consultations
       FROM youth_consultation c JOIN batch b ON b.id = c.batch_id
      WHERE b.agency IS NOT DISTINCT FROM $1 AND c.consultation IN (SELECT consultation FROM ${context.stage(STAGE)})
      GROUP BY c.batch_id ORDER BY c.batch_id`,
    [context.options.agency ?? null],
  );
  return rows.map(({ batch_id, consultations }) => ({
    batchId: Number(batch_id),
    what: `${consultations} of these consultations`,
  }));
}

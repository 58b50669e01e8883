/** Source `prevention-programmes`: which programme was held at which school, and when. A list may hold a school that is not loaded yet; it is joined when the register comes. */
import type { Sql } from '../database/database.js';
import { badRow, csvReading, goodRow, type CsvRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { LONGEST_KEY, type PublishContext, type RowOutcome, type Source } from './source.js';

const STAGE = 'programmes';

export const preventionProgrammes: Source = {
  name: 'prevention-programmes',
  title: 'Prevention programmes at schools',
  layouts: [
    {
      name: 'own list of programmes',
      columns: [
        {
          name: 'school_urn',
          kind: 'code',
          description: 'The school’s unique reference number in the schools register',
          required: true,
          longest: LONGEST_KEY,
        },
        {
          name: 'programme',
          kind: 'text',
          description: 'What the programme is called',
          required: true,
          screenedAs: 'text',
          longest: LONGEST_KEY,
        },
        { name: 'held_on', kind: 'date', description: 'The day it was held, or began; 2026-10-05', required: true },
        {
          name: 'programme_provider',
          kind: 'text',
          description: 'Which organisation held it, not its people',
          required: false,
          screenedAs: 'text',
        },
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: { row_number: 'bigint', school_reference: 'text', programme: 'text', held_on: 'date', provider: 'text' },
    },
  ],
  tables: ['prevention_programme'],
  open: (bytes, context) => csvReading(preventionProgrammes, bytes, context, () => checkProgramme),
  publish,
  conflicts: programmesLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkProgramme(record: CsvRecord, row: number): RowOutcome {
  const reader = new FieldReader(record, row);
  const urn = reader.text('school_urn')!;
  if (!/^\d{5,7}$/.test(urn))
    reader.refuse('school_urn', `«${urn}» is no reference number of a school.`, 'Write its six digits.');
  const heldOn = reader.date('held_on');
  if (reader.errors.length > 0) return badRow(reader.errors);
  return goodRow(STAGE, [String(row), urn, reader.text('programme'), heldOn, reader.text('programme_provider')]);
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage(STAGE);
  await sql.execute(
    `INSERT INTO prevention_programme (batch_id, row_number, school_reference, programme, held_on, provider)
     SELECT $1, row_number, school_reference, programme, held_on, provider FROM ${stage}`,
    [context.batchId],
  );
  const [unknown] = await sql.query<{ schools: number }>(
    `SELECT count(DISTINCT s.school_reference)::int AS schools FROM ${stage} s
      WHERE NOT EXISTS (SELECT FROM place p WHERE p.kind = 'school' AND p.reference = s.school_reference)`,
  );
  if (unknown!.schools > 0)
    context.warn(`${unknown!.schools} of the schools are in no register that is loaded: they are joined when it is.`);
}

/** Lists that have a programme of this one: same school, programme and day. */
async function programmesLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; programmes: number }>(
    `SELECT p.batch_id::text, count(*)::int AS programmes
       FROM prevention_programme p JOIN ${context.stage(STAGE)} s
         ON s.school_reference = p.school_reference AND s.held_on = p.held_on AND lower(s.programme) = lower(p.programme)
      GROUP BY p.batch_id ORDER BY p.batch_id`,
  );
  return rows.map(({ batch_id, programmes }) => ({ batchId: Number(batch_id), what: `${programmes} of these programmes` }));
}

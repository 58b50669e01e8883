/**
 * Source `asb-cases`: cases of anti-social behaviour that a team keeps, with when each was opened and closed. A case may follow from many reports or from none, so
 * cases and reports are never added up. A list is the whole of what its system holds: a newer one takes its place.
 */
import type { Sql } from '../database/database.js';
import { typesOfCode } from './boundary-columns.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { LONGEST_KEY, type LoadContext, type PublishContext, type Source } from './source.js';

const STAGE = 'cases';

export const asbCases: Source = {
  name: 'asb-cases',
  title: 'Cases of anti-social behaviour: opened, closed, team',
  layouts: [
    {
      name: 'own list of cases',
      columns: [
        {
          name: 'case_reference',
          kind: 'text',
          description: 'The case’s own number in its system, no name',
          required: true,
          screenedAs: 'reference',
          longest: LONGEST_KEY,
        },
        { name: 'opened', kind: 'date', description: 'The day it was opened, 2026-04-27', required: true },
        {
          name: 'closed',
          kind: 'date',
          description: 'The day it was closed; empty: it is open',
          required: true,
          mayBeEmpty: true,
        },
        {
          name: 'team',
          kind: 'text',
          description: 'The team that keeps it, not its people',
          required: true,
          screenedAs: 'text',
          longest: LONGEST_KEY,
        },
        { name: 'ward_code', kind: 'code', description: 'Ward (E05…); empty: not stated', required: false, longest: LONGEST_KEY },
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: { reference: 'text', ward: 'text', team: 'text', opened_on: 'date', closed_on: 'date' },
    },
  ],
  tables: ['asb_case'],
  open: (bytes, context) => csvReading(asbCases, bytes, context, () => checkerOf(context)),
  publish,
  conflicts: casesLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkerOf(_context: LoadContext): CheckRecord {
  const seen = new Map<string, number>();
  const today = new Date().toISOString().slice(0, 10);
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const reference = reader.text('case_reference')!;
    const earlier = seen.get(reference);
    if (earlier !== undefined)
      reader.refuse('case_reference', `${reference} stands in row ${earlier} already.`, 'Keep one row a case.');
    seen.set(reference, row);
    const [opened, closed] = [reader.date('opened'), reader.date('closed')];
    if (opened !== null && closed !== null && closed < opened)
      reader.refuse('closed', 'The case was closed before it was opened.', 'Check the two days.');
    for (const [column, day] of [
      ['opened', opened],
      ['closed', closed],
    ] as const)
      if (day !== null && day > today) reader.refuse(column, `${day} is still to come.`, 'Check the day.');
    const ward = reader.text('ward_code');
    const types = ward === null ? null : typesOfCode(ward);
    if (types !== null && !types.includes('WARD'))
      reader.refuse('ward_code', `${ward} is not the code of a ward.`, 'Check the column.');
    if (reader.errors.length > 0) return badRow(reader.errors);
    return goodRow(STAGE, [reference, ward, reader.text('team')!.replaceAll(/\s+/g, ' '), opened, closed], ward !== null);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const stage = context.stage(STAGE);
  await sql.execute(
    `INSERT INTO asb_case (batch_id, reference, ward, team, opened_on, closed_on)
     SELECT $1, reference, ward, team, opened_on, closed_on FROM ${stage}`,
    [context.batchId],
  );
  const [unknown] = await sql.query<{ cases: number }>(
    `SELECT count(*)::int AS cases FROM ${stage} s
      WHERE s.ward IS NOT NULL AND NOT EXISTS (SELECT FROM area a WHERE a.type = 'WARD' AND a.gss_code = s.ward)`,
  );
  if (unknown!.cases > 0)
    context.warn(
      `${unknown!.cases} cases are of wards that are not known yet: they count in totals until their wards are loaded.`,
    );
}

/** Lists of the same agency that have a case of this one. */
async function casesLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; cases: number }>(
    `SELECT c.batch_id::text, count(*)::int AS cases
       FROM asb_case c JOIN batch b ON b.id = c.batch_id JOIN ${context.stage(STAGE)} s ON s.reference = c.reference
      WHERE b.agency IS NOT DISTINCT FROM $1 GROUP BY c.batch_id ORDER BY c.batch_id`,
    [context.options.agency ?? null],
  );
  return rows.map(({ batch_id, cases }) => ({ batchId: Number(batch_id), what: `${cases} of these cases` }));
}

/**
 * Source `published-cross-tabs`: the cells of a report's tables as printed, one a row. Counts are the report's own, to the nearest 10; nothing is
 * filled in where it prints none.
 */
import type { Sql } from '../database/database.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { column, documentOf, PRINTED_IN, PUBLISHED_BY } from './published-figures.js';
import type { ColumnRule, Layout, PublishContext, Source } from './source.js';

const STAGE = 'cells';
/** Printed to whole numbers of counts to the nearest 10, a percentage may be this far from what it is worked out as. */
const PERCENT_TOLERANCE = 1.5;

const TABLE: readonly ColumnRule[] = [
  column('table_id', 'Which table; of two with one number the second is «32b»'),
  column('indicator', 'What the table is about: «Going missing»'),
  column('cohort', 'Of which children: «CIN 2017/18»'),
  column('group', 'Column of the table: «Gang associated»'),
];
const BASE = column('base_stated', 'How many children the report says it is of', { kind: 'integer', mayBeEmpty: true });

const COUNTS: Layout = {
  name: 'counts and percentages of tables',
  columns: [
    ...TABLE,
    column('printed_table_no', 'The number that is printed over it', { mayBeEmpty: true }),
    column('title_as_printed', 'Its caption as printed', { mayBeEmpty: true }),
    column('row_label', 'Row of the table: «Yes»'),
    column('percent', 'The percentage as printed', { kind: 'number', mayBeEmpty: true }),
    column('percent_qualifier', '«<» where «<1» is printed', { mayBeEmpty: true, allowed: ['<'] }),
    column('n_rounded_10', 'The count as printed, to the nearest 10; empty where it is withheld', {
      kind: 'integer',
      mayBeEmpty: true,
    }),
    column('missing_percent_stated', 'The percentage missing, as printed', { kind: 'number', mayBeEmpty: true }),
    BASE,
    column('percent_recomputed_from_rounded_n', 'A check on the percentage', {
      kind: 'number',
      mayBeEmpty: true,
      required: false,
    }),
    column('note', 'What else is said', { mayBeEmpty: true, required: false }),
    ...PRINTED_IN,
  ],
};
const MEANS: Layout = {
  name: 'means of tables',
  columns: [...TABLE, column('mean_sessions', 'The mean as printed', { kind: 'number' }), BASE, ...PRINTED_IN],
};

export const publishedCrossTabs: Source = {
  name: 'published-cross-tabs',
  title: 'Published cross-tabulations of a report',
  openData: PUBLISHED_BY,
  aggregate: true,
  layouts: [COUNTS, MEANS],
  stages: [
    {
      name: STAGE,
      columns: {
        row_number: 'bigint',
        table_id: 'text',
        printed_number: 'text',
        title: 'text',
        indicator: 'text',
        cohort: 'text',
        row_label: 'text',
        group_label: 'text',
        percent: 'float8',
        percent_qualifier: 'text',
        children: 'int',
        mean: 'float8',
        missing_stated: 'float8',
        base_stated: 'bigint',
        note: 'text',
        document: 'text',
      },
    },
  ],
  tables: ['published_cross_tab'],
  open: (bytes, context) => csvReading(publishedCrossTabs, bytes, context, ({ layout }) => checkerOf(layout === MEANS)),
  publish,
  conflicts: tablesLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkerOf(isMeans: boolean): CheckRecord {
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const [table, indicator, cohort, group] = TABLE.map(({ name }) => reader.text(name)!);
    const label = isMeans ? 'Mean' : reader.text('row_label')!;
    const key = JSON.stringify([table, cohort, label, group]);
    const earlier = seen.get(key);
    if (earlier !== undefined)
      reader.refuse(
        'row_label',
        `The same cell of table ${table} stands in row ${earlier} already.`,
        'Give the second table of that number an id of its own, such as 32b.',
      );
    seen.set(key, row);
    const percent = reader.number('percent', { min: 0, max: 100 });
    const children = reader.integer('n_rounded_10', { min: 0 });
    const mean = reader.number('mean_sessions', { min: 0 });
    if (!isMeans && percent === null && children === null)
      reader.refuse(
        'percent',
        'The cell has neither a percentage nor a count.',
        'Leave the row out: what is withheld is not printed.',
      );
    const recomputed = reader.number('percent_recomputed_from_rounded_n');
    const isUnder = reader.text('percent_qualifier') === '<';
    if (percent !== null && recomputed !== null && !isUnder && Math.abs(percent - recomputed) > PERCENT_TOLERANCE)
      reader.refuse(
        'percent',
        `${percent} % is printed, and the counts make ${recomputed} %.`,
        'Compare the row with the report.',
      );
    if (reader.errors.length > 0) return badRow(reader.errors);
    const number = (read: number | null): string | null => (read === null ? null : String(read));
    return goodRow(STAGE, [
      String(row),
      table!,
      reader.text('printed_table_no'),
      reader.text('title_as_printed'),
      indicator!,
      cohort!,
      label,
      group!,
      number(percent),
      reader.text('percent_qualifier'),
      number(children),
      number(mean),
      number(reader.number('missing_percent_stated', { min: 0, max: 100 })),
      number(reader.integer('base_stated', { min: 0 })),
      reader.text('note'),
      documentOf(record),
    ]);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const names = Object.keys(publishedCrossTabs.stages[0]!.columns).join(', ');
  await sql.execute(`INSERT INTO published_cross_tab (batch_id, ${names}) SELECT $1, ${names} FROM ${context.stage(STAGE)}`, [
    context.batchId,
  ]);
}

/** Files that have a table of this one. */
async function tablesLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; tables: string }>(
    `SELECT batch_id::text, string_agg(DISTINCT table_id, ', ' ORDER BY table_id) AS tables
       FROM published_cross_tab WHERE (table_id, cohort) IN (SELECT table_id, cohort FROM ${context.stage(STAGE)})
      GROUP BY batch_id ORDER BY batch_id`,
  );
  return rows.map(({ batch_id, tables }) => ({ batchId: Number(batch_id), what: `table ${tables}` }));
}

/**
 * Source `published-board-responses`: what the safeguarding board of each area answered when it was asked how many children are in gangs, in the order of
 * risk in which a report lists the areas. The words stay as printed; the class beside them is what they are counted by.
 */
import { BOARD_RESPONSE_CLASSES } from '../data-requests/board-responses.sql.js';
import type { Sql } from '../database/database.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { column, documentOf, PRINTED_IN, PUBLISHED_BY } from './published-figures.js';
import type { PublishContext, Source } from './source.js';

const STAGE = 'areas';

export const publishedBoardResponses: Source = {
  name: 'published-board-responses',
  title: 'Published answers of safeguarding boards to a data request',
  openData: PUBLISHED_BY,
  aggregate: true,
  layouts: [
    {
      name: 'areas in order of risk',
      columns: [
        column('risk_order', 'The area’s place in the report’s order of risk: 1 is the highest', { kind: 'integer' }),
        column('area', 'The area as printed'),
        column('response_as_printed', 'Its board’s answer as printed'),
        column('response_class', `The class of the answer: ${BOARD_RESPONSE_CLASSES.join(', ')}`, {
          allowed: BOARD_RESPONSE_CLASSES,
        }),
        ...PRINTED_IN,
        column('section', 'The section it is printed in', { mayBeEmpty: true, required: false }),
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: {
        row_number: 'bigint',
        risk_order: 'int',
        area: 'text',
        printed: 'text',
        response_class: 'text',
        document: 'text',
      },
    },
  ],
  tables: ['published_board_response'],
  open: (bytes, context) => csvReading(publishedBoardResponses, bytes, context, checkerOf),
  publish,
  conflicts: areasLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkerOf(): CheckRecord {
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const order = reader.integer('risk_order', { min: 1 });
    const area = reader.text('area');
    for (const [name, key] of [
      ['risk_order', `order ${order}`],
      ['area', `area ${area?.toLowerCase()}`],
    ] as const) {
      const earlier = seen.get(key);
      if (earlier !== undefined)
        reader.refuse(name, `The same stands in row ${earlier} already.`, 'Give each area one row and one place.');
      seen.set(key, row);
    }
    if (reader.errors.length > 0) return badRow(reader.errors);
    return goodRow(STAGE, [
      ...[String(row), String(order), area!, reader.text('response_as_printed')!],
      ...[reader.oneOf('response_class', BOARD_RESPONSE_CLASSES), documentOf(record)],
    ]);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const names = Object.keys(publishedBoardResponses.stages[0]!.columns).join(', ');
  await sql.execute(
    `INSERT INTO published_board_response (batch_id, ${names}) SELECT $1, ${names} FROM ${context.stage(STAGE)}`,
    [context.batchId],
  );
}

/** Files that have an area of this one from the same document. */
async function areasLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; areas: number }>(
    `SELECT p.batch_id::text, count(*)::int AS areas
       FROM published_board_response p JOIN ${context.stage(STAGE)} s ON lower(s.area) = lower(p.area) AND s.document = p.document
      GROUP BY p.batch_id ORDER BY p.batch_id`,
  );
  return rows.map(({ batch_id, areas }) => ({ batchId: Number(batch_id), what: `${areas} of these areas` }));
}

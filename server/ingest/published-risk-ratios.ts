/**
 * Source `published-risk-ratios`: adjusted risk ratios that a report gives in words. «Nearly 6 times» is a bound and stays one; where the words tell only that a
 * difference was or was not significant there is no ratio, and none is made up.
 */
import type { Sql } from '../database/database.js';
import { badRow, csvReading, goodRow, type CsvRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { column, documentOf, PRINTED_IN, PUBLISHED_BY } from './published-figures.js';
import type { PublishContext, RowOutcome, Source } from './source.js';

const STAGE = 'ratios';
const PRECISIONS = ['exact', 'rounded', 'lower bound', 'upper bound', 'not stated'] as const;
/** Larger is a slip: a percentage written as a ratio. */
const LARGEST_RATIO = 100;

export const publishedRiskRatios: Source = {
  name: 'published-risk-ratios',
  title: 'Published risk ratios of a report',
  openData: PUBLISHED_BY,
  aggregate: true,
  layouts: [
    {
      name: 'risk ratios quoted in words',
      columns: [
        column('measure', 'What children have: «Going missing»'),
        column('cohort', 'Of which children: CIN, YOT'),
        column('comparison_group', 'With whom they are compared'),
        column('subgroup', 'Of which of them alone: «girls», «under 13»; empty: all', { mayBeEmpty: true }),
        column('risk_ratio', 'The ratio; empty where the text gives none', { kind: 'number', mayBeEmpty: true }),
        column('precision', `How the words bound it: ${PRECISIONS.join(', ')}`, { allowed: PRECISIONS }),
        column('wording', 'The words: «nearly 6 times more likely»'),
        column('significant', 'By the report’s own rule: yes, no, not stated', { allowed: ['yes', 'no', 'not stated'] }),
        column('p_stated', 'The p that is printed, or the rule', { mayBeEmpty: true }),
        column('table_id', 'The cross-tab that it belongs to', { mayBeEmpty: true, required: false }),
        column('note', 'What else is said', { mayBeEmpty: true, required: false }),
        ...PRINTED_IN,
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: {
        row_number: 'bigint',
        measure: 'text',
        cohort: 'text',
        compared_with: 'text',
        subgroup: 'text',
        risk_ratio: 'float8',
        precision: 'text',
        wording: 'text',
        significant: 'text',
        p_stated: 'text',
        table_id: 'text',
        note: 'text',
        document: 'text',
      },
    },
  ],
  tables: ['published_risk_ratio'],
  open: (bytes, context) => csvReading(publishedRiskRatios, bytes, context, checkerOf),
  publish,
  conflicts: ratiosLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkerOf(): (record: CsvRecord, row: number) => RowOutcome {
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const ratio = reader.number('risk_ratio');
    if (ratio !== null && !(ratio > 0 && ratio <= LARGEST_RATIO))
      reader.refuse(
        'risk_ratio',
        `${ratio} is no ratio of two risks.`,
        `Write a number over 0, to ${LARGEST_RATIO}: 1.41 for «41% more likely».`,
      );
    const precision = reader.oneOf('precision', PRECISIONS);
    if (precision !== null && (ratio === null) !== (precision === 'not stated'))
      reader.refuse(
        'precision',
        ratio === null ? 'There is no ratio that could be so precise.' : 'There is a ratio, so its precision is known.',
        'Write «not stated» where there is no ratio, and nowhere else.',
      );
    const [measure, cohort, subgroup] = ['measure', 'cohort', 'subgroup'].map((name) => reader.text(name));
    const key = JSON.stringify([measure, cohort, subgroup]).toLowerCase();
    const earlier = seen.get(key);
    if (earlier !== undefined)
      reader.refuse('measure', `The same measure of the same children stands in row ${earlier} already.`, 'Keep one of the two.');
    seen.set(key, row);
    if (reader.errors.length > 0) return badRow(reader.errors);
    return goodRow(STAGE, [
      String(row),
      measure!,
      cohort!,
      reader.text('comparison_group'),
      subgroup ?? null,
      ratio === null ? null : String(ratio),
      precision,
      reader.text('wording'),
      reader.oneOf('significant', ['yes', 'no', 'not stated']),
      reader.text('p_stated'),
      reader.text('table_id'),
      reader.text('note'),
      documentOf(record),
    ]);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const names = Object.keys(publishedRiskRatios.stages[0]!.columns).join(', ');
  await sql.execute(`INSERT INTO published_risk_ratio (batch_id, ${names}) SELECT $1, ${names} FROM ${context.stage(STAGE)}`, [
    context.batchId,
  ]);
}

/** Files that have a ratio of this one: the same measure of the same children. */
async function ratiosLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; ratios: number }>(
    `SELECT p.batch_id::text, count(*)::int AS ratios
       FROM published_risk_ratio p JOIN ${context.stage(STAGE)} s
         ON lower(s.measure) = lower(p.measure) AND s.cohort = p.cohort AND s.subgroup IS NOT DISTINCT FROM p.subgroup
      GROUP BY p.batch_id ORDER BY p.batch_id`,
  );
  return rows.map(({ batch_id, ratios }) => ({ batchId: Number(batch_id), what: `${ratios} of these ratios` }));
}

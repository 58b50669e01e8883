/**
 * Source `partnership-fund`: the money of a community safety partnership as its reports print it, by financial year and category. What a category is
 * (a grant, an outcome, an activity under one, a stated total) and what was done with the money, its own words say (server/partnership/money/line-words.ts).
 */
import type { Sql } from '../database/database.js';
import type { Outcome } from '../partnership/money/account-line.js';
import { KIND_WORDS, lineMeant } from '../partnership/money/line-words.js';
import { NOT_A_YEAR, readFinancialYear } from '../partnership/financial-year.js';
import { readPence } from '../partnership/pence.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { column, documentOf } from './published-figures.js';
import type { LoadContext, OpenData, PublishContext, Source } from './source.js';

const STAGE = 'lines';
const COLUMNS = ['year', 'kind', 'level', 'outcome', 'title', 'pence', 'conditions', 'document'];
const written = { screenedAs: 'text' } as const;
const empty = { mayBeEmpty: true, required: false } as const;

/** Of the partnership itself; nobody else's agreement is needed for its own money. */
export const OF_THE_PARTNERSHIP: OpenData = {
  publisher: 'The partnership, in the document that each row names',
  licence: 'Not stated in such documents: settle it before you pass the figures on',
  basis: 'Sums of money and figures of areas and agencies: no personal data are held.',
};

export const partnershipFund: Source = {
  name: 'partnership-fund',
  title: 'Money of the partnership: received, planned, budgeted, spent',
  openData: OF_THE_PARTNERSHIP,
  aggregate: true,
  layouts: [
    {
      name: 'fund table of a report',
      columns: [
        column('year', 'Financial year: 2018/19', written),
        column(
          'category',
          'The grant, ending in «received»; an outcome; an outcome, a colon and an activity; or «Total»',
          written,
        ),
        column('amount_gbp', 'Pounds and pence: 57083.36', { kind: 'number' }),
        column('kind', `What was done with the money: ${KIND_WORDS}`, written),
        column('conditions', 'Under which conditions it was given', { ...written, ...empty }),
        column('source_file', 'File that the document came in', { ...written, ...empty, screenedAs: 'reference' }),
        column('source_part', 'The document, in words', { ...written, ...empty }),
        column('section', 'Its section, as printed', { ...written, ...empty }),
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: { ...Object.fromEntries(COLUMNS.map((name) => [name, 'text'])), pence: 'bigint' },
    },
  ],
  tables: ['account_line'],
  open: (bytes, context) => csvReading(partnershipFund, bytes, context, () => checkerOf(context)),
  publish,
  conflicts: linesLoadedBefore,
  refresh: () => Promise.resolve(),
};

async function checkerOf(context: LoadContext): Promise<CheckRecord> {
  const outcomes = await context.read<Outcome>('SELECT key, title FROM account_outcome ORDER BY position');
  const seen = new Map<string, number>();
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const year = readFinancialYear(record['year'] ?? '');
    if (year === null) reader.refuse('year', `«${(record['year'] ?? '').trim()}» is not a financial year.`, NOT_A_YEAR);
    const money = readPence(record['amount_gbp'] ?? '');
    if (!money.ok) reader.refuse('amount_gbp', money.problem, money.remedy);
    const meant = lineMeant(record['category'] ?? '', record['kind'] ?? '', outcomes);
    if (!meant.ok) reader.refuse(meant.column, meant.reason, meant.remedy);
    if (year === null || !money.ok || !meant.ok) return badRow(reader.errors);
    const { kind, level, outcome, title } = meant;
    const key = JSON.stringify([year, kind, level, outcome, level === 'outcome' ? '' : title.toLowerCase()]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      reader.refuse('category', `The same line stands in row ${earlier} already.`, 'Keep one of the two.');
      return badRow(reader.errors);
    }
    seen.set(key, row);
    const document = documentOf({ source_part: record['source_part'] ?? '', source_table: record['section'] ?? '' });
    return goodRow(STAGE, [
      year,
      kind,
      level,
      outcome,
      title,
      String(money.pence),
      reader.text('conditions'),
      document === '' ? null : document,
    ]);
  };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const names = COLUMNS.join(', ');
  await sql.execute(`INSERT INTO account_line (batch_id, ${names}) SELECT $1, ${names} FROM ${context.stage(STAGE)}`, [
    context.batchId,
  ]);
  const [byForm] = await sql.query<{ lines: number }>(
    `SELECT count(*)::int AS lines FROM account_line l JOIN ${context.stage(STAGE)} s ON ${SAME} WHERE l.batch_id IS NULL AND NOT l.withdrawn`,
  );
  if (byForm!.lines > 0)
    context.warn(
      `${byForm!.lines} of these lines stand in the account by form already: take those out on the page «Partnership», or they count twice.`,
    );
}

const SAME = `l.year = s.year AND l.kind = s.kind AND l.level = s.level AND l.outcome IS NOT DISTINCT FROM s.outcome
   AND (l.level = 'outcome' OR lower(l.title) = lower(s.title))`;

/** Loads that have a line of this one. */
async function linesLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; lines: number }>(
    `SELECT l.batch_id::text, count(*)::int AS lines FROM account_line l JOIN ${context.stage(STAGE)} s ON ${SAME}
      WHERE l.batch_id IS NOT NULL GROUP BY l.batch_id ORDER BY l.batch_id`,
  );
  return rows.map(({ batch_id, lines }) => ({ batchId: Number(batch_id), what: `${lines} of these lines` }));
}

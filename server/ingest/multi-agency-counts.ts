/**
 * Source `multi-agency-counts`: what an agency counts of meetings, cases, repeats and forms, a row a kind and period (server/partnership/multi-agency). Counts alone: a
 * cell that seems to hold somebody is refused, and repeated nowhere.
 */
import type { Sql } from '../database/database.js';
import { londonDay } from '../governance/agreement.js';
import { isSameKind, type CountTerms } from '../partnership/multi-agency/count.js';
import { COUNT_COLUMNS, COUNT_MONTHS, fieldsOf } from '../partnership/multi-agency/counts.sql.js';
import { COUNT_KINDS } from '../partnership/multi-agency/kinds.js';
import { readCount, type WrittenCount } from '../partnership/multi-agency/read-count.js';
import { doOverlap, type Months } from '../partnership/period.js';
import { badRow, csvReading, goodRow, type CheckRecord } from './csv-reading.js';
import { column } from './published-figures.js';
import { rowError } from './refusals.js';
import { NOT_REPEATED } from './screened-rows.js';
import type { LoadContext, PublishContext, Source } from './source.js';

const STAGE = 'counts';
const written = { screenedAs: 'text' } as const;
const empty = { mayBeEmpty: true, required: false } as const;

export const multiAgencyCounts: Source = {
  name: 'multi-agency-counts',
  title: 'Counts of meetings, cases, repeats and referrals by period',
  aggregate: true,
  layouts: [
    {
      name: 'a row a kind and period',
      columns: [
        column('kind', `Which meeting or form: ${COUNT_KINDS.map(({ code }) => code).join(', ')}`, written),
        column('named', 'Of other-meeting and other-form: what it is called', { ...written, ...empty }),
        column('period', 'A month, 2026-04; a quarter, 2026/27 Q1; or a financial year, 2026/27', written),
        column('agency', 'The agency that keeps the count', written),
        column('meetings', 'How many were held; empty: nobody counted them', { ...empty, kind: 'integer' }),
        column('cases', 'How many cases they heard', { ...empty, kind: 'integer' }),
        column('repeats', 'How many of the cases were repeats', { ...empty, kind: 'integer' }),
        column('stated_percent', 'The share of repeats as a document states it, in per cent', { ...written, ...empty }),
        column('children', 'Children whom the cases led to', { ...empty, kind: 'integer' }),
        column('referrals', 'Of a form: how many there were', { ...empty, kind: 'integer' }),
        column('referred_by', 'By which agencies, adding up to all: Police 300; Health 200; not recorded 40', {
          ...written,
          ...empty,
        }),
        column('document', 'Where it is from', written),
      ],
    },
  ],
  stages: [
    {
      name: STAGE,
      columns: {
        ...Object.fromEntries(COUNT_COLUMNS.map((name) => [name, 'text'])),
        ...{ first_month: 'date', last_month: 'date', referred_by: 'jsonb' },
        ...Object.fromEntries(['meetings', 'cases', 'repeats', 'children', 'referrals'].map((name) => [name, 'int'])),
      },
    },
  ],
  tables: ['multi_agency_count'],
  open: (bytes, context) => csvReading(multiAgencyCounts, bytes, context, () => checkerOf(context)),
  publish,
  conflicts: countsLoadedBefore,
  refresh: () => Promise.resolve(),
};

const COLUMN_OF: Readonly<Record<string, string>> = { statedPercent: 'stated_percent', referredBy: 'referred_by' };

async function checkerOf(context: LoadContext): Promise<CheckRecord> {
  const today = londonDay();
  const byForm = await context.read<Standing>(
    `SELECT kind, named, period, ${COUNT_MONTHS} FROM multi_agency_count WHERE batch_id IS NULL AND NOT withdrawn`,
  );
  const seen: (CountTerms & { readonly row: number })[] = [];
  return (record, row) => {
    const cell = (name: string): string => record[name] ?? '';
    const { referredBy, slip } = agenciesIn(cell('referred_by'));
    const read = readCount(
      {
        ...{
          kind: cell('kind'),
          named: cell('named'),
          period: cell('period'),
          agency: cell('agency'),
          meetings: cell('meetings'),
        },
        ...{ cases: cell('cases'), repeats: cell('repeats'), statedPercent: cell('stated_percent'), children: cell('children') },
        ...{ referrals: cell('referrals'), referredBy, document: cell('document') },
      },
      today,
    );
    // What a cell holds is somebody's small number, or somebody: it is not repeated.
    const errors = read.problems.map(({ field, problem }) => {
      const name = COLUMN_OF[field] ?? field;
      return rowError(row, name, NOT_REPEATED, 'The cell is not as it has to be.', problem);
    });
    const refuse = (name: string, reason: string, remedy: string): void =>
      void errors.push(rowError(row, name, NOT_REPEATED, reason, remedy));
    if (slip)
      refuse('referred_by', 'An agency stands there without its number.', 'Write each with its number: Police 300; Health 200.');
    const { terms } = read;
    if (terms === null || errors.length > 0) return badRow(errors);
    const earlier = seen.find((one) => isSameKind(one, terms) && doOverlap(one, terms));
    if (earlier !== undefined)
      refuse(
        'period',
        `Row ${earlier.row} has ${earlier.period} of it already.`,
        'Keep one of the two: they would be counted twice, or could be subtracted.',
      );
    const form = byForm.find((one) => isSameKind(one, terms) && doOverlap(one, terms));
    if (form !== undefined)
      refuse('period', `${form.period} stands by form already.`, 'Take it out on the page «Multi-agency», then load the file.');
    if (errors.length > 0) return badRow(errors);
    seen.push({ ...terms, row });
    return goodRow(
      STAGE,
      fieldsOf(terms).map((field) => (field === null ? null : String(field))),
    );
  };
}

interface Standing extends Months {
  readonly kind: string;
  readonly named: string | null;
  readonly period: string;
}

/** «Police 300; Health: 200» */
function agenciesIn(cell: string): { referredBy: WrittenCount['referredBy']; slip: boolean } {
  const parts = cell
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const read = parts.map((part) => /^(.+?)[\s:]+(\S+)$/.exec(part));
  const referredBy = read.flatMap((one) => (one === null ? [] : [{ agency: one[1]!, count: one[2]! }]));
  return read.includes(null) ? { referredBy: [], slip: true } : { referredBy, slip: false };
}

const NAMES = COUNT_COLUMNS.join(', ');

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  await sql.execute(`INSERT INTO multi_agency_count (batch_id, ${NAMES}) SELECT $1, ${NAMES} FROM ${context.stage(STAGE)}`, [
    context.batchId,
  ]);
}

/** Loads that have a month of the same kind: said, and never summed. */
async function countsLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; kind: string; period: string }>(
    `SELECT DISTINCT c.batch_id::text, c.kind, c.period FROM multi_agency_count c
       JOIN ${context.stage(STAGE)} s ON s.kind = c.kind AND lower(coalesce(s.named, '')) = lower(coalesce(c.named, ''))
            AND s.first_month <= c.last_month AND c.first_month <= s.last_month
      WHERE c.batch_id IS NOT NULL ORDER BY 1, 2, 3`,
  );
  return rows.map(({ batch_id, kind, period }) => ({ batchId: Number(batch_id), what: `${kind}, ${period}` }));
}

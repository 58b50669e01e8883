/**
 * Source `partnership-measures`: figures of a partnership's measures as documents print them, one row a figure, with what those documents claim of them. Reports
 * head their columns otherwise (kpi, series, indicator; count; source_part): those headings are read as the columns that they are.
 */
import type { BulkValue, Sql } from '../database/database.js';
import { isNotStated, NOT_A_PRINTED_PERIOD, readPrintedPeriod, splitName } from '../partnership/printed/printed-period.js';
import type { Period } from '../partnership/period.js';
import { DISCLOSURES, kindOfUnit, nameKey, unitKey, type ClaimOf } from '../partnership/printed/printed-row.js';
import { NOT_A_CLAIM, readClaim, type WrittenClaim } from '../partnership/printed/read-claim.js';
import { badRow, csvReading, goodRow, type CheckRecord, type CsvRecord } from './csv-reading.js';
import { FieldReader } from './fields.js';
import { OF_THE_PARTNERSHIP } from './partnership-fund.js';
import { column, documentOf } from './published-figures.js';
import type { LoadContext, PublishContext, Source } from './source.js';

const STAGE = 'figures';
const STAGED = {
  ...{ row_number: 'int', measure: 'text', area: 'text', period: 'text', first_month: 'text', last_month: 'text', unit: 'text' },
  ...{ figure: 'numeric', decimals: 'int', numerator: 'numeric', denominator: 'numeric', disclosure: 'text' },
  ...{ claim: 'text', claimed: 'numeric', claimed_per: 'int', claimed_decimals: 'int' },
  ...{ baseline: 'text', baseline_first: 'text', baseline_last: 'text', of_measure: 'text', words: 'text', same_as: 'text' },
  ...{ document: 'text', stated_on: 'date', note: 'text' },
} as const;
const STORED = Object.keys(STAGED);

const written = { screenedAs: 'text' } as const;
/** Minutes are named by their day, which is nobody’s birthday. */
const named = { screenedAs: 'other' } as const;
const optional = { required: false, mayBeEmpty: true } as const;
const MOST_DECIMALS = 6;

export const partnershipMeasures: Source = {
  name: 'partnership-measures',
  title: 'Measures of the partnership: figures as documents print them',
  openData: OF_THE_PARTNERSHIP,
  aggregate: true,
  layouts: [
    {
      name: 'one row a figure',
      columns: [
        column('measure', 'What is measured; a period after its last comma is read as the period', {
          ...written,
          header: /^(kpi|series|indicator)$/,
        }),
        column('value', 'The figure; empty where the row only claims', { kind: 'number', mayBeEmpty: true, header: /^count$/ }),
        column('document', 'The document, in words', { ...named, header: /^source_part$/ }),
        column('unit', 'In which unit: count, percent, per 1,000, rank', { ...written, ...optional }),
        column('area', 'Of which area or group of areas, as the document names it', { ...written, ...optional }),
        column('period', `When: 2018/19, 2018/19 Q3, 2018-11, Jan-Dec 2018; empty where none is stated`, {
          ...written,
          ...optional,
        }),
        column('numerator', 'Of a percentage or a rate: how many', { kind: 'integer', ...optional }),
        column('denominator', 'Of a percentage or a rate: of how many', { kind: 'number', ...optional }),
        column('claimed', 'What the document claims of it: 24%, -13%, 4 in 10', { ...written, ...optional }),
        column('claim', 'What a claimed percentage is: share or change', { ...optional, allowed: ['share', 'change'] }),
        column('baseline_period', 'Against which period it is claimed', { ...written, ...optional }),
        column('of', 'Of which measure a claimed share is a share', { ...written, ...optional }),
        column('words', 'The claim in the document’s own words', { ...written, ...optional }),
        column('same_as', 'Another name under which a document prints the same thing', { ...written, ...optional }),
        column(
          'disclosure',
          `published: the document is public; children: of children, or not known, so that few are withheld; things: no people are counted. Empty: children`,
          { ...optional, allowed: DISCLOSURES },
        ),
        column('stated_on', 'The day of the document', { kind: 'date', ...optional }),
        column('note', 'What else the document says; a period alone is read as the period', { ...written, ...optional }),
        column('section', 'Its section, as printed', { ...written, ...optional }),
        column('source_file', 'File that the document came in', { ...optional, screenedAs: 'reference' }),
      ],
    },
  ],
  stages: [{ name: STAGE, columns: STAGED }],
  tables: ['account_printed'],
  open: (bytes, context) =>
    csvReading(partnershipMeasures, bytes, context, ({ names, headings }) => checkerOf(context, names, headings)),
  publish,
  conflicts: figuresLoadedBefore,
  refresh: () => Promise.resolve(),
};

function checkerOf(context: LoadContext, names: readonly string[], headings: readonly string[]): CheckRecord {
  const isOfCounts = headings[names.indexOf('value')]?.toLowerCase() === 'count';
  const seen = new Map<string, number>();
  if (!names.includes('disclosure'))
    context.warn(
      'The file has no column «disclosure»: all of it is taken to be of children, and few are withheld. Where its document is public, write «published».',
    );
  return (record, row) => {
    const reader = new FieldReader(record, row);
    const { name, period, note } = namedAndDated(reader, record);
    const figure = reader.number('value');
    const counts = countsOf(reader);
    const claim = claimOf(reader);
    const baseline = periodOf(reader, 'baseline_period');
    const statedOn = reader.date('stated_on');
    const [sameAs, ofMeasure, disclosure] = [
      reader.text('same_as'),
      reader.text('of'),
      reader.oneOf('disclosure', DISCLOSURES) ?? 'children',
    ];
    const unit = reader.text('unit') ?? (isOfCounts ? 'count' : null);
    if (figure === null && claim === null && sameAs === null && reader.errors.length === 0)
      reader.refuse(
        'value',
        'The row has no figure and claims nothing.',
        'Write the figure. What nobody knows is left out, and is never 0.',
      );
    if (kindOfUnit(unit) === 'rank' && figure !== null && (!Number.isInteger(figure) || figure < 1))
      reader.refuse('value', 'A rank is a whole number from 1.', 'Write the rank as the document prints it.');
    if (claim?.of === 'share' && baseline === null && ofMeasure === null && counts.numerator === null)
      reader.refuse(
        'of',
        'A share is of something.',
        'Name in «of» the measure it is a share of, or in «baseline_period» the period.',
      );
    if (claim?.of === 'change' && baseline === null)
      reader.refuse('baseline_period', 'A change is from something.', 'Write the period that it is claimed against.');
    const decimals = /\.(\d+)/.exec(record['value'] ?? '')?.[1]?.length ?? 0;
    if (decimals > MOST_DECIMALS)
      reader.refuse(
        'value',
        `It has ${decimals} digits after the point.`,
        `Write it as the document prints it, with ${MOST_DECIMALS} at most.`,
      );
    if (reader.errors.length > 0) return badRow(reader.errors);
    const document = documentOf({ source_part: record['document'] ?? '', source_table: record['section'] ?? '' });
    const area = reader.text('area');
    const key = JSON.stringify([
      nameKey(name),
      nameKey(area ?? ''),
      period?.name,
      unitKey(unit),
      figure,
      claim,
      baseline?.name,
      ofMeasure,
      sameAs,
      document,
    ]);
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      reader.refuse('measure', `The same figure stands in row ${earlier} already.`, 'Keep one of the two.');
      return badRow(reader.errors);
    }
    seen.set(key, row);
    const staged: Readonly<Record<keyof typeof STAGED, BulkValue>> = {
      ...{ row_number: String(row), measure: name, area, period: period?.name ?? null, first_month: period?.firstMonth ?? null },
      ...{ last_month: period?.lastMonth ?? null, unit, figure: textOf(figure), decimals: String(decimals) },
      ...{ numerator: textOf(counts.numerator), denominator: textOf(counts.denominator), disclosure },
      ...{ claim: claim?.of ?? null, claimed: textOf(claim?.claimed ?? null), claimed_per: textOf(claim?.per ?? null) },
      claimed_decimals: textOf(claim?.decimals ?? null),
      ...{
        baseline: baseline?.name ?? null,
        baseline_first: baseline?.firstMonth ?? null,
        baseline_last: baseline?.lastMonth ?? null,
      },
      ...{ of_measure: ofMeasure, words: reader.text('words'), same_as: sameAs, document, stated_on: statedOn, note },
    };
    return goodRow(
      STAGE,
      Object.keys(STAGED).map((column) => staged[column as keyof typeof STAGED]),
    );
  };
}

const textOf = (figure: number | null): string | null => (figure === null ? null : String(figure));

interface Named {
  readonly name: string;
  readonly period: Period | null;
  readonly note: string | null;
}

/** The period is in its own column, else in the name, else a note of nothing else. */
function namedAndDated(reader: FieldReader, record: CsvRecord): Named {
  const own = periodOf(reader, 'period');
  const split = splitName(record['measure'] ?? '');
  const noted = own === null && split.period === null ? readPrintedPeriod(record['note'] ?? '') : null;
  if (own !== null && split.period !== null && own.name !== split.period.name)
    reader.refuse(
      'period',
      `The name says ${split.period.name}, the period ${own.name}.`,
      'Write the one that is meant in both, or in one of them.',
    );
  return { name: split.name, period: own ?? split.period ?? noted, note: noted === null ? reader.text('note') : null };
}

function periodOf(reader: FieldReader, name: string): Period | null {
  const text = reader.text(name);
  if (text === null || isNotStated(text)) return null;
  return readPrintedPeriod(text) ?? reader.refuse(name, `«${text}» is no period.`, NOT_A_PRINTED_PERIOD);
}

function countsOf(reader: FieldReader): { readonly numerator: number | null; readonly denominator: number | null } {
  const [numerator, denominator] = [reader.integer('numerator', { min: 0 }), reader.number('denominator', { min: 0 })];
  if (denominator === 0) reader.refuse('denominator', 'Of nothing there is no share.', 'Leave both counts empty.');
  else if ((numerator === null) !== (denominator === null) && reader.errors.length === 0)
    reader.refuse(
      numerator === null ? 'numerator' : 'denominator',
      'One count stands without the other.',
      'Write both counts, or neither.',
    );
  else if (numerator !== null && denominator !== null && numerator > denominator && kindOfUnit(reader.text('unit')) === 'share')
    reader.refuse('numerator', 'More were counted than there are.', 'Check both counts; a percentage is no count.');
  return { numerator, denominator };
}

function claimOf(reader: FieldReader): (WrittenClaim & { readonly of: ClaimOf }) | null {
  const text = reader.text('claimed');
  const of = reader.oneOf('claim', ['share', 'change'] as const);
  if (text === null) {
    if (of !== null) reader.refuse('claimed', 'It says what is claimed and not how much.', NOT_A_CLAIM);
    return null;
  }
  const claim = readClaim(text);
  if (claim === null) return reader.refuse('claimed', `«${text}» is no claim that can be held against figures.`, NOT_A_CLAIM);
  if (claim.isInWords) return { ...claim, of: 'in words' };
  if (of === null) return reader.refuse('claim', 'A percentage is a share or a change.', 'Write share or change.');
  return { ...claim, of };
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  const names = STORED.join(', ');
  await sql.execute(`INSERT INTO account_printed (batch_id, ${names}) SELECT $1, ${names} FROM ${context.stage(STAGE)}`, [
    context.batchId,
  ]);
  const entered = await sql.query<{ title: string; period: string }>(
    `SELECT DISTINCT m.title, s.period FROM ${context.stage(STAGE)} s
       JOIN account_measure m ON lower(m.title) IN (lower(s.measure), lower(s.same_as)) AND lower(s.area) IS NOT DISTINCT FROM lower(m.area)
       JOIN LATERAL (SELECT f.figure FROM account_figure f WHERE f.measure_id = m.id AND f.period = s.period ORDER BY f.id DESC LIMIT 1) f ON f.figure <> s.figure
      WHERE s.figure IS NOT NULL ORDER BY m.title, s.period`,
  );
  for (const { title, period } of entered)
    context.warn(
      `«${title}», ${period}: another figure was entered. Both stand, each with its source; the one that was entered counts.`,
    );
}

/** Loads that have a figure of this one: the same measure, area, period, unit and document. */
async function figuresLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; figures: number }>(
    `SELECT p.batch_id::text, count(*)::int AS figures FROM account_printed p JOIN ${context.stage(STAGE)} s
         ON lower(p.measure) = lower(s.measure) AND lower(p.area) IS NOT DISTINCT FROM lower(s.area) AND p.period IS NOT DISTINCT FROM s.period
        AND p.unit IS NOT DISTINCT FROM s.unit AND p.document = s.document AND (p.figure IS NULL) = (s.figure IS NULL)
        AND p.claim IS NOT DISTINCT FROM s.claim AND p.baseline IS NOT DISTINCT FROM s.baseline
      GROUP BY p.batch_id ORDER BY p.batch_id`,
  );
  return rows.map(({ batch_id, figures }) => ({ batchId: Number(batch_id), what: `${figures} of these figures` }));
}

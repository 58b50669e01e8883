/**
 * Source `typology-extract`: which of a few indicators hold of the children of an agency, one row a child without anything that says who, or patterns with
 * how many children have each.
 *
 * No row for a child is stored, not even while the file is read: children are counted together in memory by the pattern of at most eight answers, and the
 * counts alone reach the database. What a refused cell held is repeated nowhere.
 */
import type { Sql } from '../database/database.js';
import { CHILDREN_RULE, displayedAlone } from '../disclosure/disclosure.js';
import { holdsPostcode } from '../governance/screening/postcode.js';
import { MOST_INDICATORS, TYPOLOGY_COHORTS, TYPOLOGY_INDICATORS } from '../typology/typology-indicators.js';
import { whyNotColumn } from './assessment-columns.js';
import { countedAtEnd, withoutText } from './counted-at-end.js';
import { badRow, csvReading, type CheckRecord, type CsvRecord, type OpenedCsv } from './csv-reading.js';
import { countIn, isYear, toldHeading } from './extract-cells.js';
import { rowError, UnreadableFile } from './refusals.js';
import { NOT_REPEATED } from './screened-rows.js';
import type { PublishContext, RowError, Source } from './source.js';
import { CHILD_BY_CHILD, NO, NOT_RECORDED, PATTERNS_COUNTED, YES } from './typology-columns.js';

const [PATTERNS, ABOUT] = ['patterns', 'about'] as const;
/** Two indicators tell one class, which is no typology. */
const FEWEST_INDICATORS = 3;
const MOST_CHILDREN = 1_000_000;

export const typologyExtract: Source = {
  name: 'typology-extract',
  title: 'An agency’s own extract for a typology of offending, without identifiers',
  layouts: [CHILD_BY_CHILD, PATTERNS_COUNTED],
  stages: [
    { name: PATTERNS, columns: { answers: 'text', children: 'int' } },
    { name: ABOUT, columns: { cohort: 'text', period: 'text', indicators: 'text' } },
  ],
  tables: ['typology_pattern', 'typology_extract'],
  ofChildren: true,

  async open(bytes, context) {
    let tally: PatternTally | null = null;
    const opened = await csvReading(typologyExtract, bytes, { warn: () => undefined }, (file) => {
      tally = new PatternTally(indicatorsOf(file));
      return checkerOf(file, tally);
    }).catch(withoutHeader);
    return countedAtEnd(opened, () => {
      const { about, patterns, children } = tally!.finish();
      const { count } = displayedAlone(children, CHILDREN_RULE);
      context.warn(
        `${count === null ? 'Fewer than 10' : `To the nearest 10, ${count.toLocaleString('en-GB')}`} children are counted together, and no row of a child is kept.`,
      );
      return [{ stage: ABOUT, fields: about }, ...patterns.map((fields) => ({ stage: PATTERNS, fields }))];
    });
  },

  publish,
  conflicts: extractsLoadedBefore,
  refresh: () => Promise.resolve(),
};

/** Children by what is recorded of them, counted while the file is read. */
class PatternTally {
  private readonly same = new Map<string, string>();
  private readonly patterns = new Map<string, number>();
  private children = 0;

  constructor(readonly indicators: readonly string[]) {}

  /** Whether every row so far says this in the column. */
  isSame(column: string, said: string): boolean {
    const before = this.same.get(column);
    if (before === undefined) this.same.set(column, said);
    return before === undefined || before === said;
  }

  add(answers: string, children: number): void {
    if (children === 0) return;
    this.patterns.set(answers, (this.patterns.get(answers) ?? 0) + children);
    this.children += children;
    if (this.children > 10 * MOST_CHILDREN)
      throw new UnreadableFile('The file has more children than England.', 'Check the column children.');
  }

  finish() {
    if (this.children === 0)
      throw new UnreadableFile(
        'The file counts no child.',
        'Each row stands for a child, or says how many in the column children.',
      );
    return {
      about: [this.same.get('cohort')!, this.same.get('period')!, `{${this.indicators.join(',')}}`],
      patterns: [...this.patterns]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([answers, count]) => [answers, String(count)]),
      children: this.children,
    };
  }
}

/** A first row that is no header is a child’s. */
function withoutHeader(error: unknown): never {
  throw error instanceof UnreadableFile ? withoutText(error) : error;
}

/** @throws UnreadableFile where a column may not be there, or there are too few indicators or too many */
function indicatorsOf({ names, headings, layout }: OpenedCsv): string[] {
  const declared = layout.columns.map(({ name }) => name);
  const at = names.findIndex((name) => !declared.includes(name));
  if (at >= 0) {
    const heading = headings[at]!;
    throw new UnreadableFile(
      whyNotColumn(heading),
      'Take the column out of the file: nothing is loaded, and nothing of it was kept. «homeward ingest --list» shows the columns.',
      { row: 1, column: toldHeading(heading, at) },
    );
  }
  const indicators = TYPOLOGY_INDICATORS.map(({ code }) => code).filter((code) => names.includes(code));
  if (indicators.length < FEWEST_INDICATORS)
    throw new UnreadableFile(
      `The file has ${indicators.length} of the indicators: fewer than ${FEWEST_INDICATORS} tell no classes apart.`,
      'Give it more of the columns that «homeward ingest --list» shows.',
      { row: 1 },
    );
  if (indicators.length > MOST_INDICATORS)
    throw new UnreadableFile(
      `The file has ${indicators.length} indicators: of more than ${MOST_INDICATORS} together, patterns single children out.`,
      `Leave ${indicators.length - MOST_INDICATORS} of them out.`,
      { row: 1, column: indicators[MOST_INDICATORS]! },
    );
  return indicators;
}

function checkerOf({ layout }: OpenedCsv, tally: PatternTally): CheckRecord {
  return (record, row) => {
    const errors: RowError[] = [];
    const text = (column: string): string => textOf(record, column);
    const refuse = (column: string, reason: string, remedy: string): void => {
      const said = holdsPostcode(text(column)) ? 'The cell seems to hold a postcode.' : reason;
      errors.push(rowError(row, column, NOT_REPEATED, said, remedy));
    };
    const cohort = TYPOLOGY_COHORTS.find((one) => one.toLowerCase() === text('cohort').toLowerCase());
    if (cohort === undefined)
      refuse('cohort', 'The cell holds none of the words it may hold.', `Write one of: ${TYPOLOGY_COHORTS.join(', ')}.`);
    const period = isYear(text('period')) ? text('period') : undefined;
    if (period === undefined)
      refuse('period', 'The cell holds no year, or one that is still to come.', 'Write a year such as 2025 or 2025/26.');
    for (const [column, said] of [
      ['cohort', cohort],
      ['period', period],
    ] as const)
      if (said !== undefined && !tally.isSame(column, said))
        refuse(column, 'The file says two different things in this column.', 'Make one file of each cohort and period.');
    const answers = tally.indicators.map((column) => {
      const said = text(column).toLowerCase();
      if (isOf(YES, said)) return '1';
      if (isOf(NO, said)) return '0';
      if (!isOf(NOT_RECORDED, said))
        refuse(
          column,
          'The cell holds neither yes nor no.',
          'Write yes or 1, no or 0, or leave it empty where it is not recorded; how often is not asked.',
        );
      return '-';
    });
    let children = 1;
    if (layout === PATTERNS_COUNTED) {
      children = countIn(text('children'));
      if (!(children <= MOST_CHILDREN))
        refuse(
          'children',
          'The cell holds no count of children.',
          `Write a whole number, 0 to ${MOST_CHILDREN.toLocaleString('en-GB')}; neither a percentage nor a part of a child.`,
        );
    }
    if (errors.length > 0) return badRow(errors);
    tally.add(answers.join(''), children);
    return { ok: true, rows: [], located: true };
  };
}

const textOf = (record: CsvRecord, column: string): string => (record[column] ?? '').trim();
const isOf = (words: readonly string[], said: string): boolean => words.includes(said);

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  await sql.execute(
    `INSERT INTO typology_extract (batch_id, cohort, period, indicators)
     SELECT $1, cohort, period, indicators::text[] FROM ${context.stage(ABOUT)}`,
    [context.batchId],
  );
  await sql.execute(
    `INSERT INTO typology_pattern (batch_id, answers, children) SELECT $1, answers, children FROM ${context.stage(PATTERNS)}`,
    [context.batchId],
  );
}

/** Extracts of the same agency, cohort and period. */
async function extractsLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; cohort: string; period: string }>(
    `SELECT e.batch_id::text, e.cohort, e.period
       FROM typology_extract e JOIN batch b ON b.id = e.batch_id JOIN ${context.stage(ABOUT)} a USING (cohort, period)
      WHERE b.agency IS NOT DISTINCT FROM $1 ORDER BY e.batch_id`,
    [context.options.agency ?? null],
  );
  return rows.map(({ batch_id, cohort, period }) => ({ batchId: Number(batch_id), what: `${cohort} ${period}` }));
}

/**
 * Source `assessment-extract`: an area’s own assessments, one row a child without anything that says who, or children counted together.
 *
 * No row for a child is ever stored, not even while the file is read: children are counted together in memory, each factor by itself, and the counts alone
 * reach the database. Two factors of the same child are never kept together, so that no combination picks one out. What a refused cell held is repeated
 * nowhere.
 */
import type { Sql } from '../database/database.js';
import { CHILDREN_RULE, displayedAlone } from '../disclosure/disclosure.js';
import { holdsPostcode } from '../governance/screening/postcode.js';
import { AGE_BANDS, ASSESSMENT_FACTORS, ASSOCIATIONS, COHORTS, ETHNICITIES, GENDERS } from '../profiles/assessment-factors.js';
import { CLUSTER_KINDS, COUNTED_TOGETHER, NOT_STATED, ONE_ROW_A_CHILD, OTHER_AGES, whyNotColumn } from './assessment-columns.js';
import { AssessmentTally, type AssessedChildren } from './assessment-tally.js';
import { countedAtEnd, withoutText } from './counted-at-end.js';
import { badRow, csvReading, type CheckRecord, type CsvRecord, type OpenedCsv } from './csv-reading.js';
import { countIn, isYear, toldHeading } from './extract-cells.js';
import { rowError, UnreadableFile } from './refusals.js';
import { NOT_REPEATED } from './screened-rows.js';
import type { PublishContext, RowError, Source } from './source.js';

const [CELLS, ABOUT] = ['cells', 'about'] as const;
/** A row of an aggregated file that stands for more is a slip. */
const MOST_CHILDREN = 1_000_000;
const CLUSTER_NAME = /^[\p{L}\d][\p{L}\d &'()./-]{0,39}$/u;
/** Two words with capitals could be a person as well as a team, with a number behind them too: a code is one word with a digit, a team or school says that it is one. */
const IS_NO_PERSON =
  /^[^\s\d]*\d\S*$|\b(?:team|school|academy|college|hub|unit|service|area|locality|cluster|north|south|east|west|central|council|authority|district|ward|borough|yot|yos)\b/i;

export const assessmentExtract: Source = {
  name: 'assessment-extract',
  title: 'An area’s own extract of assessments, without identifiers',
  ofChildren: true,
  layouts: [ONE_ROW_A_CHILD, COUNTED_TOGETHER],
  stages: [
    {
      name: CELLS,
      columns: {
        cluster: 'text',
        association: 'text',
        age_band: 'text',
        gender: 'text',
        ethnicity: 'text',
        factor: 'text',
        yes: 'int',
        no: 'int',
        missing: 'int',
      },
    },
    {
      name: ABOUT,
      columns: { cohort: 'text', period: 'text', clustered_by: 'text', factors: 'text', rules: 'text', excluded: 'text' },
    },
  ],
  tables: ['assessment_cell', 'assessment_exclusion', 'assessment_extract'],

  async open(bytes, context) {
    let tally: AssessmentTally | null = null;
    const opened = await csvReading(assessmentExtract, bytes, { warn: () => undefined }, (file) => {
      refuseOtherColumns(file);
      tally = new AssessmentTally(ASSESSMENT_FACTORS.map(({ code }) => code).filter((code) => file.names.includes(code)));
      return checkerOf(file, tally);
    }).catch(withoutHeader);
    return countedAtEnd(opened, () => {
      const { about, cells, excluded, children } = tally!.finish();
      context.warn(
        `To the nearest 10, ${inWords(children)} children are counted. Left out, one rule after the other: ${excluded.map((one) => `${inWords(one.children)} (${one.rule})`).join(', ')}.`,
      );
      return [{ stage: ABOUT, fields: about }, ...cells.map((fields) => ({ stage: CELLS, fields }))];
    });
  },

  publish,
  conflicts: extractsLoadedBefore,
  refresh: () => Promise.resolve(),
};

/** Whoever loads files sees what other agencies loaded, with these words: they tell no small number of children. */
function inWords(children: number): string {
  const { count } = displayedAlone(children, CHILDREN_RULE);
  return count === null ? 'fewer than 10' : count.toLocaleString('en-GB');
}

/** A first row that is no header is a child’s. */
function withoutHeader(error: unknown): never {
  throw error instanceof UnreadableFile ? withoutText(error) : error;
}

function refuseOtherColumns({ names, headings, layout }: OpenedCsv): void {
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
  if (!ASSESSMENT_FACTORS.some(({ code }) => names.includes(code)))
    throw new UnreadableFile(
      'The file has no factor of an assessment.',
      'Give it one of the columns that «homeward ingest --list» shows.',
      {
        row: 1,
      },
    );
  if (names.includes('cluster') !== names.includes('cluster_kind'))
    throw new UnreadableFile(
      'Clusters need both their codes and their kind.',
      'Give the file the columns cluster and cluster_kind, or neither.',
      {
        row: 1,
        column: 'cluster',
      },
    );
}

/** Reads cells without ever saying what stood in one that it does not know. */
class ExtractRow {
  readonly errors: RowError[] = [];

  constructor(
    private readonly record: CsvRecord,
    private readonly row: number,
  ) {}

  text(column: string): string {
    return (this.record[column] ?? '').trim();
  }

  /** One of the words, in any capitals; null where nothing is stated. */
  word<Word extends string>(column: string, words: readonly Word[]): Word | null {
    const text = this.text(column).toLowerCase();
    if ((NOT_STATED as readonly string[]).includes(text)) return null;
    const word = words.find((one) => one.toLowerCase() === text);
    return word ?? this.refuse(column, 'The cell holds none of the words it may hold.', `Write one of: ${words.join(', ')}.`);
  }

  refuse(column: string, reason: string, remedy: string): null {
    const said = holdsPostcode(this.text(column)) ? 'The cell seems to hold a postcode.' : reason;
    this.errors.push(rowError(this.row, column, NOT_REPEATED, said, remedy));
    return null;
  }
}

function checkerOf({ layout, names }: OpenedCsv, tally: AssessmentTally): CheckRecord {
  const clustered = names.includes('cluster');
  return (record, row) => {
    const reader = new ExtractRow(record, row);
    const same = {
      cohort: reader.word('cohort', COHORTS),
      period: periodOf(reader),
      clusteredBy: clustered ? reader.word('cluster_kind', CLUSTER_KINDS) : null,
    };
    for (const [column, kept] of [
      ['cohort', same.cohort],
      ['period', same.period],
      ['cluster_kind', same.clusteredBy],
    ] as const)
      if (kept !== null && !tally.isSame(column, kept))
        reader.refuse(
          column,
          'The file says two different things in this column.',
          'Make one file of each cohort, period and kind of cluster.',
        );
    const assessed: AssessedChildren = {
      cluster: clustered ? clusterOf(reader) : null,
      association: reader.word('gang_association', ASSOCIATIONS),
      ageBand: reader.word('age_band', [...AGE_BANDS, ...OTHER_AGES]),
      gender: reader.word('gender', GENDERS),
      ethnicity: reader.word('ethnicity', ETHNICITIES),
      answers: tally.factors.map((factor) => reader.word(factor, ['yes', 'no'])),
      children: layout === COUNTED_TOGETHER ? childrenOf(reader) : 1,
    };
    if (reader.errors.length > 0) return badRow(reader.errors);
    tally.add(assessed, clustered);
    return { ok: true, rows: [], located: true };
  };
}

function periodOf(reader: ExtractRow): string | null {
  const text = reader.text('period');
  return isYear(text)
    ? text
    : reader.refuse('period', 'The cell holds no year, or one that is still to come.', 'Write a year such as 2025 or 2025/26.');
}

function clusterOf(reader: ExtractRow): string | null {
  const text = reader.text('cluster').replaceAll(/\s+/g, ' ');
  if ((NOT_STATED as readonly string[]).includes(text.toLowerCase())) return null;
  if (CLUSTER_NAME.test(text) && IS_NO_PERSON.test(text) && text.split(' ').length <= 4 && !holdsPostcode(text)) return text;
  return reader.refuse(
    'cluster',
    'The cell holds no code of a team, school or authority.',
    'Write its code, with a digit, or a short name that says what it is: «T3», «North team».',
  );
}

function childrenOf(reader: ExtractRow): number {
  const children = countIn(reader.text('children'));
  if (children <= MOST_CHILDREN) return children;
  reader.refuse(
    'children',
    'The cell holds no count of children.',
    `Write a whole number, 0 to ${MOST_CHILDREN.toLocaleString('en-GB')}; neither a percentage nor a part of a child.`,
  );
  return 0;
}

async function publish(sql: Sql, context: PublishContext): Promise<void> {
  await sql.execute(
    `INSERT INTO assessment_extract (batch_id, cohort, period, clustered_by, factors)
     SELECT $1, cohort, period, clustered_by, factors::text[] FROM ${context.stage(ABOUT)}`,
    [context.batchId],
  );
  await sql.execute(
    `INSERT INTO assessment_exclusion (batch_id, position, rule, children)
     SELECT $1, r.position, r.rule, r.children
       FROM ${context.stage(ABOUT)} a CROSS JOIN LATERAL unnest(a.rules::text[], a.excluded::int[]) WITH ORDINALITY AS r (rule, children, position)`,
    [context.batchId],
  );
  const columns = 'factor, cluster, association, age_band, gender, ethnicity, yes, no, missing';
  await sql.execute(`INSERT INTO assessment_cell (batch_id, ${columns}) SELECT $1, ${columns} FROM ${context.stage(CELLS)}`, [
    context.batchId,
  ]);
}

/** Extracts of the same agency, cohort and period. */
async function extractsLoadedBefore(sql: Sql, context: PublishContext): Promise<{ batchId: number; what: string }[]> {
  const rows = await sql.query<{ batch_id: string; cohort: string; period: string }>(
    `SELECT e.batch_id::text, e.cohort, e.period
       FROM assessment_extract e JOIN batch b ON b.id = e.batch_id JOIN ${context.stage(ABOUT)} a USING (cohort, period)
      WHERE b.agency IS NOT DISTINCT FROM $1 ORDER BY e.batch_id`,
    [context.options.agency ?? null],
  );
  return rows.map(({ batch_id, cohort, period }) => ({ batchId: Number(batch_id), what: `${cohort} ${period}` }));
}

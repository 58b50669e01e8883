/** The partnership's account of a year as a file: the lines, the sums, what does not agree, and the measures, as on the page. */
import { readsAccount } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { londonDay } from '../governance/agreement.js';
import { strictestReader } from '../incidents/strictest-reader.js';
import { markingOf } from '../installation/marking.js';
import { readAccount, yearOfAccount, type Sums, type YearOfAccount } from '../partnership/account.js';
import { NOT_A_YEAR, readFinancialYear } from '../partnership/financial-year.js';
import type { AccountLine } from '../partnership/money/account-line.js';
import { toldMeasures } from '../partnership/measures/told-measures.js';
import { readPrintedChecks } from '../partnership/printed/read-printed.js';
import { MONEY_METHOD } from '../partnership/published-account.js';
import { checkRows, MEASURE_COLUMNS, measureRows } from './account-measures-rows.js';
import { allAtOnce, type Cell, type ExportContent } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface AccountExport {
  readonly year: string;
  readonly recipient: string | undefined;
}

const MONEY_COLUMNS = ['row', 'financial_year', 'outcome', 'activity', 'provider', 'kind', 'pounds', 'words', 'source'];
const COLUMNS = [...MONEY_COLUMNS, ...MEASURE_COLUMNS];

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readAccountWords(format: string, words: URLSearchParams): AccountExport {
  if (format !== 'csv') throw badUserInput(`The account is made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['year', 'recipient']);
  const year = readFinancialYear((words.get('year') ?? '').replace('-', '/'));
  if (year === null) throw badUserInput(`${NOT_A_YEAR} In an address: year=2018-19.`, ['year']);
  return { year, recipient: readRecipient(words) };
}

type Run = <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;

/**
 * @param runStrictly as the strictest reader: measures are told to every reader alike
 * @throws CallerError FORBIDDEN
 */
export async function makeAccountFile(
  { year }: AccountExport,
  { run, runStrictly }: { readonly run: Run; readonly runStrictly: Run },
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsAccount(viewer);
  const { account, frame } = await run(async (sql) => ({
    account: yearOfAccount(await readAccount(sql), year),
    frame: await frameOf(sql),
  }));
  const asked = { year, today: londonDay(), reader: strictestReader, readers: [viewer.persona] };
  const [told, printed] = await runStrictly(
    async (sql) => [await toldMeasures(sql, asked), await readPrintedChecks(sql, year)] as const,
  );
  const outcomes = new Map(
    account.outcomes.flatMap(({ outcome }) => (outcome === null ? [] : [[outcome.key, outcome.title] as const])),
  );
  const money = rowsOf(account).map((cells) => [...cells, ...MEASURE_COLUMNS.map(() => null)]);
  const rows = [...money, ...measureRows(year, told, outcomes), ...checkRows(year, printed)];
  const content: ExportContent = {
    shown: `The partnership’s account of ${year}`,
    sources: ['the documents that each line names, and what was entered by form'],
    notes: [
      ...MONEY_METHOD,
      'Measures: of children 0 to 9 are withheld, and counts of incidents are those that every reader may have.',
    ],
    marking: markingOf('figures'),
    name: `account-${year.replace('/', '-')}`,
    columns: COLUMNS,
    ...allAtOnce(rows.map((cells) => ({ cells, geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function accountExported(asked: AccountExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'account', format: 'csv', file: file.name, recipient: asked.recipient ?? asker };
  return { action: 'EXPORT', subject: `account:${asked.year}`, detail, rowCount: file.rows };
}

/** Exactly: a hundredth is no sum of halves. */
const poundsOf = (pence: number): string =>
  `${pence < 0 ? '-' : ''}${Math.floor(Math.abs(pence) / 100)}.${String(Math.abs(pence) % 100).padStart(2, '0')}`;

function rowsOf({ year, received, total, outcomes, checks }: YearOfAccount): Cell[][] {
  const lineRow = (line: AccountLine, outcome: string | null, activity: string | null): Cell[] => [
    ...['line', year, outcome, activity, null, line.kind],
    ...[
      poundsOf(line.pence),
      [line.title, line.conditions].filter((part) => part !== null).join('; '),
      line.document ?? 'by form',
    ],
  ];
  const sumRows = (sums: Sums, outcome: string, activity: string | null, provider: string | null): Cell[][] =>
    (
      [
        [sums.isPlan ? 'planned' : 'budgeted', sums.budgeted],
        ['actual', sums.actual],
        ['variance', sums.variance],
        ['match', sums.match],
      ] as const
    ).map(([kind, pence]) => [
      'sum',
      year,
      outcome,
      activity,
      provider,
      kind,
      pence === null ? 'not stated' : poundsOf(pence),
      null,
      'worked out',
    ]);
  return [
    ...received.map((line) => lineRow(line, null, null)),
    ...outcomes.flatMap(({ outcome, lines, activities, ...sums }) => {
      const title = outcome?.title ?? 'under no outcome';
      return [
        ...lines.map((line) => lineRow(line, title, null)),
        ...activities.flatMap((one) => [
          ...one.lines.map((line) => lineRow(line, title, one.title)),
          ...sumRows(one, title, one.title, one.activity?.provider ?? null),
        ]),
        ...sumRows(sums, title, null, null),
      ];
    }),
    ...sumRows(total, 'all outcomes', null, null),
    ...checks.map(({ sentence, agrees }): Cell[] => [
      'check',
      year,
      null,
      null,
      null,
      agrees ? 'agrees' : 'does not agree',
      null,
      sentence,
      'worked out',
    ]),
  ];
}

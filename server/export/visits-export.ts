/** The team's own table as a file, with its months for the funder: the same rows as the page. */
import { readsVisits } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { readTable } from '../deployments/visits/read-table.js';
import { dayWords } from '../deployments/planning/words.js';
import { badUserInput } from '../errors.js';
import { isDay } from '../governance/agreement-terms.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface VisitsExport {
  readonly from: string;
  readonly to: string;
  readonly recipient: string | undefined;
}

const NOTE =
  'A deployment is an evening of a team with at least one visit. Who is spoken with twice counts twice; who asks about two topics counts in both.';

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readVisitsWords(format: string, words: URLSearchParams): VisitsExport {
  if (format !== 'csv') throw badUserInput(`Visits are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['from', 'to', 'recipient']);
  const day = (word: string): string => {
    const text = words.get(word) ?? '';
    if (!isDay(text)) throw badUserInput(`Write «${word}» as a day: 2026-05-08.`, [word]);
    return text;
  };
  return { from: day('from'), to: day('to'), recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, BAD_USER_INPUT */
export async function makeVisitsFile(
  { from, to }: VisitsExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsVisits(viewer);
  const { table, frame } = await run(async (sql) => ({ table: await readTable(sql, { from, to }), frame: await frameOf(sql) }));
  const day = (of: string): string => `${dayWords(of)} ${of.slice(0, 4)}`;
  const content = {
    shown: `What street teams did from ${day(from)} to ${day(to)}`,
    sources: [],
    notes: [NOTE],
    // Few people on one evening: for who needs to know.
    marking: markingOf('records'),
    name: `visits-${from}-${to}`,
    columns: ['heading', 'measure', 'total', ...table.months],
    ...allAtOnce(
      table.rows.map(({ heading, label, total, months }) => ({ cells: [heading, label, total, ...months], geometry: null })),
    ),
  };
  return writeExport(content, 'csv', frame);
}

export function visitsExported({ from, to, recipient }: VisitsExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'visits', format: 'csv', file: file.name, recipient: recipient ?? asker, from, to };
  return { action: 'EXPORT', detail, rowCount: file.rows };
}

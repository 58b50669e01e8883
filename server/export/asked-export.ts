/** What young people asked for as a file: the same figures as the page, a row an area and thing asked for. */
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { markingOf } from '../installation/marking.js';
import { youthAsks } from '../provision/asks/youth-asks.service.js';
import { isQuarter } from '../triage/quarter.js';
import { allAtOnce } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface AskedExport {
  readonly quarter: string;
  readonly recipient: string | undefined;
}

const COLUMNS = ['quarter', 'area', 'name', 'asked_for', 'young_people', 'withheld', 'rounded_to', 'visits_or_rows'];
const NOTE =
  'Who asks for two things counts in both. An area without a row was not asked, which is not zero. By a closed list: nothing that was said is kept.';

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readAskedWords(format: string, words: URLSearchParams): AskedExport {
  if (format !== 'csv') throw badUserInput(`What young people asked for is made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['quarter', 'recipient']);
  const quarter = words.get('quarter') ?? '';
  if (!isQuarter(quarter)) throw badUserInput('Write the quarter as 2026-Q2.', ['quarter']);
  return { quarter, recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN */
export async function makeAskedFile(
  { quarter }: AskedExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  const { asks, frame } = await run(async (sql) => ({ asks: await youthAsks(sql, viewer, quarter), frame: await frameOf(sql) }));
  const { areas, protection, withoutArea } = asks;
  const content = {
    shown: `What young people asked for, ${quarter}`,
    sources: ['youth-consultations'],
    notes: [
      NOTE,
      ...(withoutArea ? [`${withoutArea.toLocaleString('en-GB')} visits or rows lie in no area that is loaded.`] : []),
      ...(protection === null ? [] : [protection]),
    ],
    // Exact counts may be of few children.
    marking: markingOf(protection === null ? 'records' : 'figures'),
    name: `asked-for-${quarter}`,
    columns: COLUMNS,
    ...allAtOnce(
      areas.flatMap(({ area, asks: figures }) =>
        figures.map(({ ask, count: { count, suppressed, roundedTo }, parts }) => ({
          geometry: null,
          cells: [
            ...[quarter, area.gssCode, area.name, ask, count, suppressed, roundedTo],
            parts === null ? null : parts.reduce((rows, { sourceRows }) => rows + sourceRows, 0),
          ],
        })),
      ),
    ),
  };
  return writeExport(content, 'csv', frame);
}

export function askedExported({ quarter, recipient }: AskedExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'youthAsks', format: 'csv', file: file.name, recipient: recipient ?? asker, quarter };
  return { action: 'EXPORT', detail, rowCount: file.rows };
}

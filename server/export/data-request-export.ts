/** A complete response to a request for numbers as a file: what everybody reads of it, protected. What is in work leaves by no file. */
import { answersDataRequests } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import { findRequest, findResponse } from '../data-requests/data-requests.sql.js';
import { PROTECTION, type ShownResponse } from '../data-requests/shown-response.js';
import type { Sql } from '../database/database.js';
import type { ProtectedCount } from '../disclosure/disclosure.js';
import { badUserInput, notFound } from '../errors.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce, type Cell, type ExportContent, type RunInSql } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface DataRequestExport {
  readonly request: number;
  readonly recipient: string | undefined;
}

const COLUMNS = [
  ...[
    'what',
    'group',
    'agency',
    'other_agency',
    'answer',
    'children',
    'at_most',
    'supported',
    'definition',
    'words',
    'counted_on',
  ],
  'note',
];

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readDataRequestWords(format: string, words: URLSearchParams): DataRequestExport {
  if (format !== 'csv') throw badUserInput(`Responses are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['request', 'recipient']);
  const text = words.get('request') ?? '';
  if (!/^[1-9]\d{0,8}$/.test(text)) throw badUserInput('Say which request: request=1.', ['request']);
  return { request: Number(text), recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND */
export async function makeDataRequestFile(
  { request }: DataRequestExport,
  run: RunInSql,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  answersDataRequests(viewer);
  const { head, response, frame } = await run(async (sql) => {
    const found = await findRequest(sql, request);
    const complete = found?.state === 'complete';
    return { head: found, response: complete ? await findResponse(sql, request) : null, frame: await frameOf(sql) };
  });
  if (head === null || response === null) throw notFound('There is no such response that is complete.');
  const content: ExportContent = {
    shown: `«${head.title}», ${head.areaLabel}: children as at ${head.asAt}, for ${head.askedFor}`,
    sources: response.content.totals.some(({ counted }) => counted.length > 0) ? ['the agencies that each row names'] : [],
    notes: [PROTECTION, 'The three groups overlap: they are never added.'],
    ...{ marking: markingOf('figures'), name: `data-request-${request}`, columns: COLUMNS },
    ...allAtOnce(rowsOf(response.content).map((cells) => ({ cells, geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function dataRequestExported({ request, recipient }: DataRequestExport, file: ExportFile, asker: string): AuditEvent {
  const detail = { query: 'dataRequest', format: 'csv', file: file.name, recipient: recipient ?? asker };
  return { action: 'EXPORT', subject: `data-request:${request}`, detail, rowCount: file.rows };
}

const figure = (count: ProtectedCount | null): Cell => (count === null ? null : (count.count ?? 'withheld'));

function rowsOf({ agencies, overlaps, totals }: ShownResponse): Cell[][] {
  return [
    ...agencies.flatMap(({ agency, noAnswer, answers }) =>
      answers.map((answer): Cell[] => [
        ...['counted', answer.group, agency, null, answer.answer, figure(answer.children), null],
        ...[answer.children !== null && answer.supported === null ? 'not known' : figure(answer.supported)],
        ...[answer.definition, answer.words, answer.countedOn, answer.note || noAnswer],
      ]),
    ),
    ...overlaps.map(({ group, agency, otherAgency, known, children, howKnown }): Cell[] => [
      ...['counted by both', group, agency, otherAgency, known ? 'number' : 'not known', figure(children), null, null],
      ...[null, null, null, howKnown],
    ]),
    ...totals.map(({ group, lower, upper, without, words }): Cell[] => [
      ...['all agencies', group, null, null, 'range', lower, upper, null, null, words, null],
      without.length === 0 ? null : `Without ${without.join(', ')}.`,
    ]),
  ];
}

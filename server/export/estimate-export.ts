/** A saved version of an estimate as a file: the same figures as the page, with its method and where each input is from. */
import { ESTIMATE_ACCESS } from '../access/access-table.js';
import { readsEstimates } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput, notFound } from '../errors.js';
import type { EstimateResult, ShownCount } from '../estimates/estimate-result.js';
import { findEstimate } from '../estimates/kept/kept-estimates.sql.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce, type Cell, type ExportContent } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface EstimateExport {
  readonly estimate: number;
  readonly version: number;
  readonly recipient: string | undefined;
}

const COLUMNS = [
  'what',
  'area',
  'gss_code',
  'group',
  'central',
  'lowest_scenario',
  'highest_scenario',
  'low',
  'high',
  'words',
  'source',
];

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readEstimateWords(format: string, words: URLSearchParams): EstimateExport {
  if (format !== 'csv') throw badUserInput(`Estimates are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['estimate', 'version', 'recipient']);
  const whole = (word: string): number => {
    const text = words.get(word) ?? '';
    if (!/^[1-9]\d{0,14}$/.test(text)) throw badUserInput(`Write «${word}» as a number.`, [word]);
    return Number(text);
  };
  return { estimate: whole('estimate'), version: whole('version'), recipient: readRecipient(words) };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND */
export async function makeEstimateFile(
  { estimate, version }: EstimateExport,
  run: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsEstimates(viewer);
  const reading = ESTIMATE_ACCESS[viewer.persona] === 'published' ? 'published' : 'with inputs';
  const { kept, frame } = await run(async (sql) => ({
    kept: await findEstimate(sql, estimate, version, reading),
    frame: await frameOf(sql),
  }));
  if (kept === null) throw notFound('There is no such version of this estimate.');
  const { result } = kept;
  const content: ExportContent = {
    shown: `Estimate «${kept.name}», version ${kept.version}, ${kept.publishedAt === null ? 'a draft' : 'published'}: children aged 10–17 of ${result.area.name}`,
    sources: [...new Set(result.groups.map(({ source }) => source).filter((source) => source !== 'none'))],
    notes: [
      ...result.methods,
      ...(result.areasNote === null ? [] : [result.areasNote]),
      ...result.caveats.map(({ text }) => text),
    ],
    marking: markingOf('figures'),
    name: `estimate-${kept.id}-version-${kept.version}`,
    columns: COLUMNS,
    ...allAtOnce(rowsOf(result).map((cells) => ({ cells, geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function estimateExported(asked: EstimateExport, file: ExportFile, asker: string): AuditEvent {
  const detail = {
    ...{ query: 'estimate', format: 'csv', file: file.name, recipient: asked.recipient ?? asker },
    ...{ estimate: asked.estimate, version: asked.version },
  };
  return { action: 'EXPORT', subject: `population-estimate:${asked.estimate}`, detail, rowCount: file.rows };
}

const figure = (count: ShownCount | null): Cell => (count === null ? null : (count.count ?? 'withheld'));

function rowsOf(result: EstimateResult): Cell[][] {
  const { area, groups, areas, localIdentified, nationalIdentified, inputs } = result;
  const wordsOf = new Map(groups.map(({ group, words }) => [group, words]));
  const here = [area.name, area.gssCode] as const;
  return [
    ...groups.flatMap(({ words, estimate, invisible, share, nationalGap, national, known, source }): Cell[][] => [
      [
        'England',
        'England',
        null,
        words,
        national,
        null,
        null,
        nationalGap?.low ?? null,
        nationalGap?.high ?? null,
        nationalGap?.words ?? 'no gap: no prevalence',
        source,
      ],
      [
        ...['expected', ...here, words],
        ...[figure(estimate?.central ?? known), figure(estimate?.lower ?? null), figure(estimate?.upper ?? null)],
        ...[null, null, estimate === null ? 'known to services; no estimate' : null, source],
      ],
      ...(invisible === null
        ? []
        : [['not known to services', ...here, words, null, null, null, invisible.low, invisible.high, invisible.words, null]]),
      ...(share === null
        ? []
        : [['share identified, %', ...here, words, null, null, null, share.low, share.high, share.words, null]]),
    ]),
    [
      'identified',
      'England',
      null,
      null,
      null,
      null,
      null,
      figure(nationalIdentified.low),
      figure(nationalIdentified.high),
      null,
      null,
    ],
    ...(localIdentified === null
      ? []
      : [['identified', ...here, null, null, null, null, figure(localIdentified.low), figure(localIdentified.high), null, null]]),
    ...areas.flatMap(({ name, gssCode, figures }) =>
      figures.map(({ group, range }): Cell[] => [
        ...['expected', name, gssCode, wordsOf.get(group)!],
        ...[figure(range.central), figure(range.lower), figure(range.upper)],
        ...[null, null, null, null],
      ]),
    ),
    ...inputs.map(({ words, figure: told, source }): Cell[] => [
      ...['input', area.name, null, words, null, null, null, null, null, told ?? 'not shown', source],
    ]),
  ];
}

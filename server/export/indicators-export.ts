/** Indicators of an area as a file: the figures of the page, a row an indicator, area and period. */
import { readsIndicators } from '../access/policies.js';
import type { Viewer } from '../access/viewer.js';
import type { AuditEvent } from '../audit/audit-event.js';
import type { Sql } from '../database/database.js';
import { badUserInput } from '../errors.js';
import { compareIndicators, ENGLAND, type ComparedIndicator, type ComparedIndicators } from '../indicators/indicators.service.js';
import { cataloguedIndicators, heldUnderAgreement } from '../indicators/indicators.sql.js';
import type { IndicatorPoint } from '../indicators/point.js';
import { markingOf } from '../installation/marking.js';
import { allAtOnce, type Cell, type ExportContent, type RunInSql } from './export-content.js';
import { writeExport, type ExportFile, type ExportFrame } from './export-file.js';
import { readRecipient, refuseUnknownWords } from './read-word.js';

export interface IndicatorsExport {
  readonly area: string;
  readonly benchmark: string;
  /** Codes; none: the first of the area's, as on the page. */
  readonly indicators: readonly string[];
  readonly recipient: string | undefined;
}

/** As many as the page shows before anybody chooses. */
const FIRST_SHOWN = 12;

const COLUMNS = [
  ...['indicator', 'code', 'unit', 'area', 'area_key', 'why_here', 'period', 'figure', 'lower95', 'upper95', 'limits_by'],
  ...['count', 'denominator', 'mark', 'benchmark', 'benchmark_figure', 'benchmark_words', 'comparison', 'recent_trend'],
  ...['held', 'source'],
];

const NOTE =
  'A row without a figure says under «mark» why: it is never 0. Compared by 95% limits, in the newest period with a figure for the area alone. Better and worse only where low or high is said to be better.';
const HELD =
  'Figures held under an agreement are among these: they are for those who may read them here, and for no publication.';

/** @throws CallerError BAD_USER_INPUT naming the word */
export function readIndicatorsWords(format: string, words: URLSearchParams): IndicatorsExport {
  if (format !== 'csv') throw badUserInput(`Indicators are made as csv, not «${format}».`, ['format']);
  refuseUnknownWords(words, ['area', 'benchmark', 'indicators', 'recipient']);
  for (const word of ['area', 'benchmark'])
    if (words.getAll(word).length > 1) throw badUserInput(`Write «${word}» once.`, [word]);
  const area = words.get('area') ?? '';
  if (area === '') throw badUserInput('Say of which area: area=E08000014.', ['area']);
  // Codes are as their files print them, with commas too: several are written as several words.
  return {
    ...{ area, benchmark: words.get('benchmark') ?? ENGLAND, indicators: words.getAll('indicators') },
    recipient: readRecipient(words),
  };
}

/** @throws CallerError FORBIDDEN, NOT_FOUND for an area without figures, BAD_USER_INPUT for an indicator or benchmark it has not */
export async function makeIndicatorsFile(
  asked: IndicatorsExport,
  run: RunInSql,
  viewer: Viewer,
  frameOf: (sql: Sql) => Promise<ExportFrame>,
): Promise<ExportFile> {
  readsIndicators(viewer);
  const { compared, known, held, frame } = await run(async (sql) => {
    const all = (await cataloguedIndicators(sql, asked.area)).map(({ code }) => code);
    const codes = asked.indicators.length > 0 ? asked.indicators : all.slice(0, FIRST_SHOWN);
    return {
      compared: await compareIndicators(sql, asked.area, codes, asked.benchmark),
      known: all.length,
      held: await heldUnderAgreement(sql, codes),
      frame: await frameOf(sql),
    };
  });
  const { area, benchmark, indicators } = compared;
  const rows = indicators.flatMap((one) => rowsOf(one, compared, held));
  const anyHeld = rows.some((cells) => cells[COLUMNS.indexOf('held')] === UNDER_AGREEMENT);
  const content: ExportContent = {
    shown: `Indicators of ${area.name} beside ${benchmark}, ${indicators.length} of the ${known} that it has figures of`,
    sources: [...new Set(indicators.map(({ definition }) => definition.source))],
    notes: [
      NOTE,
      ...new Set(indicators.map(({ trend }) => `Recent trend: ${trend.method}, and neither it nor a comparison says why.`)),
      ...(anyHeld ? [HELD] : []),
    ],
    // Held under an agreement: counts as they are, and some of few people.
    marking: markingOf(anyHeld ? 'records' : 'figures'),
    name: `indicators-${area.key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`,
    columns: COLUMNS,
    ...allAtOnce(rows.map((cells) => ({ cells, geometry: null }))),
  };
  return writeExport(content, 'csv', frame);
}

export function indicatorsExported(asked: IndicatorsExport, file: ExportFile, asker: string): AuditEvent {
  const detail = {
    ...{ query: 'indicators', format: 'csv', file: file.name, recipient: asked.recipient ?? asker },
    ...{ areas: [asked.area], benchmark: asked.benchmark, indicators: asked.indicators.join('; ') },
  };
  return { action: 'EXPORT', detail, rowCount: file.rows };
}

const UNDER_AGREEMENT = 'under an agreement';

/** The area's own series, oldest first; then the others in the period compared. */
function rowsOf(one: ComparedIndicator, { area, benchmark }: ComparedIndicators, held: ReadonlySet<string>): Cell[][] {
  const { definition, series, benchmarkSeries, trend, period, areas } = one;
  const compared = { figure: one.benchmark.figure, words: one.benchmark.words };
  const isHeld = (key: string, at: string | null): boolean => held.has(`${definition.code}\t${key}\t${at}`);
  const isBesideHeld = (at: string | null): boolean => benchmarkSeries !== null && isHeld(benchmarkSeries.key, at);
  const besideOf = (point: IndicatorPoint): typeof compared => {
    if (point.period === period) return compared;
    if (benchmarkSeries === null) return { figure: null, words: 'worked out for the period compared alone' };
    const beside = benchmarkSeries.points.find((other) => other.period === point.period);
    return beside === undefined
      ? { figure: null, words: 'no figure is loaded' }
      : { figure: beside.figure, words: beside.missing ?? 'as printed' };
  };
  const row = (
    of: { readonly key: string; readonly name: string; readonly why: string; readonly period: string | null },
    point: IndicatorPoint | null,
    beside: typeof compared,
    comparison: string | null,
    trendWords: string | null,
  ): Cell[] => [
    ...[definition.name, definition.code, definition.unit, of.name, of.key, of.why, of.period],
    ...[point?.figure ?? null, rounded(point?.limits95?.lower), rounded(point?.limits95?.upper), point?.limitsBy ?? null],
    ...[point?.count ?? null, point?.denominator ?? null],
    ...[point === null ? 'no figure is loaded' : point.missing],
    ...[benchmark, rounded(beside.figure), beside.words, comparison, trendWords],
    ...[isHeld(of.key, of.period) || isBesideHeld(of.period) ? UNDER_AGREEMENT : 'published', definition.source],
  ];
  const newest = series.points.at(-1);
  return [
    ...series.points.map((point) =>
      row(
        { key: area.key, name: area.name, why: 'the area', period: point.period },
        point,
        besideOf(point),
        point.period === period ? wordsOf(one.comparison) : null,
        point === newest ? trend.words : null,
      ),
    ),
    ...(period === null ? [] : areas).map((other) =>
      row(
        { key: other.key, name: other.name, why: other.group + (other.closeness ? `: ${other.closeness.trim()}` : ''), period },
        other.point,
        compared,
        wordsOf(other),
        null,
      ),
    ),
  ];
}

const wordsOf = ({ verdict, why }: ComparedIndicator['comparison']): string => (why === null ? verdict : `${verdict}: ${why}`);

/** Without the noise of floating point: 10.3, not 10.299999999999999. */
const rounded = (figure: number | null | undefined): number | null => (figure == null ? null : Number(figure.toPrecision(12)));

/** Indicators of an area beside a benchmark: series with limits, recent trend, comparison by interval, and how England's authorities spread. */
import type { Sql } from '../database/database.js';
import { badUserInput, notFound } from '../errors.js';
import { compareWithBenchmark, figureOfGroup, type ComparedPoint, type GroupFigure } from './benchmark.js';
import { funnelOf, type Funnel } from './funnel.js';
import { grouped } from './grouped.js';
import { measureOf, type IndicatorDefinition, type PrintedRow } from './indicator.js';
import { inequalityOf, type Inequality } from './inequality.js';
import {
  areasByKey,
  cataloguedIndicators,
  figuresOfAreas,
  figuresOfAuthorities,
  groupsBeside,
  peersOf,
  type NamedArea,
} from './indicators.sql.js';
import { onlyPointsKnown, pointsOf, type IndicatorPoint } from './point.js';
import { recentTrendOf, type TrendOfSeries } from './recent-trend-of.js';
import { spreadOf, type Spread } from './spread.js';

export const ENGLAND = 'England';
const ENGLAND_KEY = 'E92000001';
/** An area and so many indicators a question: each has its areas. */
export const MOST_INDICATORS = 40;

export interface ComparedArea extends ComparedPoint {
  readonly key: string;
  readonly name: string;
  readonly group: string;
  readonly closeness: string | null;
  /** Its figure in the period compared. */
  readonly point: IndicatorPoint | null;
}

export interface IndicatorSeries {
  readonly key: string;
  readonly name: string;
  readonly points: readonly IndicatorPoint[];
  readonly onlyPointsKnown: boolean;
}

export interface ComparedIndicator {
  readonly definition: IndicatorDefinition;
  readonly series: IndicatorSeries;
  /** The benchmark's own series, where it is one area. */
  readonly benchmarkSeries: IndicatorSeries | null;
  readonly trend: TrendOfSeries;
  /** The newest period with a figure for the area; null where there is none. */
  readonly period: string | null;
  /** What is newer than that, and why it has no figure. */
  readonly newerMissing: string | null;
  readonly point: IndicatorPoint | null;
  readonly benchmark: GroupFigure;
  readonly comparison: ComparedPoint;
  readonly areas: readonly ComparedArea[];
  readonly spread: Spread | null;
}

export interface ComparedIndicators {
  readonly area: NamedArea;
  readonly benchmark: string;
  /** What the area can be compared with. */
  readonly benchmarks: readonly string[];
  readonly indicators: readonly ComparedIndicator[];
}

interface Comparator {
  readonly name: string;
  readonly areas: readonly { readonly key: string; readonly name: string; readonly closeness: string | null }[];
}

/**
 * @param benchmark the name of a group that the area has: England, Region, Statistical neighbours …
 * @throws CallerError NOT_FOUND for an area without figures, BAD_USER_INPUT for an indicator or benchmark that it has not
 */
export async function compareIndicators(
  sql: Sql,
  areaKey: string,
  codes: readonly string[],
  benchmark: string = ENGLAND,
): Promise<ComparedIndicators> {
  if (codes.length > MOST_INDICATORS)
    throw badUserInput(`Ask for ${MOST_INDICATORS} indicators or fewer at a time.`, ['indicators']);
  const area = (await areasByKey(sql, [areaKey])).get(areaKey);
  if (area === undefined) throw notFound('No indicator is loaded for this area.');
  const catalogue = new Map((await cataloguedIndicators(sql, areaKey)).map((one) => [one.code, one]));
  const definitions = [...new Set(codes)].map((code, index) => {
    const found = catalogue.get(code);
    if (found === undefined) throw badUserInput(`No figures of «${code}» are loaded for this area.`, ['indicators', index]);
    return found;
  });
  const comparators = await comparatorsOf(sql, area, codes);
  const chosen = comparators.find(({ name }) => name === benchmark);
  if (chosen === undefined) {
    const has = comparators.map(({ name }) => `«${name}»`).join(', ');
    throw badUserInput(`The area has no benchmark «${benchmark}». It has: ${has}.`, ['benchmark']);
  }
  const keys = [...new Set([areaKey, ...comparators.flatMap(({ areas }) => areas.map(({ key }) => key))])];
  const rows = grouped(await figuresOfAreas(sql, codes, keys), ({ indicator }) => indicator);
  const indicators: ComparedIndicator[] = [];
  for (const definition of definitions) {
    const compared = compareOne(definition, rows.get(definition.code) ?? [], area, comparators, chosen);
    const authorities = compared.period === null ? [] : await figuresOfAuthorities(sql, definition.code, compared.period);
    indicators.push({ ...compared, spread: spreadOf(authorities, measureOf(definition.unit)) });
  }
  return { area, benchmark, benchmarks: comparators.map(({ name }) => name), indicators };
}

function compareOne(
  definition: IndicatorDefinition,
  rows: readonly PrintedRow[],
  area: NamedArea,
  comparators: readonly Comparator[],
  chosen: Comparator,
): Omit<ComparedIndicator, 'spread'> {
  const measure = measureOf(definition.unit);
  const pointsByArea = new Map([...grouped(rows, ({ key }) => key)].map(([key, of]) => [key, pointsOf(of, measure)] as const));
  const seriesOf = ({ key, name }: { key: string; name: string }): IndicatorSeries => {
    const points = pointsByArea.get(key) ?? [];
    return { key, name, points, onlyPointsKnown: onlyPointsKnown(points) };
  };
  const series = seriesOf(area);
  const point = series.points.findLast(({ figure }) => figure !== null) ?? null;
  const newer = series.points.slice(point === null ? 0 : series.points.indexOf(point) + 1);
  const period = point?.period ?? null;
  const at = (key: string): IndicatorPoint | null => pointsByArea.get(key)?.find((one) => one.period === period) ?? null;
  const benchmark = figureOfGroup(
    chosen.areas.map(({ key }) => at(key)),
    measure,
  );
  const judged = (key: string): ComparedPoint =>
    chosen.areas.length === 1 && chosen.areas[0]!.key === key
      ? { verdict: 'not compared', why: 'it is the benchmark' }
      : compareWithBenchmark(at(key), benchmark.figure, measure, definition.polarity);
  return {
    definition,
    series,
    benchmarkSeries: chosen.areas.length === 1 ? seriesOf(chosen.areas[0]!) : null,
    trend: recentTrendOf(series.points, measure, definition.polarity),
    period,
    newerMissing: newer.length === 0 ? null : newer.map((one) => `${one.period}: ${one.missing}`).join('; '),
    point,
    benchmark,
    comparison: judged(area.key),
    areas: comparators.flatMap(({ name: group, areas }) =>
      areas.map((one) => ({ ...one, group, point: at(one.key), ...judged(one.key) })),
    ),
  };
}

export interface IndicatorDistribution {
  readonly benchmark: number | null;
  readonly funnel: Funnel | null;
  readonly noFunnel: string | null;
  readonly inequality: Inequality | null;
  readonly noInequality: string | null;
}

/** One indicator over all authorities, and over the area's own small areas. @throws CallerError as `compareIndicators` */
export async function distributionOf(
  sql: Sql,
  areaKey: string,
  code: string,
  benchmark?: string,
): Promise<IndicatorDistribution> {
  const [compared] = (await compareIndicators(sql, areaKey, [code], benchmark)).indicators;
  const measure = measureOf(compared!.definition.unit);
  const rows = compared!.period === null ? [] : await figuresOfAuthorities(sql, code, compared!.period);
  const funnel = funnelOf(rows, compared!.benchmark.figure, measure);
  const inequality = await inequalityOf(sql, code, areaKey, measure);
  return {
    benchmark: compared!.benchmark.figure,
    ...('why' in funnel ? { funnel: null, noFunnel: funnel.why } : { funnel, noFunnel: null }),
    ...('why' in inequality ? { inequality: null, noInequality: inequality.why } : { inequality, noInequality: null }),
  };
}

/** England, its region, its statistical neighbours and other groups that somebody loaded, and groups that a table prints as one. */
async function comparatorsOf(sql: Sql, area: NamedArea, codes: readonly string[]): Promise<Comparator[]> {
  const peers = (await peersOf(sql, area.key)).filter(({ key }) => key !== area.key);
  const order = ['Region', 'Statistical neighbours'];
  const groups = [...grouped(peers, ({ group }) => group)].sort(
    ([one], [other]) => ((order.indexOf(one) + 9) % 9) - ((order.indexOf(other) + 9) % 9) || one.localeCompare(other, 'en-GB'),
  );
  const beside = await groupsBeside(sql, codes, area.key);
  return [
    ...(area.key === ENGLAND_KEY ? [] : [{ name: ENGLAND, areas: [{ key: ENGLAND_KEY, name: ENGLAND, closeness: null }] }]),
    ...groups.map(([name, areas]) => ({ name, areas })),
    ...beside
      .filter(({ name }) => !groups.some(([group]) => group === name))
      .map((one) => ({ name: one.name, areas: [{ ...one, closeness: null }] })),
  ];
}

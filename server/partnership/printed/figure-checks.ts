/**
 * Figures of documents beside each other and beside their own counts: a percentage, a rate or a quotient (pounds an hour) that its counts do not give, one figure printed for two areas, one
 * thing printed twice with two figures, and counts of one thing over other periods, which are never one series.
 */
import { grouped } from '../../indicators/grouped.js';
import { measureOf } from '../../indicators/indicator.js';
import { shareCheck } from '../measures/printed-figures.js';
import { doOverlap } from '../period.js';
import { isOfArea } from './find-rows.js';
import type { PrintedCheck } from './printed-check.js';
import { kindOfUnit, nameKey, unitKey, type PrintedRow } from './printed-row.js';
import { figureText, rowText, toldCheck, withPeriod } from './told-check.js';

/** With fewer, two areas have the same figure by chance. */
const LEAST_DIGITS = 3;

interface Figured extends PrintedRow {
  readonly figure: number;
}

export function figureChecks(rows: readonly PrintedRow[]): PrintedCheck[] {
  const figured = rows.filter((row): row is Figured => row.figure !== null);
  return [...figured.flatMap(ofItsCounts), ...inTwoAreas(figured), ...keptApart(figured, rows), ...printedTwice(figured)];
}

/** Where the row claims the share in words of its own, that is checked with the claims. */
function ofItsCounts(row: Figured): PrintedCheck[] {
  const { figure, decimals, numerator, denominator, unit } = row;
  const kind = kindOfUnit(unit);
  if (numerator === null || denominator === null || row.claim !== null || kind === 'count' || kind === 'rank') return [];
  const measure = measureOf(unit);
  const per = 'per' in measure ? measure.per : 1;
  const { agrees, recomputed } = shareCheck(figure, { numerator, denominator }, decimals, per);
  const gives = rowText({ ...row, figure: recomputed });
  const counts = `${figureText(numerator, 0)} ${kind === 'ratio' ? '÷' : 'of'} ${figureText(denominator, 0)}`;
  return [
    toldCheck({
      ...{ rule: 'counts', verdict: agrees ? 'follows' : 'does not follow', printed: row.words ?? rowText(row) },
      check: agrees ? `${counts} is ${gives}.` : `${counts} is ${gives}, not ${rowText(row)}.`,
      ...{ use: agrees ? null : `Use ${gives}, computed from the counts.`, rows: [row] },
    }),
  ];
}

const digitsOf = ({ figure, decimals }: Figured): number =>
  Math.abs(figure).toFixed(decimals).replace('.', '').replace(/^0+/, '').length;

function inTwoAreas(rows: readonly Figured[]): PrintedCheck[] {
  const groups = grouped(
    rows.filter((row) => row.area !== null && kindOfUnit(row.unit) !== 'rank' && digitsOf(row) >= LEAST_DIGITS),
    ({ measure, unit, figure, document }) => JSON.stringify([nameKey(measure), unitKey(unit), figure, document]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group as [Figured, ...Figured[]];
    const other = group.find(
      (row) =>
        !isOfArea(row, first.area) && (row.period === null || first.period === null || row.period.name === first.period.name),
    );
    if (other === undefined) return [];
    const both = [first, other].map((row) => `${row.area} (${row.period?.name ?? 'period not stated'})`).join(' and for ');
    return [
      toldCheck({
        ...{
          rule: 'two areas',
          verdict: 'does not follow',
          printed: [first, other].map(({ words }) => words).find((words) => words !== null) ?? rowText(first),
        },
        check: `${rowText(first)} is printed for ${both}: it may be the figure of one of them alone.`,
        ...{ use: 'Ambiguous: mark it so, and ask the source which area it is of.', rows: [first, other] },
      }),
    ];
  });
}

/** Counts that some row says are of the same thing, over periods that overlap and are not the same, or from other documents. */
function keptApart(figured: readonly Figured[], rows: readonly PrintedRow[]): PrintedCheck[] {
  const pairs = new Map(
    rows.flatMap(({ measure, sameAs, area }) =>
      sameAs === null
        ? []
        : [[JSON.stringify([nameKey(measure), nameKey(sameAs), nameKey(area ?? '')]), { measure, sameAs, area }] as const],
    ),
  );
  return [...pairs.values()].flatMap(({ measure, sameAs, area }) => {
    const counts = (name: string): Figured[] =>
      figured.filter(
        (row) =>
          nameKey(row.measure) === nameKey(name) &&
          isOfArea(row, area) &&
          kindOfUnit(row.unit) === 'count' &&
          row.period !== null,
      );
    const apart = counts(measure)
      .flatMap((one) => counts(sameAs).map((other) => ({ one, other })))
      .filter(
        ({ one, other }) =>
          doOverlap(one.period!, other.period!) && (one.period!.name !== other.period!.name || one.document !== other.document),
      )
      .sort((a, b) => newest(b).localeCompare(newest(a)));
    const [last] = apart;
    if (last === undefined) return [];
    const used = [...new Set([last.one, last.other, ...apart.flatMap(({ one, other }) => [one, other])])];
    const told = (name: string): string =>
      `${name}: ${used
        .filter((row) => nameKey(row.measure) === nameKey(name))
        .sort((a, b) => a.period!.lastMonth.localeCompare(b.period!.lastMonth))
        .map(withPeriod)
        .join(', ')}`;
    return [
      toldCheck({
        ...{ rule: 'kept apart', verdict: 'does not follow' },
        printed: `${last.one.measure} ${withPeriod(last.one)} against ${last.other.measure} ${withPeriod(last.other)}`,
        check: `They are of other periods or from other sources. ${told(measure)}. ${told(sameAs)}.`,
        ...{ use: 'Keep both, apart: they are never one series.', rows: used },
      }),
    ];
  });
}

const newest = ({ one, other }: { readonly one: Figured; readonly other: Figured }): string =>
  one.period!.lastMonth + other.period!.lastMonth;

/** One thing with two figures that no rounding makes one. */
function printedTwice(rows: readonly Figured[]): PrintedCheck[] {
  const groups = grouped(
    rows.filter(({ period }) => period !== null),
    ({ measure, area, period, unit }) => JSON.stringify([nameKey(measure), nameKey(area ?? ''), period!.name, unitKey(unit)]),
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group as [Figured, ...Figured[]];
    const other = group.find((row) => {
      const decimals = Math.min(row.decimals, first.decimals);
      return Math.abs(row.figure - first.figure) > 0.5 * 10 ** -decimals + 1e-9;
    });
    if (other === undefined) return [];
    return [
      toldCheck({
        ...{ rule: 'twice', verdict: 'does not follow', printed: `${rowText(first)} and ${rowText(other)}` },
        check: `${first.document} has ${rowText(first)}, ${other.document} has ${rowText(other)}.`,
        ...{ use: 'Show both, each with its source.', rows: [first, other] },
      }),
    ];
  });
}

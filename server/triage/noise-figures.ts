/**
 * How many reports of noise were below and above the threshold, and how many of those turned away came back, by month, ward or category of one quarter.
 *
 * A council has its own as they are. Protected figures are of quarters that are final, each published by itself: nothing of it changes afterwards and quarters
 * share no report, so no two answers differ by one report (docs/methods/disclosure.md). By ward and by category they are of the whole quarter,
 * and never of both at once: that table would be nearly all withheld. What each agency took is protected by itself and the displays added up: a council knows its
 * own exactly, and would else have another's few by subtraction.
 */
import { INCIDENT_RULE, type Publication } from '../disclosure/disclosure.js';
import { NOISE_CATEGORIES } from './noise-report.js';
import type { TriageCount } from './noise-triage.sql.js';
import { ALL, oneWayPublication } from './one-way-publication.js';
import { monthsOf, quarterOf } from './quarter.js';

export type NoiseFiguresBy = 'MONTH' | 'WARD' | 'CATEGORY';

export interface NoiseFigure {
  readonly count: number | null;
  readonly suppressed: boolean;
  readonly roundedTo: number;
}

export interface NoiseFiguresRow {
  readonly key: string;
  readonly below: NoiseFigure;
  readonly above: NoiseFigure;
  /** Of those below, how many were followed by another report of the same place. */
  readonly cameBack: NoiseFigure;
}

export interface NoiseFigures {
  readonly rows: readonly NoiseFiguresRow[];
  readonly total: NoiseFiguresRow;
}

const [BACK, AWAY, BELOW, ABOVE] = ['below, came back', 'below, stayed away', 'below', 'above'] as const;

/** @param wards those in use; a ward with a result and none of these is counted in the total only */
export function noiseFigures(
  counts: readonly TriageCount[],
  asked: { readonly by: NoiseFiguresBy; readonly quarter: string; readonly wards: readonly string[]; readonly exact: boolean },
): NoiseFigures {
  const own = counts.filter(({ month }) => quarterOf(month) === asked.quarter);
  const keys = { MONTH: monthsOf(asked.quarter), WARD: asked.wards, CATEGORY: NOISE_CATEGORIES }[asked.by];
  const figure = asked.exact ? exactly(own) : protectedly(own, asked.quarter, asked.wards);
  const at = (key: string): [ward: string, month: string, category: string] => [
    asked.by === 'WARD' ? key : ALL,
    asked.by === 'MONTH' ? key : ALL,
    asked.by === 'CATEGORY' ? key : ALL,
  ];
  const row = (key: string): NoiseFiguresRow => ({
    key,
    below: figure([...at(key), BELOW]),
    above: figure([...at(key), ABOVE]),
    cameBack: figure([...at(key), BACK]),
  });
  return { rows: keys.map(row), total: { ...row(ALL), key: 'total' } };
}

type FigureAt = (codes: readonly [ward: string, month: string, category: string, result: string]) => NoiseFigure;

const leafOf = ({ result, cameBack }: TriageCount): string => (result === 'above' ? ABOVE : cameBack ? BACK : AWAY);

function exactly(counts: readonly TriageCount[]): FigureAt {
  return ([ward, month, category, result]) => {
    const fits = (wanted: string, code: string): boolean => wanted === ALL || wanted === code;
    const found = counts.filter(
      (row) =>
        fits(ward, row.ward) &&
        fits(month, row.month) &&
        fits(category, row.category) &&
        (result === BELOW ? row.result === 'below' : leafOf(row) === result),
    );
    return { count: found.reduce((sum, { reports }) => sum + reports, 0), suppressed: false, roundedTo: 1 };
  };
}

function protectedly(counts: readonly TriageCount[], quarter: string, wards: readonly string[]): FigureAt {
  const agencies = [...new Set(counts.map(({ agency }) => agency))];
  const publications = agencies.map((of) => publicationOf(counts.filter(({ agency }) => agency === of), quarter, wards)); // prettier-ignore
  return (codes) => {
    const parts = publications.map((publication) => publication?.at(codes));
    let [count, roundedTo] = [0, 1];
    for (const part of parts) {
      if (part === undefined || part.withheld) return { count: null, suppressed: true, roundedTo: INCIDENT_RULE.roundTo };
      [count, roundedTo] = [count + part.count, Math.max(roundedTo, part.roundedTo)];
    }
    return { count, suppressed: false, roundedTo };
  };
}

/** Null where nothing of it can be published. */
function publicationOf(counts: readonly TriageCount[], quarter: string, wards: readonly string[]): Publication | null {
  const things = [[...new Set([...wards, ...counts.map(({ ward }) => ward)])], monthsOf(quarter), NOISE_CATEGORIES];
  const sides = {
    codes: [BACK, AWAY, BELOW, ABOVE],
    sums: [{ total: 2, parts: [0, 1] }],
    levels: ['part', 'part', 'sum', 'part'],
  };
  const leaves = counts.map((row) => ({ codes: [row.ward, row.month, row.category, leafOf(row)], count: row.reports }));
  return oneWayPublication(things, leaves, sides);
}

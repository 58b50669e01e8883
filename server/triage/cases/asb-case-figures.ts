/**
 * How many cases of anti-social behaviour were opened and closed in one quarter, by month, ward or team. Cases are no reports: one may follow from many reports or
 * from none, so the two are never added up or set against each other.
 *
 * An agency has what it loaded as it is. All others have protected figures of quarters that have been over for 28 days, each agency's protected by itself, since
 * whoever loads knows the rows; opened and closed are different events, each published by itself (docs/methods/disclosure.md).
 */
import { INCIDENT_RULE, type Publication } from '../../disclosure/disclosure.js';
import { ALL, oneWayPublication } from '../one-way-publication.js';
import { monthsOf, quarterOf } from '../quarter.js';
import type { AsbCaseCount } from './asb-cases.sql.js';

export type AsbCaseFiguresBy = 'MONTH' | 'WARD' | 'TEAM';

export interface AsbCaseFigure {
  readonly count: number | null;
  readonly suppressed: boolean;
  readonly roundedTo: number;
}

export interface AsbCaseFiguresRow {
  readonly key: string;
  readonly opened: AsbCaseFigure;
  readonly closed: AsbCaseFigure;
}

export interface AsbCaseFigures {
  readonly rows: readonly AsbCaseFiguresRow[];
  readonly total: AsbCaseFiguresRow;
}

type What = AsbCaseCount['what'];
type FigureAt = (what: What, by: AsbCaseFiguresBy | null, key: string) => AsbCaseFigure;

/** Of a ward that is stated nowhere, or is not loaded: in totals only. */
const ELSEWHERE = '-';

/** @param wards those in use */
export function asbCaseFigures(
  counts: readonly AsbCaseCount[],
  asked: { readonly by: AsbCaseFiguresBy; readonly quarter: string; readonly wards: readonly string[]; readonly exact: boolean },
): AsbCaseFigures {
  const known = new Set(asked.wards);
  const own = counts
    .filter(({ month }) => quarterOf(month) === asked.quarter)
    .map((row) => ({ ...row, ward: row.ward !== null && known.has(row.ward) ? row.ward : ELSEWHERE }));
  // Of every quarter: a team that had no case in this one has a row too, and none is told by being there.
  const teams = [...new Set(counts.map(({ team }) => team))].sort((a, b) => a.localeCompare(b, 'en-GB'));
  const keys = { MONTH: monthsOf(asked.quarter), WARD: asked.wards, TEAM: teams }[asked.by];
  const figure = asked.exact ? exactly(own) : protectedly(own, asked.quarter, asked.wards, teams);
  const row = (by: AsbCaseFiguresBy | null, key: string): AsbCaseFiguresRow => ({
    key,
    opened: figure('opened', by, key),
    closed: figure('closed', by, key),
  });
  return { rows: keys.map((key) => row(asked.by, key)), total: row(null, 'total') };
}

interface Counted extends AsbCaseCount {
  readonly ward: string;
}

const keyOf = ({ month, ward, team }: Counted, by: AsbCaseFiguresBy): string => ({ MONTH: month, WARD: ward, TEAM: team })[by];

function exactly(counts: readonly Counted[]): FigureAt {
  return (what, by, key) => {
    const found = counts.filter((row) => row.what === what && (by === null || keyOf(row, by) === key));
    return { count: found.reduce((sum, { cases }) => sum + cases, 0), suppressed: false, roundedTo: 1 };
  };
}

function protectedly(counts: readonly Counted[], quarter: string, wards: readonly string[], teams: readonly string[]): FigureAt {
  const loaders = [...new Set(counts.map(({ loader }) => loader))];
  const publications = new Map(
    (['opened', 'closed'] as const).map((what) => [
      what,
      loaders.map((loader) =>
        publicationOf(
          counts.filter((row) => row.what === what && row.loader === loader),
          quarter,
          wards,
          teams,
        ),
      ),
    ]),
  );
  return (what, by, key) => {
    const at = (thing: AsbCaseFiguresBy): string => (by === thing ? key : ALL);
    const shown = publications.get(what)!.map((publication) => publication?.at([at('MONTH'), at('WARD'), at('TEAM')]));
    const { roundTo } = INCIDENT_RULE;
    if (shown.some((one) => one === undefined || one.withheld)) return { count: null, suppressed: true, roundedTo: roundTo };
    return { count: shown.reduce((sum, one) => sum + one!.count!, 0), suppressed: false, roundedTo: roundTo };
  };
}

function publicationOf(
  counts: readonly Counted[],
  quarter: string,
  wards: readonly string[],
  teams: readonly string[],
): Publication | null {
  const leaves = counts.map(({ month, ward, team, cases }) => ({ codes: [month, ward, team], count: cases }));
  return oneWayPublication([monthsOf(quarter), [...wards, ELSEWHERE], teams], leaves);
}

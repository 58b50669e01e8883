/**
 * How many young people asked for what in one quarter, by ward and district. Who asks for two things counts in both, so there is no sum over what was asked.
 *
 * Counts of children: whoever has attendance as it is has these so too. All others have protected figures of quarters that have been over for 28 days
 * (docs/methods/disclosure.md): for each thing asked for, wards stand beside their district, with secondary suppression; what each agency loaded, and what was
 * counted at visits, is protected by itself and the displays added up, since whoever loads knows the rows. A ward where nobody counted has no figure, which is not 0.
 */
import { ProtectedPeriod, type AttendanceFigure } from '../attendance/protected-attendance.js';
import { ASK_WORDS, type AskedAt, type AskWord } from './asks.js';
import type { AskCount } from './ask-counts.sql.js';

export interface AskFigure {
  readonly ask: AskWord;
  readonly count: AttendanceFigure;
  /** Where they were asked, and of how many visits or rows of lists it is the sum; null when it is protected. */
  readonly parts: readonly AskPart[] | null;
}

export interface AskPart {
  readonly askedAt: AskedAt;
  readonly children: number;
  readonly sourceRows: number;
}

export interface AskedInArea {
  readonly code: string;
  readonly asks: readonly AskFigure[];
}

/** @param counts of one quarter */
export function asksByArea(counts: readonly AskCount[], isProtected: boolean): AskedInArea[] {
  const codes = [...new Set(counts.flatMap(({ ward, district }) => [ward, district]).filter((code) => code !== null))].sort();
  const figureOf = isProtected ? protectedly(counts) : exactly(counts);
  return codes.map((code) => ({ code, asks: ASK_WORDS.map((ask) => figureOf(code, ask)) }));
}

type FigureOf = (code: string, ask: AskWord) => AskFigure;

function exactly(counts: readonly AskCount[]): FigureOf {
  return (code, ask) => {
    const found = counts.filter((count) => count.ask === ask && (count.ward === code || count.district === code));
    const parts = [...new Set(found.map(({ askedAt }) => askedAt))].map((askedAt) => {
      const of = found.filter((count) => count.askedAt === askedAt);
      return {
        askedAt,
        children: sum(of.map(({ children }) => children)),
        sourceRows: sum(of.map(({ sourceRows }) => sourceRows)),
      };
    });
    const count = { count: sum(parts.map(({ children }) => children)), suppressed: false, roundedTo: 1 };
    return { ask, count, parts };
  };
}

function protectedly(counts: readonly AskCount[]): FigureOf {
  const tables = new Map(ASK_WORDS.map((ask) => [ask, new ProtectedPeriod(headsOf(counts, ask))]));
  return (code, ask) => ({ ask, count: tables.get(ask)!.at(code), parts: null });
}

/** Where a keeper counted anything that was asked for, nobody asking for this is a number too: which of the list was asked for at all is not told by what is missing. */
function headsOf(counts: readonly AskCount[], ask: AskWord) {
  return counts.map((count) => ({
    loader: keeperOf(count),
    ward: count.ward,
    district: count.district,
    complete: 1,
    children: count.ask === ask ? count.children : 0,
  }));
}

/** Whoever knows the rows. */
const keeperOf = ({ askedAt, loader }: AskCount): string =>
  askedAt === 'visits' ? 'visits' : `list of ${loader ?? 'the operator'}`;

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

/**
 * Attendance at youth sessions: the children counted, by ward or district and by week or period, in the form the viewer's role has
 * (docs/access.md). A head-count belongs to a week only where its list gives a day: those of a longer period are said, never spread over its
 * weeks. An area without a head-count has no row, since nobody counted there, which is not zero.
 */
import { ATTENDANCE_ACCESS } from '../../access/access-table.js';
import { readsAttendance } from '../../access/policies.js';
import type { Viewer } from '../../access/viewer.js';
import { areasByCode, requireArea, type AreaRow } from '../../areas/areas.service.js';
import type { Sql } from '../../database/database.js';
import { KeptReadings } from '../../database/kept-readings.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { badUserInput, forbidden } from '../../errors.js';
import { headCountsAsTheyAre, headCountsToProtect, type HeadCounts } from './head-counts.sql.js';
import { NOT_STATED, ProtectedPeriod, protectedWeek, type AttendanceFigure } from './protected-attendance.js';

export type AttendanceBy = 'WEEK' | 'PERIOD';
export type AttendanceAreaType = 'WARD' | 'DISTRICT';

export interface AttendanceAsked {
  readonly by: AttendanceBy;
  readonly areaType: AttendanceAreaType;
  /** A ward or a district; null for all that are loaded. */
  readonly areaCode: string | null;
  /** Days, inclusive; of weeks those that have a day between them. */
  readonly from: string | null;
  readonly to: string | null;
}

export interface AttendanceRow {
  readonly area: AreaRow;
  /** The Monday of the week, or the period in words. */
  readonly period: string;
  readonly count: AttendanceFigure;
}

export interface AttendanceCounts {
  readonly rows: readonly AttendanceRow[];
  /** All of the agencies' sessions, or only of those that the viewer's own agency runs. */
  readonly ownOnly: boolean;
  /** Head-counts, not children: of a period that is no week; at a place in no area of the type; with one sex stated and not the other. */
  readonly withoutDay: number;
  readonly withoutArea: number;
  readonly incomplete: number;
  /** How the figures were protected, in words; null when they are exact. */
  readonly protection: string | null;
}

/** Who reads; null for the operator at the command line. */
export type AttendanceReader = Pick<Viewer, 'persona' | 'role'> | null;

/** More than any table holds; a district of 40 wards has as many in ten years. */
const MOST_ROWS = 20_000;

/** @throws CallerError FORBIDDEN where the role has attendance in another form or not at all, BAD_USER_INPUT */
export async function attendanceCounts(sql: Sql, reader: AttendanceReader, asked: AttendanceAsked): Promise<AttendanceCounts> {
  if (reader !== null) readsAttendance(reader);
  const access = reader === null ? 'all' : ATTENDANCE_ACCESS[reader.persona];
  refuseOtherForms(access, asked);
  refusePeriodsByDay(asked);
  const area = asked.areaCode === null ? null : await areaAsked(sql, asked.areaCode, asked.areaType);
  const isProtected = access === 'by-ward-and-week' || access === 'totals';
  const groups = isProtected ? await sql.under(COUNTER_ROLE, keptGroups) : await headCountsAsTheyAre(sql);
  const admitted = groups.filter((group) => isWithin(group, area));
  const codeOf = (group: HeadCounts): string | null => (asked.areaType === 'WARD' ? group.ward : group.district);
  const inTime = asked.by === 'PERIOD' ? admitted : admitted.filter((group) => isInWeeks(group, asked));
  const placed = inTime.filter((group) => codeOf(group) !== null);
  const cells = new Map<string, HeadCounts[]>();
  for (const group of placed) {
    const key = JSON.stringify([codeOf(group), asked.by === 'WEEK' ? group.week : group.period]);
    cells.set(key, [...(cells.get(key) ?? []), group]);
  }
  if (cells.size > MOST_ROWS) throw badUserInput(`That is ${cells.size} rows. Name an area, or a shorter time.`, ['areaCode']);
  const figureOf = isProtected ? protectedFigures(groups, asked.by) : exactFigure;
  const areas = await areasByCode(sql, [...new Set(placed.map((group) => codeOf(group)!))]);
  const rows = [...cells].flatMap(([key, ofCell]) => {
    const [code, period] = JSON.parse(key) as [string, string];
    const found = areas.get(code);
    return found === undefined ? [] : [{ area: found, period, count: figureOf(ofCell, code, period) }];
  });
  return {
    rows: rows.sort((a, b) => a.area.name.localeCompare(b.area.name, 'en-GB') || (a.period < b.period ? -1 : 1)),
    ownOnly: access === 'own',
    withoutDay: asked.by === 'WEEK' ? numberOf(admitted.filter(({ week }) => week === null)) : 0,
    withoutArea: area === null ? numberOf(inTime.filter((group) => codeOf(group) === null)) : 0,
    incomplete: inTime.reduce((sum, { headCounts, complete }) => sum + headCounts - complete, 0),
    protection: isProtected ? PROTECTION[asked.by] : null,
  };
}

const PROTECTION: Readonly<Record<AttendanceBy, string>> = {
  WEEK: 'Head-counts are children’s numbers: 0 to 9 are withheld, the rest is rounded to the nearest 10.',
  PERIOD:
    'Head-counts are children’s numbers: 0 to 9, and others that would give one away, are withheld; the rest is rounded to the nearest 10, so wards need not add up to their district.',
};

type Access = (typeof ATTENDANCE_ACCESS)[keyof typeof ATTENDANCE_ACCESS];

function refuseOtherForms(access: Access, { by, areaType }: AttendanceAsked): void {
  if (access === 'by-ward-and-week' && (by !== 'WEEK' || areaType !== 'WARD')) {
    throw forbidden('Your role has attendance by ward and week. Totals beside it would give small numbers of children away.');
  }
  if (access === 'totals' && by !== 'PERIOD') {
    throw forbidden('Your role has the totals of attendance, by ward or district and by period; not by week.');
  }
}

function refusePeriodsByDay({ by, from, to }: AttendanceAsked): void {
  if (by === 'PERIOD' && (from !== null || to !== null)) {
    throw badUserInput('Periods are whole, in the words of their lists: «from» and «to» are for weeks.', ['from']);
  }
  if (from !== null && to !== null && to < from) throw badUserInput('«to» is before «from».', ['to']);
}

async function areaAsked(sql: Sql, code: string, counted: AttendanceAreaType): Promise<AreaRow> {
  const area = await requireArea(sql, code, ['areaCode']);
  if (area.type !== 'DISTRICT' && (area.type !== 'WARD' || counted === 'DISTRICT')) {
    throw badUserInput(
      counted === 'DISTRICT'
        ? 'Attendance by district is given for all districts or for one of them.'
        : 'Attendance is counted by ward: name a ward or a district.',
      ['areaCode'],
    );
  }
  return area;
}

function isWithin({ ward, district }: HeadCounts, area: AreaRow | null): boolean {
  return area === null || (area.type === 'WARD' ? ward : district) === area.gssCode;
}

function isInWeeks({ week }: HeadCounts, { from, to }: AttendanceAsked): boolean {
  if (week === null) return false;
  return (from === null || sundayOf(week) >= from) && (to === null || week <= to);
}

function sundayOf(monday: string): string {
  return new Date(Date.parse(`${monday}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
}

const kept = new KeptReadings<HeadCounts[]>(1);
const keptGroups = (counter: Sql): Promise<HeadCounts[]> => kept.get(counter, '', () => headCountsToProtect(counter));

type FigureOf = (ofCell: readonly HeadCounts[], code: string, period: string) => AttendanceFigure;

/** @param all every head-count, because what is shown of one area is decided by those beside it, whichever was asked for */
function protectedFigures(all: readonly HeadCounts[], by: AttendanceBy): FigureOf {
  if (by === 'WEEK') return protectedWeek;
  const tables = new Map<string, ProtectedPeriod>();
  return (_, code, period) => {
    let table = tables.get(period);
    if (table === undefined) {
      tables.set(period, (table = new ProtectedPeriod(all.filter((group) => group.period === period))));
    }
    return table.at(code);
  };
}

const exactFigure: FigureOf = (ofCell) => {
  const complete = ofCell.filter((group) => group.complete > 0);
  if (complete.length === 0) return NOT_STATED;
  return { count: complete.reduce((sum, { children }) => sum + children, 0), suppressed: false, roundedTo: 1 };
};

function numberOf(groups: readonly HeadCounts[]): number {
  return groups.reduce((sum, { headCounts }) => sum + headCounts, 0);
}

import { badUserInput } from '../errors.js';
import type { Reader } from '../incidents/incidents.service.js';
import { markingOf } from '../installation/marking.js';
import { attendanceCounts, type AttendanceCounts } from '../provision/attendance/attendance.service.js';
import { isoWeekOf } from '../provision/attendance/iso-week.js';

import { allAtOnce, type ExportContent, type RunInSql } from './export-content.js';
import type { ExportRequest } from './export-words.js';

const COLUMNS = ['area', 'name', 'period', 'week_from', 'children', 'withheld', 'rounded_to'];

/** Children counted at youth sessions, a row an area and week or period, in the form that whoever exports may have. */
export async function attendanceContent(request: ExportRequest, run: RunInSql, reader: Reader): Promise<ExportContent> {
  const { areaType, attendanceBy: by, filter } = request;
  if (areaType !== 'WARD' && areaType !== 'DISTRICT') {
    throw badUserInput('Attendance is counted by ward or district.', ['level']);
  }
  if (request.format === 'geojson')
    throw badUserInput('Attendance by week and period has no place; ask for it as CSV.', ['format']);
  if ((filter.areaCodes?.length ?? 0) > 1) throw badUserInput('Attendance is given for one area at a time.', ['area']);
  const asked = {
    by,
    areaType,
    areaCode: filter.areaCodes?.[0] ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  } as const;
  const counts = await run((sql) => attendanceCounts(sql, reader, asked));
  const time = [...(asked.from ? [`from ${asked.from}`] : []), ...(asked.to ? [`to ${asked.to}`] : [])];
  return {
    shown: [
      `Children counted at youth sessions by ${areaType.toLowerCase()} and ${by.toLowerCase()}`,
      ...(asked.areaCode === null ? [] : [`in ${asked.areaCode}`]),
      ...time,
    ].join(', '),
    sources: ['youth-provision'],
    notes: notesOf(counts),
    // Exact head-counts of a session may be of a few children.
    marking: markingOf(counts.protection === null ? 'records' : 'figures'),
    name: 'attendance',
    columns: COLUMNS,
    ...allAtOnce(
      counts.rows.map(({ area, period, count }) => ({
        geometry: null,
        cells: [
          area.gssCode,
          area.name,
          by === 'WEEK' ? isoWeekOf(period) : period,
          by === 'WEEK' ? period : null,
          count.count,
          count.suppressed,
          count.roundedTo,
        ],
      })),
    ),
  };
}

function notesOf({ ownOnly, withoutDay, withoutArea, incomplete, protection }: AttendanceCounts): string[] {
  return [
    'A child counts at each session anew. No row, or an empty number that is not withheld, is not known, which is not zero.',
    ...(ownOnly ? ['Only sessions that the own agency runs.'] : []),
    ...(withoutDay > 0 ? [`${inNumbers(withoutDay, 'head-count is', 'head-counts are')} of longer periods and in no week.`] : []),
    ...(withoutArea > 0 ? [`${inNumbers(withoutArea, 'head-count is', 'head-counts are')} of places in no such area.`] : []),
    ...(incomplete > 0 ? [`${inNumbers(incomplete, 'head-count states', 'head-counts state')} one sex only: left out.`] : []),
    ...(protection === null ? [] : [protection]),
  ];
}

function inNumbers(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { AreaTypeEnum } from '../../areas/area-type.enum.js';
import type { AreaType } from '../../areas/area-type.js';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { attendanceCounts, type AttendanceAsked, type AttendanceBy } from './attendance.service.js';
import { AttendanceByEnum, AttendanceCounts } from './attendance.type.js';
import { attendanceView } from './attendance-event.js';
import { isoWeekOf } from './iso-week.js';

@Resolver()
export class AttendanceResolver {
  @Query(() => AttendanceCounts, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description:
      'Children counted at youth sessions, by ward or district and by week or period: exact for whoever has all attendance or their own ' +
      'agency’s, protected for police analysts (by ward and week) and JSNA authors (totals by period).',
  })
  async attendanceCounts(
    @Ctx() context: RequestContext,
    @Arg('by', () => AttendanceByEnum, { description: 'By week or by period.' }) by: AttendanceBy,
    @Arg('areaType', () => AreaTypeEnum, { description: 'WARD or DISTRICT.' }) areaType: AreaType,
    @Arg('areaCode', () => String, {
      nullable: true,
      description: 'One ward or district; of a district its wards, when they are counted by ward.',
    })
    areaCode: string | null,
    @Arg('from', () => DateScalar, { nullable: true, description: 'By week: the first day.' }) from: string | null,
    @Arg('to', () => DateScalar, { nullable: true, description: 'By week: the last day.' }) to: string | null,
  ): Promise<AttendanceCounts> {
    if (areaType !== 'WARD' && areaType !== 'DISTRICT') {
      throw badUserInput('Attendance is counted by WARD or DISTRICT.', ['areaType']);
    }
    const asked: AttendanceAsked = { by, areaType, areaCode: areaCode ?? null, from: from ?? null, to: to ?? null };
    const counts = await context.asViewer((sql) => attendanceCounts(sql, context.viewer, asked));
    const seen = attendanceView('attendanceCounts', counts, asked);
    if (seen !== null) context.audit(seen);
    return {
      ...counts,
      rows: counts.rows.map(({ area, period, count }) => ({
        area,
        count,
        period: by === 'WEEK' ? isoWeekOf(period) : period,
        weekFrom: by === 'WEEK' ? period : null,
      })),
    };
  }
}

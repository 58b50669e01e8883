import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '../../areas/area.type.js';
import { Count } from '../../graphql/count.type.js';
import { DateScalar } from '../../graphql/scalars/date.js';

export const AttendanceByEnum = { WEEK: 'WEEK', PERIOD: 'PERIOD' } as const;
registerEnumType(AttendanceByEnum, {
  name: 'AttendanceBy',
  description: 'What head-counts are counted by.',
  valuesConfig: {
    WEEK: { description: 'By week, Monday to Sunday: head-counts whose list gives the day.' },
    PERIOD: { description: 'By financial year where the list gives the day, else by the period in the list’s own words.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'Children counted at the youth sessions of an area in one week or period.' })
export class AttendanceRow {
  @Field(() => Area, { description: 'The ward or district that the sessions are held in.' })
  area!: Area;

  @Field(() => String, { description: 'The week in ISO form (2026-W45), the financial year (2025/26) or the list’s own words.' })
  period!: string;

  @Field(() => DateScalar, { nullable: true, description: 'By week: its Monday.' })
  weekFrom!: string | null;

  @Field(() => Count, {
    description:
      'Children counted, each session’s anew: one child at three sessions counts three times. Null and not suppressed where no head-count says how many.',
  })
  count!: Count;
}

/** For the price of a question: how many rows an answer usually has. */
const USUAL_ROWS = 50;

@ObjectType({
  simpleResolvers: true,
  description:
    'Attendance in the form your role has. An area or week without a row has no head-count: nobody counted, which is not zero. Sessions at ' +
    'places that must not be found are in no figure.',
})
export class AttendanceCounts {
  @Field(() => [AttendanceRow], {
    complexity: ({ childComplexity }) => 1 + USUAL_ROWS * childComplexity,
    description: 'By area, then by week or period.',
  })
  rows!: readonly AttendanceRow[];

  @Field(() => Boolean, { description: 'Whether only sessions that your own agency runs are counted.' })
  ownOnly!: boolean;

  @Field(() => Int, {
    description: 'By week: how many head-counts are of a longer period and belong to no week. They are not spread over weeks.',
  })
  withoutDay!: number;

  @Field(() => Int, { description: 'How many head-counts are of places that lie in no area of the type, as far as is known.' })
  withoutArea!: number;

  @Field(() => Int, {
    description: 'How many head-counts state one sex and not the other: they are in no figure, because unknown is not 0.',
  })
  incomplete!: number;

  @Field(() => String, {
    nullable: true,
    description: 'How the figures were protected for you, in words; null when they are exact.',
  })
  protection!: string | null;
}

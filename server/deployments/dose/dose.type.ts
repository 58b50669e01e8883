import { Field, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A week of an area’s dose.' })
export class DoseWeek {
  @Field(() => DateScalar, { description: 'Its Monday.' })
  week!: string;

  @Field(() => Int, { description: 'Visits.' })
  visits!: number;

  @Field(() => Int, { description: 'Minutes of them.' })
  minutes!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Days between two evenings with a visit, the longest that ended in the week.',
  })
  longestGap!: number | null;

  @Field(() => Int, { description: 'Visits within the hours their stop was planned for.' })
  inTime!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Patrols of 10 to 16 minutes (Koper 1995); null where no patrol was there, as it says nothing of other teams.',
  })
  inKoperWindow!: number | null;

  @Field(() => Int, { description: 'Stops that were planned there, of shifts that stand.' })
  planned!: number;

  @Field(() => Int, { description: 'Those of them at which a visit was recorded.' })
  plannedVisited!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How much work an area had. It says nothing of what came of it: «effect» does.',
})
export class Dose {
  @Field(() => String, { description: 'The area’s name.' })
  name!: string;

  @Field(() => [DoseWeek], { description: 'Every week of the period, those with nothing too.' })
  weeks!: readonly DoseWeek[];

  @Field(() => [Int], { description: 'Minutes in each of the 24 hours of the day.' })
  minutesByHour!: readonly number[];

  @Field(() => [Int], {
    nullable: true,
    description:
      'Anti-social behaviour reports in the same hours, as far as you may have them one by one; null where you may not.',
  })
  reportsByHour!: readonly number[] | null;

  @Field(() => [String], { description: 'What is not shown, and why.' })
  notes!: readonly string[];

  @Field(() => String, { description: 'Protective marking.' })
  marking!: string;
}

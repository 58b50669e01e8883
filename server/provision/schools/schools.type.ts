import { Field, ID, ObjectType } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars/date.js';

@ObjectType({ simpleResolvers: true, description: 'A prevention programme at a school.' })
export class SchoolProgramme {
  @Field(() => String, { description: 'What it is called.' })
  programme!: string;

  @Field(() => DateScalar, { description: 'The day it was held, or began.' })
  heldOn!: string;

  @Field(() => String, { nullable: true, description: 'Which organisation held it; null where the list does not say.' })
  provider!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'An active hotspot area a school lies in, or near.' })
export class AreaOfSchool {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A school in, or near, an active hotspot area.' })
export class SchoolInArea {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its kind, in the register’s words.' })
  detail!: string | null;

  @Field(() => [AreaOfSchool], { description: 'The active areas.' })
  areas!: readonly AreaOfSchool[];

  @Field(() => [SchoolProgramme], { description: 'Programmes of the school year; empty: none is on a list that is loaded.' })
  programmes!: readonly SchoolProgramme[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'Schools in active hotspot areas, those without a prevention programme this school year first.',
})
export class SchoolsInActiveAreas {
  @Field(() => String, { description: 'The school year, as 2026/27.' })
  schoolYear!: string;

  @Field(() => [SchoolInArea], { description: 'The schools.' })
  schools!: readonly SchoolInArea[];
}

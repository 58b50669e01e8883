import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A session that could be.' })
export class PossibleSession {
  @Field(() => String, { description: 'Where: a place that has sessions already, or a library.' })
  place!: string;

  @Field(() => Float, { description: 'Where.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where.' })
  latitude!: number;

  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number;

  @Field(() => String, { description: 'HH:MM.' })
  startsAt!: string;

  @Field(() => String, { description: 'HH:MM.' })
  endsAt!: string;

  @Field(() => Int, { description: 'Child-hours that it adds to those before it in the list.' })
  adds!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Where and when further sessions would reach most children whom nothing open reaches (docs/methods/covering.md). Child-hours: children × hours a week.',
})
export class FurtherSessions {
  @Field(() => [PossibleSession], { description: 'The best of all choices, unless «bound» is more than «covered».' })
  sessions!: PossibleSession[];

  @Field(() => Int, { description: 'Child-hours within a walk of something open, with them.' })
  covered!: number;

  @Field(() => Int, { description: 'No choice covers more; equal to «covered» when the choice is proven best.' })
  bound!: number;

  @Field(() => [PossibleSession], { description: 'Chosen one after the other, always the one that adds most.' })
  greedy!: PossibleSession[];

  @Field(() => Int, { description: 'What those cover.' })
  greedyCovered!: number;

  @Field(() => Int, { description: 'What is covered today.' })
  coveredBefore!: number;

  @Field(() => Int, { description: 'All child-hours of the weekdays and hours asked about.' })
  total!: number;

  @Field(() => Int, {
    description: 'Child-hours that only sessions may reach whose weekday, hours or season are not stated: look there first.',
  })
  mayBeCovered!: number;

  @Field(() => String, { description: 'The method, in words.' })
  method!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An hour of the week in which a move makes a difference.' })
export class MovedHour {
  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number;

  @Field(() => Int, { description: '0 to 23.' })
  hour!: number;

  @Field(() => Int, { description: 'Children within a walk of something open before.' })
  before!: number;

  @Field(() => Int, { description: 'And after.' })
  after!: number;
}

@ObjectType({ simpleResolvers: true, description: 'An LSOA in which a move makes a difference.' })
export class MovedArea {
  @Field(() => String, { description: 'Its code.' })
  gssCode!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Int, { description: 'Child-hours a week that are gained.' })
  gained!: number;

  @Field(() => Int, { description: 'Child-hours a week that are lost.' })
  lost!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What it would change if a session were elsewhere or at other times. Nothing is changed by asking.',
})
export class MovedReach {
  @Field(() => Int, { description: 'Child-hours a week within a walk of something open, as it is.' })
  before!: number;

  @Field(() => Int, { description: 'And as it would be.' })
  after!: number;

  @Field(() => [MovedHour], { description: 'Only hours with a difference.' })
  hours!: MovedHour[];

  @Field(() => [MovedArea], { description: 'Only LSOAs with a difference, the largest first.' })
  areas!: MovedArea[];
}

@InputType({ description: 'A session as it might be; what is left out stays as it is.' })
export class MoveInput {
  @Field(() => ID, { description: 'The session.' })
  session!: string;

  @Field(() => Float, { nullable: true, description: 'Where it would be.' })
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Where it would be.' })
  latitude?: number | null;

  @Field(() => Int, { nullable: true, description: '1 Monday … 7 Sunday.' })
  weekday?: number | null;

  @Field(() => String, { nullable: true, description: 'HH:MM.' })
  startsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM.' })
  endsAt?: string | null;
}

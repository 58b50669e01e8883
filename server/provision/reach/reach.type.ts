import { Field, Int, ObjectType } from 'type-graphql';
import { Area } from '../../areas/area.type.js';

@ObjectType({ simpleResolvers: true, description: 'Children aged 10 to 17 within a walk of a session, in one hour of the week.' })
export class HourOfReach {
  @Field(() => Int, { description: '1 Monday … 7 Sunday.' })
  weekday!: number;

  @Field(() => Int, { description: '0 to 23, Europe/London.' })
  hour!: number;

  @Field(() => Int, { description: 'Children within a walk of a session that is open then.' })
  open!: number;

  @Field(() => Int, {
    description:
      'Further children within a walk of a session that may be open then: its weekday, hours or season are not stated.',
  })
  notStated!: number;

  @Field(() => Int, { description: 'Sessions open then that reach somebody here.' })
  sessionsOpen!: number;

  @Field(() => Int, { description: 'Sessions that may be open then.' })
  sessionsNotStated!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Children aged 10 to 17 of an area within a walk of a session, in the hour asked for.',
})
export class AreaInReach {
  @Field(() => Area, { description: 'The area they live in.' })
  area!: Area;

  @Field(() => Int, { description: 'Children aged 10 to 17 who live there.' })
  children!: number;

  @Field(() => Int, { description: 'Of them, within a walk of a session that is open then.' })
  open!: number;

  @Field(() => Int, { description: 'Further ones within a walk of a session that may be open then.' })
  notStated!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A session that reaches nobody for certain, and why.' })
export class SessionNotCounted {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'Where it is held, in the list’s words.' })
  place!: string;

  @Field(() => String, { description: 'Why it is not counted.' })
  reason!: string;
}

/** For the price of a question: how many rows an answer usually has. */
const USUAL_AREAS = 30;

@ObjectType({
  simpleResolvers: true,
  description:
    'Children aged 10 to 17 within a walk of an open session (docs/methods/reach.md): estimates, from residents and where homes are. Places that must not ' +
    'be found are in no figure.',
})
export class YouthReach {
  @Field(() => Area, { nullable: true, description: 'Where; null for all that is loaded.' })
  area!: Area | null;

  @Field(() => Int, { description: 'Children aged 10 to 17 who live there, as far as they are known.' })
  children!: number;

  @Field(() => [HourOfReach], {
    complexity: ({ childComplexity }) => 1 + 7 * childComplexity,
    description: 'Every hour of the week, Monday midnight first.',
  })
  hours!: HourOfReach[];

  @Field(() => [AreaInReach], {
    complexity: ({ childComplexity }) => 1 + USUAL_AREAS * childComplexity,
    description: 'The areas in it, in the hour asked for. They may not add up: each is rounded to whole children.',
  })
  areas!: AreaInReach[];

  @Field(() => [SessionNotCounted], { description: 'Sessions that are not counted, and why.' })
  notCounted!: SessionNotCounted[];

  @Field(() => [String], {
    description: 'Seasons that the lists name. Unless «seasons» names them, sessions of a season «may be open».',
  })
  seasons!: readonly string[];

  @Field(() => Int, { description: 'The longest walk, in metres.' })
  walkMetres!: number;

  @Field(() => String, { nullable: true, description: 'Where the numbers of children come from; null where none are known.' })
  basis!: string | null;

  @Field(() => Int, { description: 'LSOAs whose children or borders are not known: nobody in them is counted.' })
  leftOut!: number;

  @Field(() => Int, { description: 'LSOAs without a known postcode, whose children are spread over squares.' })
  onSquares!: number;

  @Field(() => Int, { description: 'Barriers that walks keep to.' })
  barriers!: number;

  @Field(() => String, { description: 'The method, in words.' })
  method!: string;
}

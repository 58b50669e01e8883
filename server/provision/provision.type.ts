import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BoundingBox } from '../graphql/bounding-box.input.js';
import { PageInfo } from '../graphql/connection.js';
import type { Lazily } from '../graphql/lazily.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { PLACE_KINDS, type PlaceKind } from './place-kind.js';

export const PlaceKindEnum = Object.fromEntries(PLACE_KINDS.map((kind) => [kind, kind])) as {
  [Kind in PlaceKind]: Kind;
};
registerEnumType(PlaceKindEnum, {
  name: 'PlaceKind',
  description: 'Kinds of places that help to read a map.',
  valuesConfig: {
    SCHOOL: { description: 'Schools and colleges of the schools register.' },
    LIBRARY: { description: 'Public libraries.' },
    TOWN: { description: 'Towns, villages and suburbs: labels on the map.' },
    ROAD: { description: 'Named and numbered roads; a line where the course is known.' },
    OTHER: { description: 'Stations, hospitals, woods and whatever else a list names.' },
  },
});

@InputType({ description: 'Which youth provision; what is left out is not asked about.' })
export class ProvisionFilter {
  @Field(() => Int, { nullable: true, description: '1 Monday … 7 Sunday.' })
  weekday?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: '0 to 23: open at some moment in the hour that begins then, Europe/London.',
  })
  hour?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'In this area: GSS code, postcode district or composite area.',
  })
  areaCode?: string | null;

  @Field(() => BoundingBox, { nullable: true, description: 'In this box.' })
  bbox?: BoundingBox | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For this age in years; a session that does not state its ages keeps nobody out.',
  })
  age?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Children counted at a session.' })
export class Attendance {
  @Field(() => String, { description: 'The date or period counted, as the list says it; or «not stated».' })
  period!: string;

  @Field(() => Int, { nullable: true, description: 'Boys and young men; null when not stated.' })
  male!: number | null;

  @Field(() => Int, { nullable: true, description: 'Girls and young women; null when not stated.' })
  female!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Children whose sex was not recorded; null when not stated.',
  })
  notRecorded!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A weekly session for children or young people. What its list does not say is null: not stated, never «closed». Sessions at places ' +
    'that must not be found are in no answer.',
})
export class YouthSession {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => YouthPlace, { description: 'Where it is held.' })
  place!: Lazily<YouthPlace>;

  @Field(() => Int, { nullable: true, description: '1 Monday … 7 Sunday; null: not stated.' })
  weekday!: number | null;

  @Field(() => String, { nullable: true, description: 'HH:MM, Europe/London; null: time not stated.' })
  startsAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'HH:MM; before startsAt for a session past midnight; null: time not stated.',
  })
  endsAt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Term, holiday, lighter months, … in the list’s words.',
  })
  season!: string | null;

  @Field(() => Int, { nullable: true, description: 'Youngest age in years.' })
  ageFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'Oldest age in years.' })
  ageTo!: number | null;

  @Field(() => String, { description: 'open (to anybody), targeted (by referral) or unknown.' })
  access!: string;

  @Field(() => Int, { nullable: true, description: 'How many children it can take.' })
  capacity!: number | null;

  @Field(() => String, { nullable: true, description: 'Who runs it.' })
  provider!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What else the list says, in its own words, such as «2 evenings a week».',
  })
  note!: string | null;

  @Field(() => Int, { description: 'How often it was changed by form: 0 as its list has it.' })
  version!: number;

  @Field(() => [Attendance], {
    nullable: true,
    description: 'Head-counts, one a period; null where your role has no attendance by session.',
  })
  attendance!: Attendance[] | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Where a walk was asked about: metres on foot, straight line × 1.3, 0 inside the area.',
  })
  walkMetres!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A place with sessions: a building, a stop of a bus, or an area where detached youth work is done.',
})
export class YouthPlace {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Where it is, in the list’s words.' })
  name!: string;

  @Field(() => String, { description: 'building, bus, detached (work over an area) or unknown.' })
  kind!: string;

  @Field(() => GeoJSONScalar, {
    nullable: true,
    description: 'A point; null when the list does not place it.',
  })
  location!: unknown;

  @Field(() => Boolean, {
    description: 'Whether there is a point: from coordinates, or from a postcode (then its middle).',
  })
  placeKnown!: boolean;

  @Field(() => String, { nullable: true, description: 'For detached work: the area covered, in words.' })
  areaText!: string | null;

  @Field(() => Int, { description: 'How often it was changed by form: 0 as its list has it.' })
  version!: number;

  @Field(() => [YouthSession], { description: 'Its sessions; in a filtered list those that match.' })
  sessions!: YouthSession[];
}

@ObjectType({ simpleResolvers: true, description: 'One place of a page.' })
export class ProvisionEdge {
  @Field(() => YouthPlace, { description: 'The place.' })
  node!: YouthPlace;

  @Field(() => String, { description: 'Its place in the list, opaque.' })
  cursor!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A page of places with the sessions that match, and what may match.',
})
export class ProvisionConnection {
  @Field(() => [ProvisionEdge], { description: 'The places of this page, by name.' })
  edges!: ProvisionEdge[];

  @Field(() => PageInfo, { description: 'Where this page lies.' })
  pageInfo!: PageInfo;

  @Field(() => Int, { nullable: true, description: 'How many places match over all pages.' })
  totalCount!: number | null;

  @Field(() => [YouthSession], {
    description:
      'Over all pages: sessions that fit all that was asked except that their weekday or times are not stated. They may be open then: «time not stated».',
  })
  timeNotStated!: YouthSession[];

  @Field(() => Int, { description: 'How many sessions `timeNotStated` holds.' })
  unknownTimes!: number;

  @Field(() => [YouthPlace], {
    description:
      'Where an area or box was asked about: places that fit the rest but that no list locates. They may lie in it: «place unknown».',
  })
  placeNotStated!: YouthPlace[];
}

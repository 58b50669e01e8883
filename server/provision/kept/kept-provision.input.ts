import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { KeptPlaceKindEnum, SessionAccessEnum } from './kept-provision.enum.js';
import type { KeptPlaceKind, SessionAccess } from './kept-provision.js';

@InputType({ description: 'A place that sessions are held at. No text may hold a person.' })
export class YouthPlaceInput {
  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => KeptPlaceKindEnum, { description: 'What kind of place.' })
  kind!: KeptPlaceKind;

  @Field(() => Float, { nullable: true, description: 'With the latitude; without both it stays where it was.' })
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'With the longitude.' })
  latitude?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of detached work: wards or districts, by name or code, with commas between them.',
  })
  areaText?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True hides a place that is there, with its sessions, from everybody: a refuge, a group that meets unseen. To be said where its name suggests one.',
  })
  mustNotBeFound?: boolean | null;
}

@InputType({ description: 'A weekly session. What is left out is not stated, never «closed». No text may hold a person.' })
export class YouthSessionInput {
  @Field(() => ID, { description: 'Where it is held.' })
  placeId!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { nullable: true, description: '1 Monday … 7 Sunday.' })
  weekday?: number | null;

  @Field(() => String, { nullable: true, description: 'HH:MM.' })
  startsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'HH:MM; before the start for a session past midnight.' })
  endsAt?: string | null;

  @Field(() => String, { nullable: true, description: 'term, holiday, lighter months, darker months, all year, or in words.' })
  season?: string | null;

  @Field(() => Int, { nullable: true, description: 'Youngest age in years.' })
  ageFrom?: number | null;

  @Field(() => Int, { nullable: true, description: 'Oldest age in years.' })
  ageTo?: number | null;

  @Field(() => SessionAccessEnum, { description: 'Who may come.' })
  access!: SessionAccess;

  @Field(() => Int, { nullable: true, description: 'How many children it can take.' })
  capacity?: number | null;

  @Field(() => String, { nullable: true, description: 'The organisation that runs it.' })
  provider?: string | null;
}

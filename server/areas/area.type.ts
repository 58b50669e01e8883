import { Field, Float, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../graphql/connection.js';
import { Count } from '../graphql/count.type.js';
import { AreaTypeEnum } from './area-type.enum.js';
import type { AreaKey, AreaType } from './area-type.js';

/** What is needed of an area to resolve the rest of it: other domains may hand over no more than this. */
@ObjectType({ description: 'An area: a code, its type and its vintage. Those of another vintage are other areas.' })
export class Area implements AreaKey {
  @Field(() => String, { description: 'GSS code, postcode district (L20) or a composite area’s own code.' })
  gssCode!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => AreaTypeEnum, { description: 'Type.' })
  type!: AreaType;

  @Field(() => Int, { description: 'Year of this edition.' })
  vintage!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Land within the boundary, in square kilometres, measured on the British National Grid; null without a boundary.',
  })
  landKm2?: number | null;
}

export const { Edge: AreaEdge, Connection: AreaConnection } = connectionTypes('Area', () => Area);

@ObjectType({ simpleResolvers: true, description: 'How many people live in an area, of some ages.' })
export class Population {
  @Field(() => Float, {
    nullable: true,
    description:
      'Residents; null when no figures loaded can say, and «note» tells why. Apportioned figures are not whole numbers.',
  })
  persons!: number | null;

  @Field(() => Int, { nullable: true, description: 'Year the figures are of.' })
  year!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where they come from: «mid-2020 estimate, LSOA 2011 carried over to 2021».',
  })
  basis!: string | null;

  @Field(() => Int, { description: 'First age.' })
  ageFrom!: number;

  @Field(() => Int, { description: 'Last age, inclusive; 999 for «and over».' })
  ageTo!: number;

  @Field(() => String, { nullable: true, description: 'What was done to the figures, or why there are none.' })
  note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Residents in one band of ages.' })
export class AgeBand {
  @Field(() => Int, { description: 'First age.' })
  ageFrom!: number;

  @Field(() => Int, { description: 'Last age, inclusive; 999 for «and over».' })
  ageTo!: number;

  @Field(() => Float, { description: 'Residents.' })
  persons!: number;

  @Field(() => Float, { nullable: true, description: 'Of them, females; null where the figures loaded do not tell.' })
  females!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'One domain of deprivation of an LSOA.' })
export class DeprivationDomain {
  @Field(() => String, {
    description:
      'imd (the index itself), income, employment, education, health, crime, housing-and-services, environment, idaci, idaopi.',
  })
  domain!: string;

  @Field(() => Int, { nullable: true, description: 'Tenth of England’s LSOAs; 1 is most deprived.' })
  decile!: number | null;

  @Field(() => Int, { nullable: true, description: 'Rank among England’s LSOAs; 1 is most deprived.' })
  rank!: number | null;

  @Field(() => Float, { nullable: true, description: 'Score; higher is more deprived.' })
  score!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'English Indices of Deprivation: of one LSOA its rank; of larger areas how their LSOAs lie.',
})
export class Deprivation {
  @Field(() => Int, { description: 'Edition: 2019 is on LSOAs of 2011, 2025 on those of 2021.' })
  release!: number;

  @Field(() => Int, { nullable: true, description: 'For an LSOA: its tenth of England; 1 is most deprived.' })
  decile!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'For an LSOA: its rank; 1 is most deprived. Ranks of larger areas cannot be made of these.',
  })
  rank!: number | null;

  @Field(() => Float, { nullable: true, description: 'For an LSOA: its score.' })
  score!: number | null;

  @Field(() => [Int], { description: 'How many LSOAs lie in each tenth of England, the most deprived first: ten numbers.' })
  lsoasByDecile!: number[];

  @Field(() => [DeprivationDomain], { description: 'For an LSOA: the domains; empty for larger areas.' })
  domains!: DeprivationDomain[];

  @Field(() => String, { nullable: true, description: 'Over which LSOAs, and which have no figures.' })
  note!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a composite area is made of, and why.' })
export class Composition {
  @Field(() => String, { description: 'Why it was made.' })
  reason!: string;

  @Field(() => Area, { nullable: true, description: 'The area it was limited to; what lies outside is left out.' })
  within!: Area | null;

  @Field(() => [String], { description: 'Codes of its members.' })
  members!: string[];

  @Field(() => [String], { description: 'What being made of whole LSOAs leaves out, in words.' })
  notes!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'A count in an area over the same count in its district.' })
export class Share {
  @Field(() => Count, { description: 'In the area.' })
  numerator!: Count;

  @Field(() => Count, { description: 'In its district.' })
  denominator!: Count;

  @Field(() => Float, { nullable: true, description: 'Percent; null when the district has none.' })
  percent!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower 95 % limit, in percent.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper 95 % limit, in percent.' })
  upper!: number | null;

  @Field(() => String, { description: 'How the limits were found: «wilson».' })
  method!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A place found by its name, code or postcode.' })
export class Place {
  @Field(() => String, { description: 'postcode, an area type in small letters, town, road, school, library.' })
  kind!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Code, when it is an area.' })
  gssCode!: string | null;

  @Field(() => Float, { description: 'Longitude of it, or of a point inside it.' })
  longitude!: number;

  @Field(() => Float, { description: 'Latitude of it, or of a point inside it.' })
  latitude!: number;
}

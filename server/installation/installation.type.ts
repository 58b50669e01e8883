import { Field, Int, ObjectType } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { IncidentKindEnum } from '../incidents/incident-kind.enum.js';
import type { IncidentKind } from '../incidents/incident-kind.js';

@ObjectType({ simpleResolvers: true, description: 'Where a concern about a child goes; never here.' })
export class ConcernRoute {
  @Field(() => String, { description: 'What to do, in words.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'A telephone number.' })
  telephone!: string | null;

  @Field(() => String, { nullable: true, description: 'A web address.' })
  url!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The base map an operator has set.' })
export class Basemap {
  @Field(() => String, { description: 'Address of its tiles with {z}, {x} and {y}.' })
  url!: string;

  @Field(() => String, { description: 'Whom to name on the map.' })
  attribution!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Areas of one type and vintage that are in use.' })
export class AreaVintage {
  @Field(() => AreaTypeEnum, { description: 'Their type.' })
  type!: AreaType;

  @Field(() => Int, { description: 'The edition of their boundaries, as a year.' })
  vintage!: number;

  @Field(() => Int, { description: 'How many.' })
  areas!: number;

  @Field(() => Int, { description: 'How many of them have a boundary to draw.' })
  withBoundary!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A category that filters can offer.' })
export class CategoryOption {
  @Field(() => IncidentKindEnum, { description: 'The kind it belongs to.' })
  kind!: IncidentKind;

  @Field(() => String, { description: 'The source’s own word.' })
  category!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How many incidents are loaded under it; null for those who have protected counts.',
  })
  count!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Which months of a kind are loaded from a source for a force; others are not known.',
})
export class Coverage {
  @Field(() => IncidentKindEnum, { description: 'The kind.' })
  kind!: IncidentKind;

  @Field(() => String, { description: 'The force, as its data name it: merseyside.' })
  force!: string;

  @Field(() => String, { description: 'The source.' })
  source!: string;

  @Field(() => [String], { description: 'The months, 2025-11, oldest first.' })
  months!: readonly string[];
}

@ObjectType('Installation', {
  description: 'What every page needs once: names, what is loaded, and where concerns about a child go.',
})
export class InstallationType {
  @Field(() => String, { description: 'The partnership this installation serves.' })
  partnership!: string;

  @Field(() => Boolean, { description: 'Whether the data are invented; every page and export made from them says so.' })
  invented!: boolean;

  @Field(() => String, { description: 'The database engine, in words.' })
  engine!: string;

  @Field(() => String, { description: 'The version of Homeward.' })
  version!: string;

  @Field(() => ConcernRoute, { description: 'Where a concern about a child goes.' })
  concernAboutAChild!: ConcernRoute;

  @Field(() => Basemap, { nullable: true, description: 'The base map, when one is set.' })
  basemap!: Basemap | null;

  @Field(() => String, {
    description:
      'The highest protective marking that a page of this installation can carry: that of single records and points, of squares under 500 m and bands, of head-counts as they are, and of refused rows. Pages of other figures are OFFICIAL.',
  })
  marking!: string;

  @Field(() => String, { description: 'Changes with every load and undo: what was kept under another one is out of date.' })
  dataVersion!: string;
}

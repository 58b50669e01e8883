import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { connectionTypes } from '../graphql/connection.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { IncidentKindEnum, PrecisionEnum } from './incident-kind.enum.js';
import type { IncidentKind, Precision } from './incident-kind.js';

@InterfaceType({
  description: 'Something that was reported to have happened, at a place and in an interval of time.',
  resolveType: ({ kind }: { kind: IncidentKind }) => TYPE_OF_KIND[kind],
})
export abstract class Incident {
  @Field(() => ID, { description: 'Its id here.' })
  id!: string;

  @Field(() => IncidentKindEnum, { description: 'Its kind.' })
  kind!: IncidentKind;

  @Field(() => String, { description: 'The source’s own word for it.' })
  category!: string;

  @Field(() => DateTimeScalar, { description: 'The earliest moment it can have happened.' })
  occurredFrom!: Date | string;

  @Field(() => DateTimeScalar, {
    description: 'The moment before which it happened; open data says only the month, so then the next month’s first moment.',
  })
  occurredTo!: Date | string;

  @Field(() => GeoJSONScalar, {
    nullable: true,
    description: 'Its place as a point, as exact as «precision» says; null without one.',
  })
  location!: string | null;

  @Field(() => PrecisionEnum, { description: 'How exactly its place is known.' })
  precision!: Precision;

  @Field(() => String, { description: 'Who published or supplied it.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'The area code recorded with it, as the source gave it.' })
  areaCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The place in the source’s words: «On or near Strand Road».' })
  placeText!: string | null;

  @Field(() => String, { nullable: true, description: 'The source’s own number for it.' })
  reference!: string | null;

  @Field(() => String, { description: 'The force it was recorded for, as its data name it: merseyside.' })
  force!: string;

  @Field(() => String, { nullable: true, description: 'The agency that took or recorded it.' })
  agency!: string | null;
}

@ObjectType({ simpleResolvers: true, implements: Incident, description: 'A report of anti-social behaviour.' })
export class AsbReport extends Incident {
  @Field(() => String, { description: 'Of the three national types: personal, nuisance, environmental; else unknown.' })
  nationalType!: string;

  @Field(() => String, { nullable: true, description: 'The council’s own category: vehicle nuisance, fireworks, noise, …' })
  localCategory!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the reporter thought young people were involved; null when not said.',
  })
  youthRelated!: boolean | null;

  @Field(() => String, { nullable: true, description: 'How it was reported: telephone, online, officer, partner.' })
  channel!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether the same place was reported before; null when not said.' })
  repeatLocation!: boolean | null;

  @Field(() => String, { nullable: true, description: 'The team that has the case.' })
  owningTeam!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Environmental Health’s threshold test for noise: below (self-help guide sent) or above (passed to officers).',
  })
  noiseTest!: string | null;

  @Field(() => String, { nullable: true, description: 'What came of it.' })
  outcome!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was received.' })
  receivedAt!: Date | string | null;
}

@ObjectType({ simpleResolvers: true, implements: Incident, description: 'A discharge of a firearm.' })
export class FirearmsDischarge extends Incident {
  @Field(() => String, { description: 'handgun, shotgun, other or unknown.' })
  weapon!: string;

  @Field(() => String, { description: 'confirmed, probable or unconfirmed.' })
  verification!: string;

  @Field(() => String, { description: 'lethal-barrelled, air weapon or unknown.' })
  weaponClass!: string;

  @Field(() => String, { nullable: true, description: 'Injury, in the source’s words.' })
  injury!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many casings were recovered.' })
  casingsRecovered!: number | null;

  @Field(() => String, { nullable: true, description: 'Reference of a discharge it is linked to.' })
  linkedReference!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'One outcome of a crime; a crime may have several.' })
export class Outcome {
  @Field(() => String, { description: 'The month it was recorded, 2025-11.' })
  month!: string;

  @Field(() => String, { description: 'The outcome in the source’s words.' })
  outcome!: string;
}

@ObjectType({ simpleResolvers: true, implements: Incident, description: 'A crime recorded by the police.' })
export class RecordedCrime extends Incident {
  @Field(() => String, { nullable: true, description: 'police.uk’s Crime ID; it may be missing and may repeat.' })
  crimeId!: string | null;

  @Field(() => String, { nullable: true, description: 'The Home Office offence code.' })
  offenceCode!: string | null;

  @Field(() => String, { nullable: true, description: 'The latest outcome its own row gave.' })
  lastOutcome!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a knife was used or threatened; null when not said.' })
  knife!: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a firearm was used or threatened; null when not said.' })
  firearm!: boolean | null;
}

const TYPE_OF_KIND: Readonly<Record<IncidentKind, string>> = {
  ASB_REPORT: 'AsbReport',
  FIREARMS_DISCHARGE: 'FirearmsDischarge',
  RECORDED_CRIME: 'RecordedCrime',
};

export const { Edge: IncidentEdge, Connection: IncidentConnection } = connectionTypes('Incident', () => Incident);

import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { ChangedField, FieldProblem } from '../../governance/agreement.type.js';
import { connectionTypes } from '../../graphql/connection.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { GeoJSONScalar } from '../../graphql/scalars/geojson.js';
import { HotspotSourceEnum, HotspotStatusEnum } from './hotspot-area.enum.js';
import type { HotspotSource, HotspotStatus } from './hotspot-area.js';

@ObjectType({ simpleResolvers: true, description: 'A place in whole metres of the National Grid.' })
export class GridPosition {
  @Field(() => Int, { description: 'Metres east.' })
  easting!: number;

  @Field(() => Int, { description: 'Metres north.' })
  northing!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A ward that an area lies in.' })
export class WardShare {
  @Field(() => String, { description: 'The ward.' })
  gssCode!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => Float, { description: 'The part of the area that lies in it, 0 to 1.' })
  share!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Another area that shares ground with this one. Closed ones are left out.' })
export class HotspotOverlap {
  @Field(() => ID, { description: 'The other area.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => HotspotStatusEnum, { description: 'How it stands.' })
  status!: HotspotStatus;

  @Field(() => Float, { description: 'The part of this area that they share, 0 to 1.' })
  share!: number;

  @Field(() => Float, { description: 'The part of the other.' })
  shareOfOther!: number;
}

@ObjectType({ simpleResolvers: true, description: 'One change of a hotspot area.' })
export class HotspotChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;

  @Field(() => String, { description: 'proposed, changed, activated, reviewed, closed or lapsed.' })
  change!: string;

  @Field(() => [ChangedField], { description: 'What. Of a boundary its size, not its place.' })
  fields!: readonly ChangedField[];

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What the police know of the threat at a place, graded 3×5×2. For police analysts alone.',
})
export class HotspotThreatNote {
  @Field(() => String, { description: 'What is known.' })
  note!: string;

  @Field(() => String, { description: 'The source: 1 reliable, 2 untested, 3 not reliable.' })
  sourceEvaluation!: string;

  @Field(() => String, {
    description:
      'A known directly, B known indirectly but corroborated, C known indirectly, D not known, E suspected to be false.',
  })
  assessment!: string;

  @Field(() => String, { description: 'P lawful sharing permitted, C with conditions.' })
  handling!: string;

  @Field(() => String, { nullable: true, description: 'Under which conditions it may be shared.' })
  conditions!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  writtenAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  writtenBy!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Reports in an area in the whole months since it was last looked at, and in as many before, of one source.',
})
export class HotspotReports {
  @Field(() => String, { description: 'ASB_REPORT or RECORDED_CRIME.' })
  kind!: string;

  @Field(() => String, { description: 'Whose list. Sources that tell of the same reports are never added up.' })
  source!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the months since; null: none is loaded yet.' })
  sinceFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of the last of them.' })
  sinceTo!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of as many months before, up to that of the last look.' })
  beforeFrom!: string | null;

  @Field(() => Int, { nullable: true, description: 'Reports since.' })
  since!: number | null;

  @Field(() => Int, { nullable: true, description: 'Reports before.' })
  before!: number | null;

  @Field(() => Int, { description: 'How many of the months since are loaded.' })
  monthsSince!: number;

  @Field(() => Int, { description: 'How many of the months before are loaded.' })
  monthsBefore!: number;
}

/** The fields that need more rows are resolved apart (hotspot-area.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A named place that the partnership watches, for a reason and until a day.' })
export class HotspotArea {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => HotspotStatusEnum, { description: 'How it stands today.' })
  status!: HotspotStatus;

  @Field(() => String, { description: 'Why this place.' })
  reason!: string;

  @Field(() => String, { description: 'Which less intrusive response was considered, and why it does not do.' })
  leastIntrusive!: string;

  @Field(() => String, { description: 'Whom it touches more than others, and what is done about it.' })
  equalityNote!: string;

  @Field(() => String, { description: 'The role or team that answers for it.' })
  owner!: string;

  @Field(() => HotspotSourceEnum, { description: 'Who named the place.' })
  source!: HotspotSource;

  @Field(() => String, { nullable: true, description: 'The detection run that found it.' })
  detectionRun!: string | null;

  @Field(() => DateScalar, { description: 'The last day on which it stands without a review; the day after it has lapsed.' })
  reviewOn!: string;

  @Field(() => String, {
    description: '«overdue» (it lapsed), «due soon» (within 30 days), «later», or «none» of a closed area.',
  })
  review!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was last reviewed.' })
  reviewedOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Since when it has been active.' })
  activeSince!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: Date;

  @Field(() => Int, {
    description: 'One more with every change. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;

  @Field(() => Float, { nullable: true, description: 'How large it is; null where its place is not for the viewer.' })
  squareMetres!: number | null;

  @Field(() => GeoJSONScalar, {
    nullable: true,
    description: 'Its border, a Polygon; null where its place is not for the viewer.',
  })
  boundary!: unknown;

  @Field(() => [GridPosition], {
    nullable: true,
    complexity: 5,
    description: 'Its border in whole metres of the National Grid, the first point not repeated.',
  })
  ring!: readonly GridPosition[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'A hotspot area as it is now, or what kept it from being so.' })
export class HotspotAreaOutcome {
  @Field(() => HotspotArea, { nullable: true, description: 'Null when it was refused.' })
  area!: HotspotArea | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong; «boundary.3» is the fourth point. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'What a drawn shape would be as the boundary of a hotspot area.' })
export class HotspotBoundaryCheck {
  @Field(() => [FieldProblem], { description: 'All that is wrong; «boundary.3» is the fourth point. Empty: it can be taken.' })
  problems!: readonly FieldProblem[];

  @Field(() => Float, { nullable: true, description: 'How large it is.' })
  squareMetres!: number | null;

  @Field(() => [WardShare], { description: 'The wards it lies in.' })
  wards!: readonly WardShare[];

  @Field(() => [HotspotOverlap], { description: 'Areas that it shares ground with.' })
  overlaps!: readonly HotspotOverlap[];
}

@ObjectType({ simpleResolvers: true, description: 'A ward that most of some active hotspot area lies in.' })
export class HotspotWard {
  @Field(() => String, { nullable: true, description: 'The ward; null: wards of fewer than three LSOAs, together.' })
  gssCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many active areas; null: fewer than three.' })
  areas!: number | null;
}

export const { Edge: HotspotAreaEdge, Connection: HotspotAreaConnection } = connectionTypes('HotspotArea', () => HotspotArea);

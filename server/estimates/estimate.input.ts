import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import type { EstimateMethod } from './asked/asked-estimate.js';
import { EstimateIndicatorEnum, EstimateMethodEnum, IdentifiedInputEnum, PrevalenceGroupEnum } from './estimate.enum.js';
import type { EstimateIndicator } from './work/estimate-indicators.js';
import type { IdentifiedInput } from './asked/identified-inputs.js';
import type { PrevalenceGroup } from './report/prevalence-groups.js';

@InputType({ description: 'A group that is asked for, with its national number where another than the published one is taken.' })
export class PrevalenceGroupInput {
  @Field(() => PrevalenceGroupEnum, { description: 'Which.' })
  group!: PrevalenceGroup;

  @Field(() => Float, { nullable: true, description: 'Children of England; the published number unless told.' })
  children?: number | null;

  @Field(() => String, { nullable: true, description: 'Where another number is from.' })
  source?: string | null;

  @Field(() => String, { nullable: true, description: 'Of which year it is.' })
  surveyYear?: string | null;

  @Field(() => Float, { nullable: true, description: 'Lower limit of the survey’s own interval.' })
  lower?: number | null;

  @Field(() => Float, { nullable: true, description: 'Its upper limit.' })
  upper?: number | null;
}

@InputType({ description: 'A figure that identified children are worked out from.' })
export class IdentifiedFigureInput {
  @Field(() => IdentifiedInputEnum, { description: 'Which.' })
  name!: IdentifiedInput;

  @Field(() => Float, { description: 'A count, or a share from 0 to 1.' })
  figure!: number;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;
}

@InputType({ description: 'A smaller area’s count.' })
export class AreaCountInput {
  @Field(() => String, { description: 'Its code.' })
  area!: string;

  @Field(() => Float, { description: 'How many. It enters to the nearest 10; under 10 it is taken as not known.' })
  count!: number;
}

@InputType({ description: 'An indicator by which children are shared out.' })
export class EstimateIndicatorInput {
  @Field(() => EstimateIndicatorEnum, { description: 'Which.' })
  indicator!: EstimateIndicator;

  @Field(() => Float, { description: 'Its weight, 0 to 1.' })
  weight!: number;

  @Field(() => Float, { nullable: true, description: 'England’s count; the published one unless told.' })
  national?: number | null;

  @Field(() => String, { nullable: true, description: 'Where another is from.' })
  nationalSource?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The authority’s count. Without one, or under 10, it takes its share of children.',
  })
  local?: number | null;

  @Field(() => String, { nullable: true, description: 'Where it is from.' })
  localSource?: string | null;

  @Field(() => [AreaCountInput], { nullable: true, description: 'Counts of the smaller areas listed.' })
  areas?: AreaCountInput[] | null;

  @Field(() => String, { nullable: true, description: 'Where these are from.' })
  areasSource?: string | null;
}

@InputType({ description: 'Another authority’s factor score.' })
export class AuthorityScoreInput {
  @Field(() => String, { description: 'Its code.' })
  area!: string;

  @Field(() => Float, { description: 'Standardised.' })
  score!: number;
}

@InputType({ description: 'Factor scores of areas, never of children.' })
export class RiskScoreInput {
  @Field(() => Float, { description: 'The authority’s, standardised: 0 is the mean of authorities.' })
  score!: number;

  @Field(() => [Float], { description: 'How strongly a score counts; one to five strengths, the first the central one.' })
  b!: number[];

  @Field(() => String, { description: 'Where the scores are from.' })
  source!: string;

  @Field(() => [AuthorityScoreInput], { nullable: true, description: 'Other authorities’; those not named stand at 0.' })
  others?: AuthorityScoreInput[] | null;
}

@InputType({ description: 'How many children are expected in which groups, where, and by what.' })
export class PopulationEstimateInput {
  @Field(() => String, { description: 'The authority’s code: a district or upper tier.' })
  area!: string;

  @Field(() => [PrevalenceGroupInput], { nullable: true, description: 'All groups unless told.' })
  groups?: PrevalenceGroupInput[] | null;

  @Field(() => [EstimateMethodEnum], {
    nullable: true,
    description: 'POPULATION_SHARE unless told. Several make a range of scenarios.',
  })
  methods?: EstimateMethod[] | null;

  @Field(() => EstimateMethodEnum, { nullable: true, description: 'Whose figure is the central one; the first unless told.' })
  central?: EstimateMethod | null;

  @Field(() => Float, { nullable: true, description: 'England’s children aged 10–17; mid-2020 unless told.' })
  nationalChildren?: number | null;

  @Field(() => String, { nullable: true, description: 'Where another number is from.' })
  nationalChildrenSource?: string | null;

  @Field(() => Float, { nullable: true, description: 'The authority’s children aged 10–17; the loaded population unless told.' })
  localChildren?: number | null;

  @Field(() => String, { nullable: true, description: 'Where another number is from.' })
  localChildrenSource?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Weight of children among the indicators; what those leave of 1 unless told.',
  })
  populationWeight?: number | null;

  @Field(() => [EstimateIndicatorInput], { nullable: true, description: 'For INDICATOR_SHARE.' })
  indicators?: EstimateIndicatorInput[] | null;

  @Field(() => RiskScoreInput, { nullable: true, description: 'For RISK_SCORE.' })
  risk?: RiskScoreInput | null;

  @Field(() => [IdentifiedFigureInput], { nullable: true, description: 'England’s, in place of the report’s.' })
  identifiedNational?: IdentifiedFigureInput[] | null;

  @Field(() => [IdentifiedFigureInput], { nullable: true, description: 'The authority’s own.' })
  identifiedLocal?: IdentifiedFigureInput[] | null;

  @Field(() => AreaTypeEnum, { nullable: true, description: 'All smaller areas of a type: WARD, MSOA or LSOA.' })
  level?: AreaType | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Other smaller areas by code: wards, composite areas, postcode districts.',
  })
  areas?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Hotspot areas, for whoever sees their borders.' })
  hotspotAreas?: string[] | null;

  @Field(() => GeoJSONScalar, {
    nullable: true,
    description: 'A drawn Polygon or MultiPolygon: the LSOAs whose middle it holds.',
  })
  shape?: object | null;

  @Field(() => [PrevalenceGroupEnum], {
    nullable: true,
    description: 'Groups given for smaller areas, shown or withheld together; the widest unless told.',
  })
  areaGroups?: PrevalenceGroup[] | null;
}

@InputType({ description: 'A version of an estimate to be saved.' })
export class SavePopulationEstimateInput {
  @Field(() => PopulationEstimateInput, { description: 'What is estimated.' })
  input!: PopulationEstimateInput;

  @Field(() => String, { nullable: true, description: 'What a new estimate is called.' })
  name?: string | null;

  @Field(() => String, { description: 'What this version is for, or what was changed. It names no person.' })
  why!: string;

  @Field(() => ID, { nullable: true, description: 'The estimate that it is a version of; none for a new one.' })
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of that which was seen.' })
  version?: number | null;
}

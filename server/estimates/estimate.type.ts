import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { FieldProblem } from '../governance/agreement.type.js';
import { Count } from '../graphql/count.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { EstimateIndicatorEnum, IdentifiedInputEnum, PrevalenceGroupEnum } from './estimate.enum.js';
import type { EstimateIndicator } from './work/estimate-indicators.js';
import type { IdentifiedInput } from './asked/identified-inputs.js';
import type { PrevalenceGroup } from './report/prevalence-groups.js';

@ObjectType({ simpleResolvers: true, description: 'The authority an estimate is of.' })
export class EstimatePlace {
  @Field(() => String, { description: 'Its code.' })
  gssCode!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => AreaTypeEnum, { description: 'What it is.' })
  type!: AreaType;

  @Field(() => Int, { description: 'The edition of its boundary.' })
  vintage!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The central figure, and the least and most over scenarios. No confidence interval.',
})
export class EstimateRange {
  @Field(() => Count, { description: 'By the central method.' })
  central!: Count;

  @Field(() => Count, { description: 'The least of the scenarios.' })
  lower!: Count;

  @Field(() => Count, { description: 'The most of the scenarios.' })
  upper!: Count;
}

@ObjectType({ simpleResolvers: true, description: 'The survey’s own interval, carried to the authority by the central method.' })
export class SurveyInterval {
  @Field(() => Count, { description: 'Its lower limit.' })
  lower!: Count;

  @Field(() => Count, { description: 'Its upper limit.' })
  upper!: Count;
}

@ObjectType({ simpleResolvers: true, description: 'From low to high.' })
export class FigureRange {
  @Field(() => Float, { nullable: true, description: 'The least; null where more are identified than estimated.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'The most; null where more are identified than estimated.' })
  high!: number | null;

  @Field(() => String, { description: 'In words, such as «140 to 200» or «identified exceeds the estimate».' })
  words!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One scenario’s figure.' })
export class ScenarioFigure {
  @Field(() => String, { description: 'Which: «risk score, b = 0.3».' })
  words!: string;

  @Field(() => Count, { description: 'Its figure.' })
  figure!: Count;
}

@ObjectType({ simpleResolvers: true, description: 'One group. Groups overlap: never add them.' })
export class GroupEstimate {
  @Field(() => PrevalenceGroupEnum, { description: 'Which.' })
  group!: PrevalenceGroup;

  @Field(() => String, { description: 'Children who …' })
  words!: string;

  @Field(() => Float, { nullable: true, description: 'Children of England; null where nobody has estimated them.' })
  national!: number | null;

  @Field(() => String, { nullable: true, description: 'Of which year’s survey.' })
  surveyYear!: string | null;

  @Field(() => String, { description: 'Who was asked.' })
  basis!: string;

  @Field(() => String, { description: 'Who published it.' })
  source!: string;

  @Field(() => FigureRange, { nullable: true, description: 'Of England: prevalence − identified.' })
  nationalGap!: FigureRange | null;

  @Field(() => FigureRange, { nullable: true, description: 'Of England: identified, in percent of the prevalence.' })
  nationalShare!: FigureRange | null;

  @Field(() => EstimateRange, { nullable: true, description: 'Of the authority. Null without a prevalence.' })
  estimate!: EstimateRange | null;

  @Field(() => [ScenarioFigure], { description: 'Each scenario.' })
  scenarios!: readonly ScenarioFigure[];

  @Field(() => SurveyInterval, { nullable: true, description: 'The survey’s own interval, where one was entered.' })
  interval!: SurveyInterval | null;

  @Field(() => FigureRange, { nullable: true, description: 'Children not known to services: estimate − identified here.' })
  invisible!: FigureRange | null;

  @Field(() => FigureRange, { nullable: true, description: 'Identified here, in percent of the estimate.' })
  share!: FigureRange | null;

  @Field(() => Count, { nullable: true, description: 'Of a group without prevalence: children known to services.' })
  known!: Count | null;
}

@ObjectType({ simpleResolvers: true, description: 'Children whom services know of.' })
export class IdentifiedChildren {
  @Field(() => Count, { nullable: true, description: 'Low; null where an input is missing.' })
  low!: Count | null;

  @Field(() => Count, { nullable: true, description: 'High; null where an input is missing.' })
  high!: Count | null;

  @Field(() => [String], { description: 'The formulas with their numbers.' })
  formulas!: readonly string[];

  @Field(() => Count, { nullable: true, description: 'Children under 10: a need for early help, apart, and in no gap.' })
  underTen!: Count | null;
}

@ObjectType({ simpleResolvers: true, description: 'A group’s figures in a smaller area.' })
export class AreaGroupFigure {
  @Field(() => PrevalenceGroupEnum, { description: 'Which group.' })
  group!: PrevalenceGroup;

  @Field(() => EstimateRange, { description: 'To the nearest 10, or withheld.' })
  range!: EstimateRange;
}

@ObjectType({ simpleResolvers: true, description: 'A smaller area. Areas may overlap: do not add them up.' })
export class AreaEstimate {
  @Field(() => String, { nullable: true, description: 'Its code; null of a border that has none.' })
  gssCode!: string | null;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'An area type, HOTSPOT_AREA or DRAWN_SHAPE.' })
  kind!: string;

  @Field(() => Int, { nullable: true, description: 'The edition of its boundary.' })
  vintage!: number | null;

  @Field(() => Boolean, { description: 'Whether its figures are withheld: under 10, or giving such a figure away.' })
  withheld!: boolean;

  @Field(() => [AreaGroupFigure], { description: 'By group.' })
  figures!: readonly AreaGroupFigure[];
}

@ObjectType({ simpleResolvers: true, description: 'A figure that went in.' })
export class EstimateInputLine {
  @Field(() => String, { description: 'What it is.' })
  words!: string;

  @Field(() => String, {
    nullable: true,
    description: 'As text; null where it counts the authority’s own children and is not yours to see.',
  })
  figure!: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;

  @Field(() => Boolean, { description: 'Whether its author put it in place of the published one.' })
  edited!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What to beware of, and beside which figure.' })
export class EstimateCaveat {
  @Field(() => String, {
    description: 'A group, IDENTIFIED_LOW, IDENTIFIED_HIGH, UNDER_10, SHARE, INDICATORS, AREAS or ALL.',
  })
  about!: string;

  @Field(() => String, { description: 'What.' })
  text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How many children one would expect, given what is known of the area.' })
export class PopulationEstimate {
  @Field(() => EstimatePlace, { description: 'The authority.' })
  area!: EstimatePlace;

  @Field(() => String, { description: 'In one sentence.' })
  sentence!: string;

  @Field(() => [GroupEstimate], { description: 'By group.' })
  groups!: readonly GroupEstimate[];

  @Field(() => IdentifiedChildren, { description: 'Identified children of England.' })
  nationalIdentified!: IdentifiedChildren;

  @Field(() => IdentifiedChildren, {
    nullable: true,
    description: 'Identified children of the authority; null where none were entered.',
  })
  localIdentified!: IdentifiedChildren | null;

  @Field(() => [String], { description: 'Shares whose base is known children.' })
  knownShares!: readonly string[];

  @Field(() => [PrevalenceGroupEnum], { description: 'Groups that are given for smaller areas.' })
  areaGroups!: readonly PrevalenceGroup[];

  @Field(() => [AreaEstimate], { description: 'Smaller areas.' })
  areas!: readonly AreaEstimate[];

  @Field(() => String, { nullable: true, description: 'How many of them are withheld, and why.' })
  areasNote!: string | null;

  @Field(() => [String], { description: 'How the authority’s figures were worked out, with the numbers.' })
  formulas!: readonly string[];

  @Field(() => [EstimateInputLine], { description: 'Every figure that went in.' })
  inputs!: readonly EstimateInputLine[];

  @Field(() => [String], { description: 'Indicators the authority has no count of: by its share of children.' })
  lacking!: readonly string[];

  @Field(() => [String], { description: 'By which methods.' })
  methods!: readonly string[];

  @Field(() => [EstimateCaveat], { description: 'What to beware of.' })
  caveats!: readonly EstimateCaveat[];

  @Field(() => String, { description: 'Protective marking of the figures.' })
  marking!: string;
}

@ObjectType({ simpleResolvers: true, description: 'When a version was made, and whether it was published.' })
export class EstimateVersionLine {
  @Field(() => Int, { description: 'Its number.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  madeAt!: Date;

  @Field(() => String, { description: 'By which role, of which agency.' })
  madeBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published; null where it was not.' })
  publishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By which role, of which agency.' })
  publishedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A version of an estimate as it was saved. None is ever changed.' })
export class SavedPopulationEstimate extends EstimateVersionLine {
  @Field(() => ID, { description: 'Which estimate.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => Int, { description: 'The newest version that you have.' })
  newestVersion!: number;

  @Field(() => String, { nullable: true, description: 'What this version is for; for who makes estimates.' })
  why!: string | null;

  @Field(() => String, { nullable: true, description: 'The state of the loaded data it was worked out from.' })
  dataVersion!: string | null;

  @Field(() => Boolean, { description: 'Whether data were loaded or taken back since.' })
  dataChanged!: boolean;

  @Field(() => String, { nullable: true, description: 'The input as JSON, to ask again; for who makes estimates.' })
  asked!: string | null;

  @Field(() => PopulationEstimate, { description: 'What it says.' })
  estimate!: PopulationEstimate;

  @Field(() => [EstimateVersionLine], { description: 'Every version of it that you have, the newest first. Empty in lists.' })
  versions!: readonly EstimateVersionLine[];
}

@ObjectType({ simpleResolvers: true, description: 'A saved or published version, or why not.' })
export class PopulationEstimateOutcome {
  @Field(() => ID, { nullable: true, description: 'Which estimate; null where something was wrong.' })
  id!: string | null;

  @Field(() => Int, { nullable: true, description: 'In which version.' })
  version!: number | null;

  @Field(() => [FieldProblem], { description: 'What was wrong, field by field.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'What moved.' })
export class EstimateMove {
  @Field(() => String, { description: 'An input, or a figure.' })
  what!: string;

  @Field(() => String, { description: 'In the version before.' })
  before!: string;

  @Field(() => String, { description: 'In the version after.' })
  after!: string;

  @Field(() => Float, { nullable: true, description: 'By how much, where both are shown numbers.' })
  by!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'Two versions of an estimate beside each other.' })
export class EstimateComparison {
  @Field(() => [EstimateMove], { description: 'Inputs that were changed.' })
  inputs!: readonly EstimateMove[];

  @Field(() => [EstimateMove], { description: 'Figures that moved.' })
  figures!: readonly EstimateMove[];
}

@ObjectType({ simpleResolvers: true, description: 'A figure with where it is from.' })
export class SourcedFigure {
  @Field(() => Float, { description: 'The figure.' })
  figure!: number;

  @Field(() => String, { description: 'Where it is from.' })
  source!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A group as it was published.' })
export class PublishedPrevalence {
  @Field(() => PrevalenceGroupEnum, { description: 'Which.' })
  group!: PrevalenceGroup;

  @Field(() => String, { description: 'Children who …' })
  words!: string;

  @Field(() => Float, { nullable: true, description: 'Children of England.' })
  children!: number | null;

  @Field(() => String, { nullable: true, description: 'Of which year’s survey.' })
  surveyYear!: string | null;

  @Field(() => String, { description: 'Who published it, and its basis.' })
  source!: string;
}

@ObjectType({ simpleResolvers: true, description: 'An indicator with the counts that are known of it.' })
export class KnownIndicator {
  @Field(() => EstimateIndicatorEnum, { description: 'Which.' })
  indicator!: EstimateIndicator;

  @Field(() => String, { description: 'What it counts.' })
  words!: string;

  @Field(() => SourcedFigure, {
    nullable: true,
    description: 'England’s: as loaded, else as the Commissioner’s report prints it.',
  })
  national!: SourcedFigure | null;

  @Field(() => SourcedFigure, { nullable: true, description: 'The authority’s, as loaded, of the same table and period.' })
  local!: SourcedFigure | null;
}

@ObjectType({ simpleResolvers: true, description: 'An input of the number of identified children.' })
export class KnownIdentifiedInput {
  @Field(() => IdentifiedInputEnum, { description: 'Which.' })
  name!: IdentifiedInput;

  @Field(() => String, { description: 'What it is.' })
  words!: string;

  @Field(() => String, { description: 'count, share or ratio.' })
  kind!: string;

  @Field(() => SourcedFigure, { nullable: true, description: 'The report’s of England.' })
  national!: SourcedFigure | null;

  @Field(() => Boolean, { description: 'Whether an authority takes England’s over unless its own is entered.' })
  taken!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'What there is to start an estimate of an authority from.' })
export class EstimateInputs {
  @Field(() => EstimatePlace, { description: 'The authority.' })
  area!: EstimatePlace;

  @Field(() => [PublishedPrevalence], { description: 'Groups as published.' })
  groups!: readonly PublishedPrevalence[];

  @Field(() => SourcedFigure, { description: 'England’s children aged 10–17.' })
  nationalChildren!: SourcedFigure;

  @Field(() => SourcedFigure, { nullable: true, description: 'The authority’s, as loaded.' })
  localChildren!: SourcedFigure | null;

  @Field(() => [KnownIndicator], { description: 'Indicators that children may be shared out by.' })
  indicators!: readonly KnownIndicator[];

  @Field(() => [KnownIdentifiedInput], { description: 'What identified children are worked out from.' })
  identified!: readonly KnownIdentifiedInput[];
}

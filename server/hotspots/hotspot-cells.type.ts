/** A detection, and the saved run of it, which made again is a detection: each has a field of the other, so they stand together. */
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { Count } from '../graphql/count.type.js';
import type { Lazily } from '../graphql/lazily.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { IncompleteMonth } from '../incidents/incident-counts.type.js';
import { CellShapeEnum, IncidentKindEnum } from '../incidents/incident-kind.enum.js';
import type { IncidentKind } from '../incidents/incident-kind.js';
import { HotspotBackTest } from './back-test.type.js';
import { ChannelCounts, ChannelShare, WithoutOfficerReports } from './channels.type.js';
import { HotspotBaselineEnum, HotspotMethodEnum, HotspotUnitEnum, HotspotWeightsEnum } from './hotspot.enums.js';
import { MethodCardLine } from './method-card.type.js';
import type { HotspotBaseline, HotspotMethod, HotspotUnit, HotspotWeights } from './hotspot-words.js';
import type { CellShape } from './cells/land-cells.js';
import { HotspotProposal } from './proposals/proposal.type.js';

@ObjectType({ simpleResolvers: true, description: 'One class that cells are shown in.' })
export class HotspotLegendEntry {
  @Field(() => String, { description: 'As cells name it: HOT_1, HOT_5, HOT_10, NOT_SIGNIFICANT, COLD_10, …' })
  class!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Int, { description: 'How many cells are of it.' })
  cells!: number;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'Where more, or fewer, were reported than a baseline makes one expect. Reports, not behaviour: recording is not occurrence.',
})
export class HotspotCells {
  @Field(() => HotspotMethodEnum, { description: 'The method asked.' })
  method!: HotspotMethod;

  @Field(() => String, { description: 'Its variant in words, to be printed with the picture.' })
  variant!: string;

  @Field(() => HotspotUnitEnum, { description: 'What was tested.' })
  unit!: HotspotUnit;

  @Field(() => AreaTypeEnum, { nullable: true, description: 'Type of the areas; null on a grid.' })
  areaType!: AreaType | null;

  @Field(() => Int, { nullable: true, description: 'Edition of the areas; null on a grid.' })
  vintage!: number | null;

  @Field(() => Int, { nullable: true, description: 'Width of a cell in metres; null for areas.' })
  cellMetres!: number | null;

  @Field(() => CellShapeEnum, { nullable: true, description: 'Shape of the cells; null for areas.' })
  shape!: CellShape | null;

  @Field(() => HotspotBaselineEnum, { description: 'What was compared with.' })
  baseline!: HotspotBaseline;

  @Field(() => HotspotWeightsEnum, { description: 'What a report counts.' })
  weights!: HotspotWeights;

  @Field(() => GeoJSONScalar, {
    description:
      'FeatureCollection of every cell that has land, or every area: polygons (of cells whole, of areas their boundary) with properties key, label (of areas), ' +
      'observed, expected, neighbourhoodObserved, neighbourhoodExpected (the cell with its neighbours), p, pAdjusted (for all tests), class, z ' +
      '(normal Gi*; of LAST_PERIOD the change by normal theory), before (of LAST_PERIOD), zIsUnfit (under 5 expected: do not read z), landKm2, residents, sentence; of weights RATES rate, rateLower, rateUpper ' +
      '(reports of the period per 1,000 persons, limits at 95 %); of HARM instead of the neighbourhood’s reports harm, harmExpected, neighbourhoodHarm, neighbourhoodHarmExpected. Numbers that are undefined are null.',
  })
  cells!: unknown;

  @Field(() => [HotspotLegendEntry], {
    complexity: ({ childComplexity }) => 1 + 8 * childComplexity,
    description: 'The classes in their order, with how many cells are of each.',
  })
  legend!: readonly HotspotLegendEntry[];

  @Field(() => Int, { description: 'How many cells or areas were tested: what p is corrected for.' })
  tests!: number;

  @Field(() => Count, { description: 'Every report the filter admits.' })
  total!: Count;

  @Field(() => Count, { description: 'Those of the total that have no place.' })
  noLocation!: Count;

  @Field(() => Int, {
    description: 'Reports with a place that is in no cell: in the sea, beyond the boundaries. They are not tested.',
  })
  outside!: number;

  @Field(() => Int, { description: 'Areas whose count is withheld from you, and which are therefore not tested.' })
  withheld!: number;

  @Field(() => String, { description: 'The result in one sentence.' })
  sentence!: string;

  @Field(() => [String], { description: 'What to beware of, each a sentence.' })
  warnings!: readonly string[];

  @Field(() => [MethodCardLine], {
    complexity: ({ childComplexity }) => 1 + 12 * childComplexity,
    description:
      'The method card: what was counted, how it was tested, how to read it. To be printed with every picture and file.',
  })
  card!: readonly MethodCardLine[];

  @Field(() => [ChannelShare], {
    nullable: true,
    complexity: ({ childComplexity }) => 1 + 5 * childComplexity,
    description: 'How the reports came in, the largest share first. Null by areas, where counts do not say.',
  })
  channels!: readonly ChannelShare[] | null;

  @Field(() => [ChannelCounts], {
    nullable: true,
    complexity: ({ childComplexity }) => 200 + 5 * childComplexity,
    description:
      'How the reports of each cell or area came in, the channel with most first: of those reports that you may have one by one. Null where you have protected counts, which do not say.',
  })
  channelsByCell!: readonly ChannelCounts[] | null | (() => Promise<readonly ChannelCounts[] | null>);

  @Field(() => WithoutOfficerReports, {
    nullable: true,
    description: 'What stands out without officers’ own reports. Null by areas, and for methods that test nothing.',
  })
  withoutOfficerReports!: WithoutOfficerReports | null;

  @Field(() => [String], { description: 'The sources counted.' })
  sources!: readonly string[];

  @Field(() => [IncidentKindEnum], { description: 'Kinds left out because you may not have them in this form, or not yet.' })
  notIncluded!: readonly IncidentKind[];

  @Field(() => [String], { description: 'Months of the period for which a force of the area asked has no data, 2025-11.' })
  missingMonths!: readonly string[];

  @Field(() => [IncompleteMonth], {
    complexity: ({ childComplexity }) => 1 + 12 * childComplexity,
    description: 'The missing months by force and kind.',
  })
  incompleteMonths!: readonly IncompleteMonth[];

  @Field(() => String, {
    nullable: true,
    description: 'How the figures were protected for you, in words; null when they are exact.',
  })
  protection!: string | null;

  @Field(() => String, { description: 'The protective marking of a picture or file of it: OFFICIAL or OFFICIAL-SENSITIVE.' })
  marking!: string;

  @Field(() => [HotspotProposal], {
    nullable: true,
    complexity: ({ childComplexity }) => 50 + 10 * childComplexity,
    description:
      'What was found as shapes of joined cells, fifty at most, those with most reports first: cells that stand out, and that are not historical; the densest land of a density; the hull of a cluster, by cells. Null by areas.',
  })
  proposals!: readonly HotspotProposal[] | null | (() => Promise<readonly HotspotProposal[] | null>);

  @Field(() => HotspotRun, {
    complexity: ({ childComplexity }) => 20 + childComplexity,
    description:
      'Saves the run, with all parameters, loads, seed and version, and names it. Asked for only when it is to be kept.',
  })
  run!: Lazily<HotspotRun> | (() => Promise<HotspotRun>);

  @Field(() => HotspotBackTest, {
    nullable: true,
    complexity: ({ childComplexity }) => 1000 + childComplexity,
    description:
      'How much of the next months’ reports such a map would have caught. Null by areas, against a period before, of harm, for methods that mark nothing, and where there are not thirteen months.',
  })
  backTest!: HotspotBackTest | null | (() => Promise<HotspotBackTest | null>);
}

@ObjectType({ simpleResolvers: true, description: 'A saved run made again now, under the rights you have now.' })
export class HotspotRunAgain {
  @Field(() => Boolean, { description: 'Whether every figure came out the same.' })
  same!: boolean;

  @Field(() => [String], {
    description: 'What differs from then, each a sentence: loads that came or went, the program’s version.',
  })
  differences!: readonly string[];

  @Field(() => HotspotCells, { description: 'What it comes to now.' })
  cells!: Lazily<HotspotCells>;
}

@ObjectType({
  simpleResolvers: true,
  description:
    'A detection as it was asked, kept with all parameters so that it can be made again. It holds no row and no count.',
})
export class HotspotRun {
  @Field(() => ID, { description: 'The same run again has the same id.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When it was first made.' })
  at!: Date;

  @Field(() => String, { description: 'The program’s version that made it.' })
  version!: string;

  @Field(() => Int, { description: 'Seed of its random numbers.' })
  seed!: number;

  @Field(() => HotspotMethodEnum, { description: 'The method.' })
  method!: HotspotMethod;

  @Field(() => String, {
    description: 'Filter and options, with what was chosen filled in, as JSON: {"filter": …, "options": …}.',
  })
  parameters!: string;

  @Field(() => [ID], { description: 'The loads it counted.' })
  batches!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The state of all that was loaded, as `installation.dataVersion` names it.',
  })
  dataVersion!: string | null;

  @Field(() => String, { description: 'A digest of every figure of the result: equal for equal results.' })
  digest!: string;

  @Field(() => HotspotRunAgain, {
    complexity: ({ childComplexity }) => 500 + childComplexity,
    description: 'Made again now.',
  })
  again!: Lazily<HotspotRunAgain> | (() => Promise<HotspotRunAgain>);
}

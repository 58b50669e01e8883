import { Field, Float, InputType, Int } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { DateScalar } from '../graphql/scalars/date.js';
import { CellShapeEnum } from '../incidents/incident-kind.enum.js';
import type { BandwidthRule } from '../statistics/bandwidth.js';
import type { Kernel } from '../statistics/kernel-density.js';
import {
  BandwidthRuleEnum,
  HotspotBaselineEnum,
  HotspotUnitEnum,
  HotspotWeightsEnum,
  KernelEnum,
  NeighbourRuleEnum,
} from './hotspot.enums.js';
import { LARGEST_CELL, SMALLEST_CELL, type HotspotOptions } from './hotspot-options.js';
import type { HotspotBaseline, HotspotUnit, HotspotWeights, NeighbourRule } from './hotspot-words.js';
import type { CellShape } from './cells/land-cells.js';

@InputType('HotspotPeriod', { description: 'A period of London days.' })
export class HotspotPeriodInput {
  @Field(() => DateScalar, { description: 'First day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day, to its end.' })
  to!: string;
}

@InputType('HarmWeight', { description: 'How much a report of a category weighs.' })
export class HarmWeightInput {
  @Field(() => String, { description: 'As reports name it: «Burglary».' })
  category!: string;

  @Field(() => Float, { description: '0 to 1,000,000, with up to three decimals.' })
  weight!: number;
}

@InputType('HarmTable', {
  description:
    'Weights by category, from a table of your own choice. A category that is not named weighs 1, and the method card says so.',
})
export class HarmTableInput {
  @Field(() => String, { description: 'Where the weights are from, for the method card.' })
  source!: string;

  @Field(() => Int, { description: 'Which year’s they are.' })
  year!: number;

  @Field(() => [HarmWeightInput], { description: 'Each category once.' })
  weights!: HarmWeightInput[];
}

@InputType('AreaPersons', { description: 'How many could be affected in an area.' })
export class AreaPersonsInput {
  @Field(() => String, { description: 'Its code.' })
  gssCode!: string;

  @Field(() => Float, { description: '0 or more.' })
  persons!: number;
}

@InputType('GivenPopulation', {
  description:
    'Who could be affected, by area: of a grid by the areas its land is known from (the card names them, LSOAs as a rule), else by the areas tested. Every one is named.',
})
export class GivenPopulationInput {
  @Field(() => String, { description: 'Where the figures are from, for the method card.' })
  source!: string;

  @Field(() => Int, { description: 'Which year’s they are.' })
  year!: number;

  @Field(() => [AreaPersonsInput], { description: 'Each area once, 1,500 at most.' })
  areas!: AreaPersonsInput[];
}

@InputType('HotspotOptions', {
  description: 'How to look. What is left out is chosen, and the method card says what was chosen and why.',
})
export class HotspotOptionsInput implements HotspotOptions {
  @Field(() => HotspotUnitEnum, { nullable: true, description: 'Cells of a grid unless told, or unless areaType is given.' })
  unit?: HotspotUnit | null;

  @Field(() => AreaTypeEnum, { nullable: true, description: 'Of areas: LSOA, MSOA, WARD or DISTRICT.' })
  areaType?: AreaType | null;

  @Field(() => Int, {
    nullable: true,
    description: `Width of a cell in metres, ${SMALLEST_CELL} to ${LARGEST_CELL}; chosen from what is counted when left out. 500 or more where places were moved to map points (police.uk).`,
  })
  cellMetres?: number | null;

  @Field(() => CellShapeEnum, { nullable: true, description: 'Shape of the cells; squares unless told.' })
  shape?: CellShape | null;

  @Field(() => HotspotBaselineEnum, { nullable: true, description: 'What is compared with; even over land unless told.' })
  baseline?: HotspotBaseline | null;

  @Field(() => HotspotWeightsEnum, { nullable: true, description: 'Of GI_STAR: what a report counts; COUNTS unless told.' })
  weights?: HotspotWeights | null;

  @Field(() => HarmTableInput, { nullable: true, description: 'With weights HARM: how much a report of each category weighs.' })
  harm?: HarmTableInput | null;

  @Field(() => GivenPopulationInput, { nullable: true, description: 'With baseline POPULATION: who could be affected.' })
  population?: GivenPopulationInput | null;

  @Field(() => HotspotPeriodInput, {
    nullable: true,
    description: 'With baseline LAST_PERIOD: the period to compare with, when it is not the one just before.',
  })
  against?: HotspotPeriodInput | null;

  @Field(() => NeighbourRuleEnum, { nullable: true, description: 'Who is a neighbour; QUEEN unless told.' })
  neighbours?: NeighbourRule | null;

  @Field(() => Int, { nullable: true, description: 'With neighbours DISTANCE: how far, in metres.' })
  neighbourMetres?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of LOCAL_MORAN: 99 to 99,999; chosen when left out, so that a cell can pass the correction for all others.',
  })
  permutations?: number | null;

  @Field(() => Int, { nullable: true, description: 'Seed of methods that draw random numbers; 1 unless told.' })
  seed?: number | null;

  @Field(() => KernelEnum, { nullable: true, description: 'Of KERNEL_DENSITY; quartic unless told.' })
  kernel?: Kernel | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of KERNEL_DENSITY: radius of a quartic, standard deviation of a gaussian, in metres; found by a rule when left out.',
  })
  bandwidthMetres?: number | null;

  @Field(() => BandwidthRuleEnum, { nullable: true, description: 'Of KERNEL_DENSITY: the rule; Scott’s unless told.' })
  bandwidthRule?: BandwidthRule | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of DBSCAN: how near reports of a cluster are, in metres; when left out, so near that a cluster is three times as dense as the whole.',
  })
  epsMetres?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of DBSCAN: how many lie about a report in the middle of a cluster, itself counted.',
  })
  minPoints?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of KERNEL_DENSITY: how much of the land, the densest first, is proposed to be looked after: 1 to 20 per cent; 2 unless told.',
  })
  densestPercent?: number | null;

  @Field(() => Int, { nullable: true, description: 'Of EMERGING: months a slice, 1 to 12; 1 unless told.' })
  sliceMonths?: number | null;
}

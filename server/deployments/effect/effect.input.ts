import { Field, ID, InputType, Int } from 'type-graphql';
import { HotspotPeriodInput } from '../../hotspots/hotspot-options.input.js';
import { IncidentFilterInput } from '../../incidents/incident-filter.input.js';

@InputType({ description: 'Where an effect is looked for, in which reports, and when.' })
export class EffectPlacesInput {
  @Field(() => ID, { description: 'The hotspot area where something was done.' })
  hotspotArea!: string;

  @Field(() => IncidentFilterInput, {
    description: 'Which reports: kinds, categories, sources, weekdays, hours. No place and no period.',
  })
  filter!: IncidentFilterInput;

  @Field(() => [HotspotPeriodInput], {
    description: 'One period before, or up to five: the same weeks of earlier years, for a season. Each 7 to 366 days.',
  })
  before!: HotspotPeriodInput[];

  @Field(() => HotspotPeriodInput, { description: 'The period after. It is over.' })
  after!: HotspotPeriodInput;

  @Field(() => Int, {
    nullable: true,
    description: 'How wide the ring about the area is into which trouble could move; 200 unless told, 0 for none.',
  })
  bufferMetres?: number | null;
}

@InputType({ description: 'The same with what it is compared with.' })
export class EffectInput extends EffectPlacesInput {
  @Field(() => [String], { description: 'LSOAs of 2021 that are like the area and where nothing was done: 1 to 20 codes.' })
  control!: string[];

  @Field(() => [String], { nullable: true, description: 'LSOAs like the ring, others than those of the control.' })
  bufferControl?: string[] | null;
}

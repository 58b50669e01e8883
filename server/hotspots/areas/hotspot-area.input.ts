import { Field, InputType } from 'type-graphql';
import { GeoJSONScalar } from '../../graphql/scalars/geojson.js';
import { HotspotSourceEnum } from './hotspot-area.enum.js';
import type { HotspotSource } from './hotspot-area.js';

@InputType({ description: 'What is written of a hotspot area. No text may hold a person.' })
export class HotspotAreaInput {
  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

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

  @Field(() => String, { nullable: true, description: 'The detection run, for an area that one found.' })
  detectionRun?: string | null;

  @Field(() => GeoJSONScalar, {
    nullable: true,
    description: 'Its border: a Polygon without holes. It is set on whole metres. Of a change: left out, it stays.',
  })
  boundary?: unknown;
}

/** Days and codes are text, and nothing is checked by the schema, so that every field that is wrong is named at once. */
@InputType({ description: 'What the police know of a threat, graded 3×5×2.' })
export class ThreatNoteInput {
  @Field(() => String, { description: 'What is known; nobody by whom it is known.' })
  note!: string;

  @Field(() => String, { description: '1 reliable, 2 untested, 3 not reliable.' })
  sourceEvaluation!: string;

  @Field(() => String, { description: 'A to E: how the information is known.' })
  assessment!: string;

  @Field(() => String, { description: 'P lawful sharing permitted, C with conditions.' })
  handling!: string;

  @Field(() => String, { nullable: true, description: 'The conditions, with handling code C.' })
  conditions?: string | null;
}

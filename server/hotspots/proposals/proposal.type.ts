import { Field, Float, Int, ObjectType } from 'type-graphql';
import { GeoJSONScalar } from '../../graphql/scalars/geojson.js';

@ObjectType({
  simpleResolvers: true,
  description: 'Cells of a result joined into a shape, to be proposed as a hotspot area by somebody who has looked at it.',
})
export class HotspotProposal {
  @Field(() => [String], { description: 'Keys of its cells. Holes between them are filled in the shape.' })
  cells!: readonly string[];

  @Field(() => GeoJSONScalar, { description: 'Its border, a Polygon along sides of cells, as «proposeHotspotArea» takes it.' })
  boundary!: unknown;

  @Field(() => Float, { description: 'How large it is.' })
  areaKm2!: number;

  @Field(() => Int, { description: 'Reports in its cells.' })
  reports!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Why it cannot be proposed as it is: too large, or with too many corners.',
  })
  problem!: string | null;

  @Field(() => String, { description: 'What it is, in one sentence.' })
  sentence!: string;
}

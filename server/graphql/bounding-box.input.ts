import { Field, Float, InputType } from 'type-graphql';

@InputType({ description: 'A box in WGS84 degrees: west below east, south below north, in the United Kingdom.' })
export class BoundingBox {
  @Field(() => Float, { description: 'Longitude of the western side.' })
  west!: number;

  @Field(() => Float, { description: 'Latitude of the southern side.' })
  south!: number;

  @Field(() => Float, { description: 'Longitude of the eastern side.' })
  east!: number;

  @Field(() => Float, { description: 'Latitude of the northern side.' })
  north!: number;
}

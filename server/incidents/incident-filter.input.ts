import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { BoundingBox } from '../graphql/bounding-box.input.js';
import { DateScalar } from '../graphql/scalars/date.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { IncidentKindEnum } from './incident-kind.enum.js';
import type { IncidentKind } from './incident-kind.js';

@InputType({ description: 'A circle.' })
export class Near {
  @Field(() => Float, { description: 'Longitude of the centre.' })
  longitude!: number;

  @Field(() => Float, { description: 'Latitude of the centre.' })
  latitude!: number;

  @Field(() => Float, { description: 'Radius in metres, 1 to 50,000.' })
  metres!: number;
}

@InputType('IncidentFilter', {
  description: 'Which incidents. What is left out does not narrow; what is given narrows together.',
})
export class IncidentFilterInput {
  @Field(() => [IncidentKindEnum], {
    nullable: true,
    description: 'Kinds; every kind you may have when left out, the others named in «notIncluded».',
  })
  kinds?: IncidentKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Categories in the source’s own words.' })
  categories?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day. An incident matches when its interval overlaps the period.',
  })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, to its end.' })
  to?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'GSS codes, postcode districts or composite areas, of any type: a district takes in its LSOAs. Up to 500.',
  })
  areaCodes?: string[] | null;

  @Field(() => BoundingBox, { nullable: true, description: 'Inside this box.' })
  bbox?: BoundingBox | null;

  @Field(() => GeoJSONScalar, { nullable: true, description: 'Inside this Polygon or MultiPolygon, of up to 5,000 points.' })
  within?: unknown;

  @Field(() => Near, { nullable: true, description: 'Inside this circle.' })
  near?: Near | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Weekdays, 1 Monday to 7 Sunday, by when it began; leaves out what has no day.',
  })
  weekdays?: number[] | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Hours of the day, 0 to 23, by when it began; leaves out what has no hour.',
  })
  hours?: number[] | null;

  @Field(() => [String], { nullable: true, description: 'Sources.' })
  sources?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'What one load brought.' })
  batch?: string | null;
}

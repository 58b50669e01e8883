import { Field, Float, Int, ObjectType } from 'type-graphql';
import { Area } from '../areas/area.type.js';
import { Count, Rate } from '../graphql/count.type.js';
import type { Lazily } from '../graphql/lazily.js';
import { GeoJSONScalar } from '../graphql/scalars/geojson.js';
import { CellShapeEnum, CELL_SHAPES, IncidentKindEnum } from './incident-kind.enum.js';
import type { IncidentKind } from './incident-kind.js';

/** Rows a breakdown is taken to have when its cost is reckoned: a district's LSOAs. */
const USUAL_ROWS = 200;

/** The same for months missing: five years of them. */
const USUAL_MONTHS = 60;

@ObjectType({ simpleResolvers: true, description: 'One row of a breakdown.' })
export class CountRow {
  @Field(() => String, { description: 'GSS code, 2025-11, weekday-hour (1 Monday; 0 to 23), category or kind.' })
  key!: string;

  @Field(() => String, { description: 'The key in words.' })
  label!: string;

  @Field(() => Area, { nullable: true, description: 'The area, when counted by area.' })
  area!: Lazily<Area> | null;

  @Field(() => Count, { description: 'How many.' })
  count!: Count;

  @Field(() => Float, {
    nullable: true,
    description: 'The residents the rate is of; null when not known. «denominatorBasis» says whose.',
  })
  denominator!: number | null | (() => Promise<number | null>);

  @Field(() => Rate, {
    nullable: true,
    description:
      'Per 1,000 residents of the area, or of the areas the filter names when counted by month, category or kind; null where nobody knows how many they are, and for hours.',
  })
  rate!: Rate | null | (() => Promise<Rate | null>);
}

@ObjectType({ simpleResolvers: true, description: 'A month for which a force has sent no data of a kind.' })
export class IncompleteMonth {
  @Field(() => String, { description: '2025-11' })
  month!: string;

  @Field(() => String, { description: 'The force, by its short name: merseyside.' })
  force!: string;

  @Field(() => IncidentKindEnum, { description: 'What is not there of it.' })
  kind!: IncidentKind;
}

@ObjectType({ simpleResolvers: true, description: 'Incidents counted, with what the count leaves out.' })
export class IncidentCounts {
  @Field(() => [CountRow], {
    complexity: ({ childComplexity }) => 1 + USUAL_ROWS * childComplexity,
    description: 'The breakdown.',
  })
  rows!: readonly CountRow[];

  @Field(() => Count, {
    description:
      'Every incident the filter admits; those without place too, unless the filter names a place. Records, when over several kinds.',
  })
  total!: Count;

  @Field(() => Count, { description: 'Those of the total that have no place.' })
  noLocation!: Count;

  @Field(() => Count, { description: 'Those recorded under a code that no area of this vintage takes over.' })
  notCarriedOver!: Count;

  @Field(() => [String], { description: 'The sources counted.' })
  sources!: readonly string[];

  @Field(() => [String], {
    description:
      'Months of the period for which a force of the area asked has no data of a kind, 2025-11: not known, which is not zero. «incompleteMonths» says whose.',
  })
  missingMonths!: readonly string[];

  @Field(() => [IncompleteMonth], {
    complexity: ({ childComplexity }) => 1 + USUAL_MONTHS * childComplexity,
    description: 'The missing months by force and kind. Without an area asked, of every force loaded.',
  })
  incompleteMonths!: readonly IncompleteMonth[];

  @Field(() => [IncidentKindEnum], { description: 'Kinds left out because you may not have them, or not in this form.' })
  notIncluded!: readonly IncidentKind[];

  @Field(() => String, { nullable: true, description: 'Whose population the rates are of: «mid-2020 estimate, all ages, …».' })
  denominatorBasis!: string | null | (() => Promise<string | null>);

  @Field(() => [String], {
    description: 'Sources left out because another reports the same thing, and which was chosen, in words.',
  })
  overlapping!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The only forces whose reports this installation reads, in words; null when it reads all that are loaded.',
  })
  limitedTo!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How many records a weekday or hour cannot be told of, and why, in words: they are in no row of such a breakdown.',
  })
  leftOut!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'How the figures were protected for you, in words; null when they are exact.',
  })
  protection!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'Incidents counted by cells of a grid on the National Grid.' })
export class IncidentGrid {
  @Field(() => Int, { description: 'Width of a square, or of a hexagon across its flats, in metres.' })
  cellMetres!: number;

  @Field(() => CellShapeEnum, { description: 'Shape of the cells.' })
  shape!: (typeof CELL_SHAPES)[number];

  @Field(() => GeoJSONScalar, {
    description: 'FeatureCollection of the cells that have incidents: polygons with properties east, north and count, or band.',
  })
  cells!: unknown;

  @Field(() => Count, { description: 'Every incident the filter admits.' })
  total!: Count;

  @Field(() => Count, { description: 'Those of the total that have no place, and so no cell.' })
  noLocation!: Count;

  @Field(() => Int, { nullable: true, description: 'The largest count of a cell; null where cells have bands.' })
  largest!: number | null;

  @Field(() => [String], {
    description:
      'The bands that cells are told in, from few to many, in words: a cell’s property «band» is a place in this list. Empty where cells have counts.',
  })
  bands!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'How the cells were protected for you, in words; null when they are exact.',
  })
  protection!: string | null;

  @Field(() => [String], { description: 'Months of the period for which a force of the area asked has no data.' })
  missingMonths!: readonly string[];

  @Field(() => [IncompleteMonth], {
    complexity: ({ childComplexity }) => 1 + USUAL_MONTHS * childComplexity,
    description: 'The missing months by force and kind.',
  })
  incompleteMonths!: readonly IncompleteMonth[];

  @Field(() => [IncidentKindEnum], { description: 'Kinds left out because you may not have them in this form.' })
  notIncluded!: readonly IncidentKind[];

  @Field(() => [String], { description: 'Sources left out because another reports the same thing, in words.' })
  overlapping!: readonly string[];

  @Field(() => String, {
    nullable: true,
    description: 'The only forces whose reports this installation reads, in words; null when it reads all that are loaded.',
  })
  limitedTo!: string | null;
}

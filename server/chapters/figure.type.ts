import { Field, Float, Int, ObjectType } from 'type-graphql';
import { FigureChangeEnum, FigureChartEnum } from './chapter.enum.js';
import type { FigureChart } from './figures/figure.js';
import type { MovedFigure as StoredMove } from './moved-figures.js';

@ObjectType({ simpleResolvers: true, description: 'One cell of a figure.' })
export class ChapterFigureCell {
  @Field(() => String, { description: 'As it is shown: a number, «withheld», «no data», or words.' })
  text!: string;

  @Field(() => Float, { nullable: true, description: 'The number; null where it is withheld, not known, or words.' })
  number!: number | null;

  @Field(() => Boolean, { description: 'Whether disclosure control withholds it.' })
  withheld!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'One row of a figure.' })
export class ChapterFigureRow {
  @Field(() => String, { description: 'A GSS code, a month, a weekday, a category.' })
  key!: string;

  @Field(() => String, { description: 'In words.' })
  label!: string;

  @Field(() => Boolean, { description: 'Whether the rows below it are its parts, or it is the sum of all.' })
  heads!: boolean;

  @Field(() => [ChapterFigureCell], { description: 'In the order of the columns.' })
  cells!: ChapterFigureCell[];
}

@ObjectType({ simpleResolvers: true, description: 'A column of a figure.' })
export class ChapterFigureColumn {
  @Field(() => String, { description: 'As files name it.' })
  name!: string;

  @Field(() => String, { description: 'As it stands above the column.' })
  title!: string;

  @Field(() => String, { description: 'What it means.' })
  meaning!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A figure of a chapter, with what a reader must know of it.' })
export class ChapterFigure {
  @Field(() => String, { description: 'Which of the chapter’s figures.' })
  key!: string;

  @Field(() => String, { description: 'Of what kind.' })
  kind!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What its numbers are of.' })
  unit!: string;

  @Field(() => String, { description: 'Of which time.' })
  period!: string;

  @Field(() => String, { description: 'What is counted.' })
  numerator!: string;

  @Field(() => String, { description: 'Of what.' })
  denominator!: string;

  @Field(() => String, { description: 'From where.' })
  source!: string;

  @Field(() => String, { description: 'How it is worked out.' })
  method!: string;

  @Field(() => String, { description: 'What is withheld, and how the rest is rounded.' })
  disclosureRule!: string;

  @Field(() => String, { description: 'What the picture says, for who does not see it.' })
  alt!: string;

  @Field(() => [String], { description: 'What else a reader must know.' })
  notes!: readonly string[];

  @Field(() => FigureChartEnum, { description: 'How it is drawn.' })
  chart!: FigureChart;

  @Field(() => Int, { description: 'Which column is drawn, from 0.' })
  drawn!: number;

  @Field(() => String, { description: 'What a row is.' })
  rowTitle!: string;

  @Field(() => [ChapterFigureColumn], { description: 'Its columns.' })
  columns!: readonly ChapterFigureColumn[];

  @Field(() => [ChapterFigureRow], { description: 'Its rows.' })
  rows!: ChapterFigureRow[];
}

@ObjectType({ simpleResolvers: true, description: 'A cell that says something else than before.' })
export class MovedCell {
  @Field(() => String, { description: 'Of which row.' })
  row!: string;

  @Field(() => String, { description: 'In which column.' })
  column!: string;

  @Field(() => String, { description: 'As it was shown.' })
  before!: string;

  @Field(() => String, { description: 'As it is shown.' })
  after!: string;

  @Field(() => String, { nullable: true, description: 'By how much; null unless both are shown.' })
  difference!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A figure that moved when all were made anew.' })
export class MovedFigure {
  @Field(() => String, { description: 'Which.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => FigureChangeEnum, { description: 'What became of it.' })
  change!: StoredMove['change'];

  @Field(() => [MovedCell], { description: 'Row by row. Worked out from what is shown, so nothing withheld is told.' })
  cells!: readonly MovedCell[];

  @Field(() => [String], { description: 'What is said of it that is said otherwise now: period, source, rule.' })
  said!: readonly string[];
}

import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';

@ObjectType('PublishedRiskRatio', { simpleResolvers: true, description: 'An adjusted risk ratio as a report words it.' })
export class PublishedRiskRatioType {
  @Field(() => ID, { description: 'Of the row it came with.' })
  id!: string;

  @Field(() => String, { description: 'What children have.' })
  measure!: string;

  @Field(() => String, { description: 'Of which children: CIN, YOT.' })
  cohort!: string;

  @Field(() => String, { description: 'With whom they are compared.' })
  comparedWith!: string;

  @Field(() => String, { nullable: true, description: 'Of which of them alone; null: of all.' })
  subgroup!: string | null;

  @Field(() => Float, { nullable: true, description: 'The ratio; null where the text gives none.' })
  ratio!: number | null;

  @Field(() => String, { description: 'How the words bound it: exact, rounded, lower bound, upper bound, not stated.' })
  precision!: string;

  @Field(() => String, { description: 'The words.' })
  wording!: string;

  @Field(() => String, { description: 'By the report’s own rule: yes, no, not stated.' })
  significant!: string;

  @Field(() => String, { nullable: true, description: 'The p that is printed, or the rule.' })
  pStated!: string | null;

  @Field(() => String, { nullable: true, description: 'The table that it belongs to.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true, description: 'What else is said.' })
  note!: string | null;

  @Field(() => String, { description: 'Where it is printed.' })
  document!: string;

  @Field(() => [String], { description: 'What has to be said beside it.' })
  caveats!: readonly string[];
}

@ObjectType('PublishedTableCell', { simpleResolvers: true, description: 'A cell as it is printed.' })
export class PublishedTableCellType {
  @Field(() => Float, { nullable: true, description: 'The percentage as printed.' })
  percent!: number | null;

  @Field(() => Boolean, { description: 'Whether the percentage is printed as «under».' })
  under!: boolean;

  @Field(() => Int, { nullable: true, description: 'The count as printed, to the nearest 10.' })
  children!: number | null;

  @Field(() => Float, { nullable: true, description: 'The mean, of tables of means.' })
  mean!: number | null;
}

@ObjectType('PublishedTableGroup', { simpleResolvers: true, description: 'A column of a printed table.' })
export class PublishedTableGroupType {
  @Field(() => String, { description: 'What it is called.' })
  group!: string;

  @Field(() => Int, { nullable: true, description: 'What its printed counts add up to; null where one is not printed.' })
  base!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Per cent of the group’s children that the table lacks, worked out; null where that cannot be.',
  })
  missingRecomputed!: number | null;

  @Field(() => [PublishedTableCellType], { nullable: 'items', description: 'One a row, in the order of «rows».' })
  cells!: readonly (PublishedTableCellType | null)[];
}

@ObjectType('PublishedTable', {
  simpleResolvers: true,
  description: 'A table of a report, with what it leaves to be worked out.',
})
export class PublishedTableType {
  @Field(() => String, { description: 'Its number, such as 32; 32b where two bear the same.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its caption as printed.' })
  title!: string | null;

  @Field(() => String, { description: 'What it is about.' })
  indicator!: string;

  @Field(() => String, { description: 'Of which children.' })
  cohort!: string;

  @Field(() => String, { description: 'Where it is printed.' })
  document!: string;

  @Field(() => String, { nullable: true, description: 'What is noted beside it in the file.' })
  note!: string | null;

  @Field(() => [String], { description: 'Its rows.' })
  rows!: readonly string[];

  @Field(() => [PublishedTableGroupType], { description: 'Its columns.' })
  groups!: readonly PublishedTableGroupType[];

  @Field(() => Float, { nullable: true, description: 'Per cent missing, as printed.' })
  missingStated!: number | null;

  @Field(() => Int, { nullable: true, description: 'Per cent missing, worked out over all groups.' })
  missingRecomputed!: number | null;

  @Field(() => Float, { nullable: true, description: 'How many children the report says it is of.' })
  baseStated!: number | null;

  @Field(() => [String], { description: 'What is known to be wrong with it, or easily misread.' })
  caveats!: readonly string[];
}

@ObjectType('PublishedProfileLoad', { simpleResolvers: true, description: 'A file that published figures came with.' })
export class PublishedProfileLoadType {
  @Field(() => String, { description: 'published-risk-ratios or published-cross-tabs.' })
  source!: string;

  @Field(() => DateTimeScalar, { description: 'When it was loaded.' })
  loadedAt!: Date;

  @Field(() => Boolean, { description: 'Whether its figures are made up.' })
  invented!: boolean;
}

@ObjectType('PublishedProfile', {
  simpleResolvers: true,
  description: 'Published figures of children associated with gangs, as somebody loaded them. None are shipped.',
})
export class PublishedProfileType {
  @Field(() => [PublishedRiskRatioType], { description: 'Ratios, in the order of their file.' })
  ratios!: readonly PublishedRiskRatioType[];

  @Field(() => [PublishedTableType], { description: 'Tables, by their number.' })
  tables!: readonly PublishedTableType[];

  @Field(() => [PublishedProfileLoadType], { description: 'The files they came with.' })
  loads!: readonly PublishedProfileLoadType[];

  @Field(() => String, { description: 'The licence, as far as it is known.' })
  licence!: string;

  @Field(() => [String], { description: 'What holds for all of them.' })
  caveats!: readonly string[];
}

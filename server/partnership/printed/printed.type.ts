import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A figure as a document prints it.' })
export class AccountPrintedFigure {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => ID, { description: 'The load that it came with.' })
  batch!: string;

  @Field(() => String, { description: 'What is measured, as it is printed.' })
  measure!: string;

  @Field(() => String, { nullable: true, description: 'Of which area, as it is printed.' })
  area!: string | null;

  @Field(() => String, { nullable: true, description: 'Of which period; null where none is stated.' })
  period!: string | null;

  @Field(() => String, { nullable: true, description: 'In which unit.' })
  unit!: string | null;

  @Field(() => Float, { nullable: true, description: 'Null where it is withheld, and of a row that only claims.' })
  figure!: number | null;

  @Field(() => Boolean, { description: 'Whether it is withheld, being of few children.' })
  withheld!: boolean;

  @Field(() => String, { description: 'Document and section.' })
  document!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a document prints, held against what it is of.' })
export class AccountPrintedCheck {
  @Field(() => String, {
    description:
      'share, change, in words, baseline: a claim against its formula; counts: a figure against its own counts; of what: a percentage of which nobody says what it is of; two areas, kept apart, twice: figures beside each other.',
  })
  rule!: string;

  @Field(() => String, { description: 'follows; does not follow; not checked: what it is of is not loaded.' })
  verdict!: string;

  @Field(() => String, { description: 'What is measured.' })
  measure!: string;

  @Field(() => String, { nullable: true, description: 'Of which area.' })
  area!: string | null;

  @Field(() => String, { nullable: true, description: 'Of which period.' })
  period!: string | null;

  @Field(() => String, { description: 'As the document has it.' })
  printed!: string;

  @Field(() => String, { description: 'What its own formula gives.' })
  check!: string;

  @Field(() => String, { nullable: true, description: 'What to use instead; null where nothing is wrong.' })
  use!: string | null;

  @Field(() => [String], { description: 'The documents.' })
  documents!: readonly string[];

  @Field(() => [AccountPrintedFigure], { description: 'The figures it is made of, the one it is about first.' })
  figures!: readonly AccountPrintedFigure[];
}

import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { AccountPrintedFigure } from '../printed/printed.type.js';

@ObjectType({ simpleResolvers: true, description: 'What was found of a measure in a period, as it may be shown.' })
export class AccountFigure {
  @Field(() => String, { nullable: true, description: 'Of which period: 2025/26, 2025/26 Q3 or 2025-11; null of a baseline.' })
  period!: string | null;

  @Field(() => Float, { nullable: true, description: 'Null where it is withheld, and where there is none.' })
  figure!: number | null;

  @Field(() => Boolean, { description: 'Whether it is withheld, being of few children.' })
  withheld!: boolean;

  @Field(() => String, { nullable: true, description: 'Where it is from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'What does not follow from its counts, or lacks.' })
  note!: string | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A figure of this measure as a document prints it, of whichever area, and how the measure’s own compares with it.',
})
export class AccountComparison {
  @Field(() => AccountPrintedFigure, { description: 'The figure.' })
  printed!: AccountPrintedFigure;

  @Field(() => Boolean, { description: 'Whether it is of the measure’s own area.' })
  isOwn!: boolean;

  @Field(() => Float, { nullable: true, description: 'Lower limit, 95 %, where its counts are known.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper limit, 95 %.' })
  upper!: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'How the measure’s own figure of that period stands to this one: better, similar, worse, higher, lower or not compared; null of its own.',
  })
  verdict!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it is not compared.' })
  why!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What an activity is measured by.' })
export class AccountMeasure {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => ID, { description: 'The activity’s number.' })
  activity!: string;

  @Field(() => String, { description: 'What the activity is called.' })
  activityTitle!: string;

  @Field(() => String, { description: 'What is measured.' })
  title!: string;

  @Field(() => String, { description: 'In which unit.' })
  unit!: string;

  @Field(() => String, { description: 'The agency that answers for it.' })
  agency!: string;

  @Field(() => String, { description: 'monthly, quarterly or yearly.' })
  frequency!: string;

  @Field(() => String, {
    description: 'homeward: counted by Homeward itself; entered: by its agency; nobody: nobody measures it.',
  })
  measured!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What Homeward counts: visits, engagements, asb-reports, recorded-crime, discharges or effect.',
  })
  counted!: string | null;

  @Field(() => Boolean, { description: 'Whether it counts children.' })
  ofChildren!: boolean;

  @Field(() => AccountFigure, { description: 'From where it starts.' })
  baseline!: AccountFigure;

  @Field(() => String, { nullable: true, description: 'Of which period the baseline is.' })
  baselinePeriod!: string | null;

  @Field(() => Float, { nullable: true, description: 'What was promised.' })
  target!: number | null;

  @Field(() => String, { nullable: true, description: 'Whether at least or at most the target was promised.' })
  aim!: string | null;

  @Field(() => [AccountFigure], { description: 'What was found up to the end of the year, the newest first.' })
  figures!: AccountFigure[];

  @Field(() => [AccountComparison], {
    description: 'What documents print of it, of its own area and of others, the newest first.',
  })
  beside!: readonly AccountComparison[];

  @Field(() => String, { nullable: true, description: 'Of which area it is, as documents name it.' })
  area!: string | null;

  @Field(() => String, { description: 'The newest figure against baseline and target, in a sentence.' })
  moved!: string;

  @Field(() => String, { description: 'How sure the newest figure is: how it was found, and its limits; not what caused it.' })
  sure!: string;

  @Field(() => [String], { description: 'Periods of the year that are due and not entered.' })
  due!: readonly string[];

  @Field(() => String, { description: 'How it is measured.' })
  method!: string;

  @Field(() => ID, { nullable: true, description: 'Of an effect: the conclusion that it is told by.' })
  conclusion!: string | null;

  @Field(() => Boolean, { description: 'Whether the viewer may change it and enter figures.' })
  mayKeep!: boolean;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@InputType({ description: 'A measure.' })
export class AccountMeasureInput {
  @Field(() => ID, { description: 'The activity’s number.' })
  activity!: string;

  @Field(() => String, { description: 'What is measured.' })
  title!: string;

  @Field(() => String, { description: 'In which unit: visits, %.' })
  unit!: string;

  @Field(() => String, { description: 'The agency that answers for it.' })
  agency!: string;

  @Field(() => String, { description: 'monthly, quarterly or yearly.' })
  frequency!: string;

  @Field(() => String, { description: 'homeward, entered or nobody.' })
  measured!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What Homeward counts: visits, engagements, asb-reports, recorded-crime, discharges or effect.',
  })
  counted?: string | null;

  @Field(() => Boolean, { description: 'Whether it counts children: then small numbers are withheld.' })
  ofChildren!: boolean;

  @Field(() => String, { nullable: true, description: 'From where it starts. Left out of a change, what stands is kept.' })
  baseline?: string | null;

  @Field(() => String, { nullable: true, description: 'Of which period the baseline is.' })
  baselinePeriod?: string | null;

  @Field(() => String, { nullable: true, description: 'What was promised.' })
  target?: string | null;

  @Field(() => String, { nullable: true, description: 'at least or at most.' })
  aim?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of which area it is, as documents name it; empty where they need not name it.',
  })
  area?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Of an effect: which conclusion. Whoever keeps the account chooses it.',
  })
  conclusion?: string | null;
}

@InputType({ description: 'What was found of a measure in a period.' })
export class AccountFigureInput {
  @Field(() => String, { description: 'As the measure’s frequency has it: 2025/26, 2025/26 Q3 or 2025-11.' })
  period!: string;

  @Field(() => String, { description: 'The figure, as it is written.' })
  figure!: string;

  @Field(() => String, { nullable: true, description: 'Of a percentage: how many.' })
  numerator?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a percentage: of how many.' })
  denominator?: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  document!: string;

  @Field(() => String, { description: 'The day it is from, 2026-04-27.' })
  statedOn!: string;
}

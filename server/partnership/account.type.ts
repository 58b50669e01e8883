import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';

const PENCE = 'In pence, a whole number; null where nobody stated any, which is not nothing.';

@ObjectType({ simpleResolvers: true, description: 'What the partnership spends money on.' })
export class AccountOutcome {
  @Field(() => String, { description: 'Its key.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A line of money.' })
export class AccountLine {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Received, planned, budgeted, funded, actual or match.' })
  kind!: string;

  @Field(() => String, { description: 'What it is of: a source, an outcome, an activity, or a total that a document states.' })
  level!: string;

  @Field(() => String, { description: 'The source, the activity, or the words in which a document names the outcome.' })
  title!: string;

  @Field(() => Float, { description: 'In pence, a whole number.' })
  pence!: number;

  @Field(() => String, { nullable: true, description: 'Under which conditions it was given.' })
  conditions!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is printed; null of a line by form.' })
  document!: string | null;

  @Field(() => ID, { nullable: true, description: 'The load it came with; null of a line by form.' })
  batch!: string | null;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Sums of lines.' })
export class AccountSums {
  @Field(() => Float, { nullable: true, description: `Budgeted, or planned where no budget stands. ${PENCE}` })
  budgeted!: number | null;

  @Field(() => Boolean, { description: 'Whether that is a plan.' })
  isPlan!: boolean;

  @Field(() => Float, { nullable: true, description: `Spent to date. ${PENCE}` })
  actual!: number | null;

  @Field(() => Boolean, { description: 'Whether an actual is stated for all that is budgeted.' })
  isActualWhole!: boolean;

  @Field(() => Float, { nullable: true, description: `Actual less budgeted. ${PENCE}` })
  variance!: number | null;

  @Field(() => Float, { nullable: true, description: `Match funding. ${PENCE}` })
  match!: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'An activity that was commissioned.' })
export class AccountActivity {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'Key of the outcome it is under.' })
  outcome!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The agency that does it.' })
  provider!: string;

  @Field(() => String, { description: 'What is done.' })
  description!: string;

  @Field(() => String, { description: 'What is to come of it.' })
  expected!: string;

  @Field(() => String, { description: 'The first financial year, 2018/19.' })
  fromYear!: string;

  @Field(() => String, { description: 'The last.' })
  toYear!: string;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Money of one activity.' })
export class AccountActivityMoney extends AccountSums {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => AccountActivity, { nullable: true, description: 'Null where money names an activity that nobody described.' })
  activity!: AccountActivity | null;

  @Field(() => [AccountLine], { description: 'The lines behind it.' })
  lines!: AccountLine[];
}

@ObjectType({ simpleResolvers: true, description: 'Money of one outcome.' })
export class AccountOutcomeMoney extends AccountSums {
  @Field(() => AccountOutcome, { nullable: true, description: 'Null for what stands under no outcome.' })
  outcome!: AccountOutcome | null;

  @Field(() => [AccountLine], { description: 'Lines of the outcome as a whole.' })
  lines!: AccountLine[];

  @Field(() => [AccountActivityMoney], { description: 'Its activities.' })
  activities!: AccountActivityMoney[];
}

@ObjectType({ simpleResolvers: true, description: 'Sums that ought to agree.' })
export class AccountCheck {
  @Field(() => String, { description: 'received, total, activities, no-outcome or no-actual.' })
  check!: string;

  @Field(() => Boolean, { description: 'Whether they do.' })
  agrees!: boolean;

  @Field(() => String, { description: 'In a sentence, with the difference.' })
  sentence!: string;

  @Field(() => Float, { nullable: true, description: 'What is stated less what the lines come to, in pence.' })
  differencePence!: number | null;

  @Field(() => [ID], { description: 'The lines it is made of.' })
  lines!: string[];
}

@ObjectType({ simpleResolvers: true, description: 'The account of a financial year.' })
export class PartnershipAccount {
  @Field(() => String, { description: 'Which, 2018/19.' })
  year!: string;

  @Field(() => [String], { description: 'All that something stands in, the newest first.' })
  years!: readonly string[];

  @Field(() => [AccountLine], { description: 'What came in.' })
  received!: AccountLine[];

  @Field(() => AccountSums, { description: 'Of all outcomes.' })
  total!: AccountSums;

  @Field(() => [AccountOutcomeMoney], { description: 'Outcome by outcome.' })
  outcomes!: AccountOutcomeMoney[];

  @Field(() => [AccountCheck], { description: 'Sums that ought to agree, those that do among them.' })
  checks!: AccountCheck[];

  @Field(() => [String], { description: 'How the figures are made.' })
  method!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A change of the account by form.' })
export class AccountChange {
  @Field(() => String, { description: 'What was changed: line:12, activity:3.' })
  record!: string;

  @Field(() => String, { description: 'What was done.' })
  change!: string;

  @Field(() => [String], { description: 'Field by field, before and after.' })
  fields!: string[];

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;
}

@InputType({ description: 'A line of money.' })
export class AccountLineInput {
  @Field(() => String, { description: 'A financial year, 2018/19.' })
  year!: string;

  @Field(() => String, { description: 'Received, planned, budgeted, funded, actual or match.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Key of the outcome; none of what was received.' })
  outcome?: string | null;

  @Field(() => String, { nullable: true, description: 'The source of funds, or the activity; none of a whole outcome.' })
  title?: string | null;

  @Field(() => String, { description: 'Pounds and pence: 57083.36.' })
  pounds!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Under which conditions it was given; of match funding also by which agency.',
  })
  conditions?: string | null;
}

@InputType({ description: 'An activity.' })
export class AccountActivityInput {
  @Field(() => String, { description: 'Key of the outcome it is under.' })
  outcome!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The agency that does it, never a person.' })
  provider!: string;

  @Field(() => String, { description: 'What is done.' })
  description!: string;

  @Field(() => String, { description: 'What is to come of it.' })
  expected!: string;

  @Field(() => String, { description: 'The first financial year, 2018/19.' })
  fromYear!: string;

  @Field(() => String, { description: 'The last.' })
  toYear!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What became of a change of the account.' })
export class AccountChangeOutcome {
  @Field(() => ID, { nullable: true, description: 'The number, or the key, of what was changed; null where it was not.' })
  id!: string | null;

  @Field(() => [FieldProblem], { description: 'Every field that is wrong; empty when it was done.' })
  problems!: readonly FieldProblem[];
}

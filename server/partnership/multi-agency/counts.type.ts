import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Count } from '../../graphql/count.type.js';

const PROTECTED = 'Fewer than 10 withheld, the rest to the nearest 10, but for whoever keeps the count.';

@ObjectType({
  simpleResolvers: true,
  description: 'A kind of meeting that hears cases, or a form by which somebody is referred.',
})
export class MultiAgencyKind {
  @Field(() => String, { description: 'As it is handed to a change.' })
  code!: string;

  @Field(() => String, { description: 'meeting or form.' })
  is!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'What one of it is.' })
  definition!: string;

  @Field(() => String, { nullable: true, description: 'Of a meeting: which case is a repeat.' })
  repeat!: string | null;

  @Field(() => Boolean, { description: 'Whether each has a name of its own.' })
  isNamed!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A share in per cent with its 95 % limits (Wilson).' })
export class MultiAgencyShare {
  @Field(() => Float, { description: 'In per cent.' })
  percent!: number;

  @Field(() => Float, { description: 'Lower limit, in per cent.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper limit, in per cent.' })
  upper!: number;
}

@ObjectType({ simpleResolvers: true, description: 'How many came from one agency.' })
export class MultiAgencyReferrer {
  @Field(() => String, { description: 'The agency, or «not recorded».' })
  agency!: string;

  @Field(() => Count, { description: `Its cases or forms. ${PROTECTED}` })
  count!: Count;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What one kind of meeting heard, or how often one form was sent, in a period.',
})
export class MultiAgencyCount {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'The code of its kind.' })
  kind!: string;

  @Field(() => String, { description: 'meeting or form.' })
  is!: string;

  @Field(() => String, { description: 'The title of its kind, or its own name.' })
  title!: string;

  @Field(() => String, { description: 'A month, 2026-04, a quarter, 2026/27 Q1, or a financial year, 2026/27.' })
  period!: string;

  @Field(() => String, { description: 'The first day of its first month.' })
  firstMonth!: string;

  @Field(() => String, { description: 'The agency that keeps the count.' })
  agency!: string;

  @Field(() => Int, { nullable: true, description: 'Meetings that were held; null where nobody counted them.' })
  meetings!: number | null;

  @Field(() => Count, { nullable: true, description: `Cases that were heard; null of a form. ${PROTECTED}` })
  cases!: Count | null;

  @Field(() => Count, { nullable: true, description: `Repeats among them; null where nobody counted them. ${PROTECTED}` })
  repeats!: Count | null;

  @Field(() => MultiAgencyShare, { nullable: true, description: 'Repeats of cases; null where it is withheld or not counted.' })
  repeatShare!: MultiAgencyShare | null;

  @Field(() => String, { nullable: true, description: 'The share that a document states, in per cent.' })
  statedPercent!: string | null;

  @Field(() => String, { nullable: true, description: 'What a document states and its counts do not give.' })
  note!: string | null;

  @Field(() => Count, { nullable: true, description: `Children whom the cases led to. ${PROTECTED}` })
  children!: Count | null;

  @Field(() => Count, { nullable: true, description: `Forms that were sent; null of a meeting. ${PROTECTED}` })
  referrals!: Count | null;

  @Field(() => [MultiAgencyReferrer], { description: 'By which agencies they came; none where nobody counted it.' })
  referredBy!: MultiAgencyReferrer[];

  @Field(() => String, { nullable: true, description: 'Beside the period before, in a sentence.' })
  change!: string | null;

  @Field(() => String, { description: 'Where it is from.' })
  document!: string;

  @Field(() => ID, { nullable: true, description: 'The load it came with; null of one by form.' })
  batch!: string | null;

  @Field(() => Boolean, { description: 'Whether it is shown exactly, as whoever keeps it sees it.' })
  isExact!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may change it.' })
  mayKeep!: boolean;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Counts of what agencies do together, by period.' })
export class MultiAgencyCounts {
  @Field(() => [MultiAgencyKind], { description: 'The closed list, with what each is.' })
  kinds!: MultiAgencyKind[];

  @Field(() => [MultiAgencyCount], { description: 'By kind, the newest period first.' })
  counts!: MultiAgencyCount[];

  @Field(() => [String], { description: 'How the figures are made and protected.' })
  method!: readonly string[];
}

@InputType({ description: 'How many one agency referred, as it was written.' })
export class MultiAgencyReferrerInput {
  @Field(() => String, { description: 'The agency, or «not recorded».' })
  agency!: string;

  @Field(() => String, { description: 'How many.' })
  count!: string;
}

@InputType({ description: 'A count, as it was written: what nobody counted is left out.' })
export class MultiAgencyCountInput {
  @Field(() => String, { description: 'Its kind, by its code.' })
  kind!: string;

  @Field(() => String, { nullable: true, description: 'Of another meeting or form: what it is called.' })
  named?: string | null;

  @Field(() => String, { description: 'A month, 2026-04, a quarter, 2026/27 Q1, or a financial year, 2026/27.' })
  period!: string;

  @Field(() => String, { description: 'The agency that keeps the count.' })
  agency!: string;

  @Field(() => String, { nullable: true, description: 'Meetings that were held.' })
  meetings?: string | null;

  @Field(() => String, { nullable: true, description: 'Cases that were heard.' })
  cases?: string | null;

  @Field(() => String, { nullable: true, description: 'Repeats among them.' })
  repeats?: string | null;

  @Field(() => String, { nullable: true, description: 'The share of repeats that a document states, in per cent.' })
  statedPercent?: string | null;

  @Field(() => String, { nullable: true, description: 'Children whom the cases led to.' })
  children?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a form: how many there were.' })
  referrals?: string | null;

  @Field(() => [MultiAgencyReferrerInput], { nullable: true, description: 'By which agencies; they add up to all.' })
  referredBy?: MultiAgencyReferrerInput[] | null;

  @Field(() => String, { description: 'Where it is from.' })
  document!: string;
}

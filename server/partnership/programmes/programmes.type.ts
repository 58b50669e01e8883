import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Count } from '../../graphql/count.type.js';

const PROTECTED = 'Children: under 10 withheld, the rest to the nearest 10.';

@ObjectType({ simpleResolvers: true, description: 'What was delivered of a programme in a period.' })
export class ProgrammeDelivery {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'A financial year, 2026/27, or a quarter of one, 2026/27 Q1.' })
  period!: string;

  @Field(() => Int, { description: 'Sessions that were held.' })
  sessions!: number;

  @Field(() => Count, { description: `Who took part. ${PROTECTED}` })
  participants!: Count;

  @Field(() => Int, { nullable: true, description: 'As it was typed, for who keeps the account; null for everybody else.' })
  participantsTyped!: number | null;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A share of displayed counts, with its 95 % limits (Wilson).' })
export class ImprovedShare {
  @Field(() => Float, { description: 'Of one.' })
  share!: number;

  @Field(() => Float, { description: 'Lower limit, of one.' })
  lower!: number;

  @Field(() => Float, { description: 'Upper limit, of one.' })
  upper!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A question that was asked before and after.' })
export class EvaluatedQuestion {
  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => String, { nullable: true, description: 'Which way is better: higher or lower; null of shares alone.' })
  better!: string | null;

  @Field(() => Count, { description: `Who took part; of shares alone, who answered twice. ${PROTECTED}` })
  asked!: Count;

  @Field(() => Count, { description: `Changed in the better direction. ${PROTECTED}` })
  improved!: Count;

  @Field(() => Count, { nullable: true, description: `Answered the same twice; null of shares alone. ${PROTECTED}` })
  same!: Count | null;

  @Field(() => Count, { nullable: true, description: `Changed in the other direction; null of shares alone. ${PROTECTED}` })
  worse!: Count | null;

  @Field(() => Count, { nullable: true, description: `Did not answer twice; null of shares alone. ${PROTECTED}` })
  missing!: Count | null;

  @Field(() => ImprovedShare, { nullable: true, description: 'Improved of asked; null where one of them is withheld.' })
  improvedShare!: ImprovedShare | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many schools had a programme in a school year, and how many had not.' })
export class SchoolsReached {
  @Field(() => String, { nullable: true, description: 'The programme, as lists name it; null: any of them.' })
  programme!: string | null;

  @Field(() => String, { description: 'The school year, 2026/27, from 1 September.' })
  schoolYear!: string;

  @Field(() => Int, { description: 'Open schools at which it was held.' })
  reached!: number;

  @Field(() => Int, { description: 'Other open schools of the districts in which it reached any.' })
  notReached!: number;

  @Field(() => Int, {
    description: 'Schools of the list that are in no register that is loaded, or closed since: in neither number.',
  })
  notOpen!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What may at least and at most have improved on all questions, by their shares.',
})
export class BoundsOnAll {
  @Field(() => Float, { description: 'At least, of one.' })
  lower!: number;

  @Field(() => Float, { description: 'At most, of one.' })
  upper!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A questionnaire before and after a programme.' })
export class ProgrammeEvaluation {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'The programme, by its title.' })
  programme!: string;

  @Field(() => String, { description: 'A financial year or a quarter of one.' })
  period!: string;

  @Field(() => String, { description: 'answers: counted of each participant’s; shares: of each question alone, by form.' })
  basis!: string;

  @Field(() => ID, { nullable: true, description: 'The load it came with; null of one by form.' })
  batch!: string | null;

  @Field(() => Count, { nullable: true, description: `Who took part; null of shares alone. ${PROTECTED}` })
  participants!: Count | null;

  @Field(() => [EvaluatedQuestion], { description: 'Its questions in their order.' })
  questions!: readonly EvaluatedQuestion[];

  @Field(() => Count, {
    nullable: true,
    description: `Improved on every question, counted by participant; null of shares alone and of one question. ${PROTECTED}`,
  })
  onAll!: Count | null;

  @Field(() => ImprovedShare, { nullable: true, description: 'Improved on all of who took part; null where it is withheld.' })
  onAllShare!: ImprovedShare | null;

  @Field(() => BoundsOnAll, { nullable: true, description: 'Of shares alone; null where one is withheld.' })
  bounds!: BoundsOnAll | null;

  @Field(() => String, {
    nullable: true,
    description: 'The share that a document states of all, in per cent; null where none is stated, and where it is withheld.',
  })
  statedOnAll!: string | null;

  @Field(() => Boolean, { description: 'Whether a share is stated of all and withheld, as it would tell of a few.' })
  isStatedWithheld!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'An activity of the account that a programme belongs to.' })
export class ProgrammeActivity {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A programme that is held with children.' })
export class AccountProgramme {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The agency that holds it.' })
  provider!: string;

  @Field(() => String, { description: 'What it is.' })
  description!: string;

  @Field(() => String, { description: 'For whom it is.' })
  audience!: string;

  @Field(() => ProgrammeActivity, { nullable: true, description: 'The activity of the account; null where it belongs to none.' })
  activity!: ProgrammeActivity | null;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;

  @Field(() => [ProgrammeDelivery], { description: 'By period, the newest first.' })
  deliveries!: readonly ProgrammeDelivery[];

  @Field(() => [ProgrammeEvaluation], { description: 'By period, the newest first.' })
  evaluations!: readonly ProgrammeEvaluation[];
}

@ObjectType({ simpleResolvers: true, description: 'The programmes of the partnership.' })
export class ProgrammesOfAccount {
  @Field(() => [AccountProgramme], { description: 'In the order of their titles.' })
  programmes!: readonly AccountProgramme[];

  @Field(() => [ProgrammeEvaluation], { description: 'Evaluations of programmes that nobody described.' })
  others!: readonly ProgrammeEvaluation[];

  @Field(() => [SchoolsReached], {
    description: 'Schools reached and not, the newest school year first; none where no list is loaded.',
  })
  schools!: readonly SchoolsReached[];

  @Field(() => [String], { description: 'How the figures are made and protected.' })
  method!: readonly string[];
}

@InputType({ description: 'A programme.' })
export class ProgrammeInput {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The agency that holds it, never a person.' })
  provider!: string;

  @Field(() => String, { description: 'What it is.' })
  description!: string;

  @Field(() => String, { description: 'For whom it is.' })
  audience!: string;

  @Field(() => ID, { nullable: true, description: 'The activity of the account it belongs to; none unless told.' })
  activity?: string | null;
}

@InputType({ description: 'What was delivered of a programme in a period.' })
export class DeliveryInput {
  @Field(() => String, {
    description: 'A financial year, 2026/27, or a quarter of one, 2026/27 Q1; one beside the other is refused.',
  })
  period!: string;

  @Field(() => Int, { description: 'Sessions that were held.' })
  sessions!: number;

  @Field(() => Int, { description: 'Children who took part, as they were counted.' })
  participants!: number;
}

@InputType({ description: 'A question of which only the share that improved is known.' })
export class QuestionSharesInput {
  @Field(() => String, { description: 'What was asked.' })
  question!: string;

  @Field(() => Int, { description: 'How many improved.' })
  improved!: number;

  @Field(() => Int, { description: 'Of how many who answered twice.' })
  answered!: number;
}

@InputType({ description: 'An evaluation of which the share of each question alone is known.' })
export class EvaluationSharesInput {
  @Field(() => String, { description: 'A financial year or a quarter of one.' })
  period!: string;

  @Field(() => [QuestionSharesInput], { description: 'Its questions.' })
  questions!: QuestionSharesInput[];

  @Field(() => String, {
    nullable: true,
    description: 'What a document states of all, in per cent: 92; refused where a question cannot bear it.',
  })
  statedOnAll?: string | null;
}

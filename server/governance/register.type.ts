import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars/date.js';
import { AgreementType, FieldProblem, LegalChoice } from './agreement.type.js';

@ObjectType('OpenData', { simpleResolvers: true, description: 'Data published for everybody, which need no agreement.' })
export class OpenDataType {
  @Field(() => String, { description: 'Who publishes them, and is their source.' })
  publisher!: string;

  @Field(() => String, { description: 'Who controls the copy that is held here: the partnership this installation serves.' })
  controller!: string;

  @Field(() => String, { description: 'Under which licence.' })
  licence!: string;

  @Field(() => String, { description: 'Why they may be held so: what they say of persons, and what not.' })
  basis!: string;

  @Field(() => Int, { nullable: true, description: 'For how many months loads are kept; null: until they are taken back.' })
  retentionMonths!: number | null;

  @Field(() => [ID], { description: 'Loads whose newest day is further back than that.' })
  loadsTooOld!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The role or office that looks at them again; null: none is named yet.' })
  reviewer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When.' })
  reviewOn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What kept an entry of open data from being as it was asked.' })
export class OpenDataOutcome {
  @Field(() => [FieldProblem], { description: 'Every field that is wrong; empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'A source in the register: on what basis its rows are held.' })
export class RegisterSource {
  @Field(() => String, { description: 'Its name, as «homeward ingest» takes it.' })
  name!: string;

  @Field(() => String, { description: 'Its name for people.' })
  title!: string;

  @Field(() => OpenDataType, { nullable: true, description: 'Null: it is held under agreements only.' })
  openData!: OpenDataType | null;

  @Field(() => Boolean, { description: 'Its rows are counts of areas: health data may be held so.' })
  aggregate!: boolean;

  @Field(() => String, { nullable: true, description: 'What a row keeps when it is coarsened; null: it is deleted or kept.' })
  coarsened!: string | null;

  @Field(() => [String], { description: 'Ids of the agreements that cover it.' })
  agreements!: readonly string[];

  @Field(() => Int, { description: 'Loads of it of which rows are held.' })
  loads!: number;

  @Field(() => Int, { nullable: true, description: 'Rows that are held; null for who only reads the register.' })
  rows!: number | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'A load that says no agreement the register knows; most often made before there was a register.',
})
export class UncoveredLoad {
  @Field(() => ID, { description: 'Its number.' })
  batch!: string;

  @Field(() => String, { description: 'As what it was loaded.' })
  source!: string;

  @Field(() => String, { nullable: true, description: 'The agreement that it names.' })
  agreement!: string | null;
}

@ObjectType('DueRows', { simpleResolvers: true, description: 'Rows that are older than their agreement lets them be kept.' })
export class DueRowsType {
  @Field(() => String, { description: 'Under which agreement they are held.' })
  agreement!: string;

  @Field(() => String, { description: 'As what they were loaded.' })
  source!: string;

  @Field(() => String, { description: 'What becomes of them: delete, coarsen or review.' })
  rule!: string;

  @Field(() => DateScalar, { description: 'Those of before this day.' })
  before!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day of the oldest; for information governance alone: it is the day of one record.',
  })
  oldest!: string | null;

  @Field(() => Int, { nullable: true, description: 'How many; for information governance alone.' })
  rows!: number | null;

  @Field(() => Boolean, { description: 'Whether they can be coarsened.' })
  canCoarsen!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'The words that agreements are written in.' })
export class AgreementChoices {
  @Field(() => [LegalChoice], { description: 'Lawful bases.' })
  lawfulBases!: readonly LegalChoice[];

  @Field(() => [LegalChoice], { description: 'Conditions for special categories and sensitive processing.' })
  specialConditions!: readonly LegalChoice[];

  @Field(() => [LegalChoice], { description: 'Powers to share.' })
  gateways!: readonly LegalChoice[];

  @Field(() => [String], { description: 'What becomes of rows that were kept long enough.' })
  retentionRules!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'On what basis each source is held, and what is overdue.' })
export class Register {
  @Field(() => DateScalar, { description: 'The day on which states and dues are judged.' })
  today!: string;

  @Field(() => [RegisterSource], { description: 'Every source that files can be loaded as.' })
  sources!: readonly RegisterSource[];

  @Field(() => [AgreementType], { description: 'Every agreement, by id.' })
  agreements!: readonly AgreementType[];

  @Field(() => [DueRowsType], {
    description: 'What is kept longer than agreed; for others than information governance as of the first of the month.',
  })
  due!: readonly DueRowsType[];

  @Field(() => [UncoveredLoad], { description: 'Loads without an agreement, of sources that are no open data.' })
  uncovered!: readonly UncoveredLoad[];

  @Field(() => AgreementChoices, { description: 'For those who register agreements.' })
  choices!: AgreementChoices;
}

@ObjectType({ simpleResolvers: true, description: 'An agreement under which the viewer may load today.' })
export class AgreementInForce {
  @Field(() => String, { description: 'Its id.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => DateScalar, { description: 'The last day on which it holds.' })
  endsOn!: string;

  @Field(() => [String], { description: 'As what files may be loaded under it.' })
  sources!: readonly string[];
}

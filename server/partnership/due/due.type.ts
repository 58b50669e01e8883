import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A period of a feed, as it stands on the day that was asked about.' })
export class DuePeriod {
  @Field(() => String, { description: '«June 2031», «Q1 2031/32» or «2031/32».' })
  name!: string;

  @Field(() => String, { description: 'Its first day.' })
  firstDay!: string;

  @Field(() => String, { description: 'Its last day.' })
  lastDay!: string;

  @Field(() => String, { description: 'The last day on which it is in time.' })
  dueOn!: string;

  @Field(() => String, { description: 'Received, late, overdue or «not yet due».' })
  state!: string;

  @Field(() => Int, { description: 'How many days late it came, or is overdue; 0 otherwise.' })
  days!: number;

  @Field(() => String, { nullable: true, description: 'The day on which all of it was there.' })
  receivedOn!: string | null;

  @Field(() => [ID], { description: 'The loads it came with.' })
  batches!: readonly string[];

  @Field(() => [String], { description: 'Months that have not come.' })
  missingMonths!: readonly string[];

  @Field(() => [String], { description: 'How good it is; shares of rows in bands.' })
  quality!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'What an agency delivers by law or by agreement.' })
export class Feed {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What is delivered.' })
  what!: string;

  @Field(() => String, { description: 'The agency that delivers it.' })
  agency!: string;

  @Field(() => String, { nullable: true, description: 'The source that receives it; null: it comes by hand.' })
  source!: string | null;

  @Field(() => String, { description: 'Monthly, quarterly or yearly.' })
  frequency!: string;

  @Field(() => Int, { description: 'Days after the end of a period by which it is due.' })
  dueDays!: number;

  @Field(() => String, { nullable: true, description: 'The agreement under which it comes.' })
  agreement!: string | null;

  @Field(() => String, { description: 'The first day of its first period.' })
  fromDay!: string;

  @Field(() => String, { nullable: true, description: 'Its last day; null while it goes on.' })
  toDay!: string | null;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;

  @Field(() => [DuePeriod], { description: 'Its periods until the day, the newest first.' })
  periods!: readonly DuePeriod[];
}

@ObjectType({ simpleResolvers: true, description: 'What is due on a day.' })
export class Dues {
  @Field(() => String, { description: 'The day.' })
  on!: string;

  @Field(() => [Feed], { description: 'Feeds by agency; a partner’s own alone.' })
  feeds!: readonly Feed[];

  @Field(() => [String], { description: 'How it is worked out.' })
  method!: readonly string[];
}

@InputType({ description: 'A feed.' })
export class FeedInput {
  @Field(() => String, { description: 'What is delivered.' })
  what!: string;

  @Field(() => String, { description: 'The agency that delivers it, as the sign-in names it.' })
  agency!: string;

  @Field(() => String, { nullable: true, description: 'The source that receives it; none: it comes by hand.' })
  source?: string | null;

  @Field(() => String, { description: 'Monthly, quarterly or yearly.' })
  frequency!: string;

  @Field(() => Int, { description: 'Days after the end of a period, 0 to 366.' })
  dueDays!: number;

  @Field(() => String, { nullable: true, description: 'Number of the agreement; with it, loads under others do not count.' })
  agreement?: string | null;

  @Field(() => String, { description: 'The first day of its first period.' })
  fromDay!: string;

  @Field(() => String, { nullable: true, description: 'Its last day.' })
  toDay?: string | null;
}

@InputType({ description: 'What came by hand, or that a receipt was a mistake.' })
export class FeedReceiptInput {
  @Field(() => String, { description: 'The first day of the period.' })
  periodFrom!: string;

  @Field(() => String, { nullable: true, description: 'When it came; none: what is recorded was a mistake.' })
  receivedOn?: string | null;

  @Field(() => String, { description: 'How good it is, or what the mistake was.' })
  remark!: string;
}

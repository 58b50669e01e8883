import { Field, InputType } from 'type-graphql';
import type { Answer, CountedGroup, Definition } from './data-request.js';
import { AnswerGivenEnum, CountedGroupEnum, GroupDefinitionEnum } from './data-request.enum.js';

const DAY = 'Year-month-day: 2027-01-29.';

@InputType({ description: 'Which numbers are wanted, for whom, and who is asked. No text may hold a person.' })
export class AskForNumbersInput {
  @Field(() => String, { description: 'What the request is called.' })
  title!: string;

  @Field(() => String, { description: 'Which office wants the numbers.' })
  askedFor!: string;

  @Field(() => String, { description: 'Of which area.' })
  areaLabel!: string;

  @Field(() => String, { description: `The day that children are counted on. ${DAY}` })
  asAt!: string;

  @Field(() => String, { description: `The day by which answers are due. ${DAY}` })
  dueOn!: string;

  @Field(() => String, { description: 'What else to know; may be empty.' })
  note!: string;

  @Field(() => [String], { description: 'Who is asked: agencies as the sign-in names them.' })
  agencies!: string[];
}

@InputType({ description: 'What the own agency answers for one group. No text may hold a person.' })
export class DataRequestAnswerInput {
  @Field(() => CountedGroupEnum, { description: 'Which children.' })
  group!: CountedGroup;

  @Field(() => AnswerGivenEnum, { description: 'A number, that no data are held, or that none is given.' })
  answer!: Answer;

  @Field(() => String, {
    defaultValue: '',
    description: 'How many children, as it was written: what is no whole number is named, not rounded.',
  })
  children!: string;

  @Field(() => String, { defaultValue: '', description: 'How many of them are supported; empty where it is not known.' })
  supported!: string;

  @Field(() => GroupDefinitionEnum, { nullable: true, description: 'What the agency means by a gang; with a number.' })
  definition?: Definition | null;

  @Field(() => String, { defaultValue: '', description: 'The definition in the agency’s own words; with a number.' })
  words!: string;

  @Field(() => String, { defaultValue: '', description: `The day they were counted on; with a number. ${DAY}` })
  countedOn!: string;

  @Field(() => String, { defaultValue: '', description: 'What else to know; why, where it is refused.' })
  note!: string;
}

@InputType({ description: 'Children whom two agencies both count.' })
export class DataRequestOverlapInput {
  @Field(() => CountedGroupEnum, { description: 'Of which group.' })
  group!: CountedGroup;

  @Field(() => String, { description: 'One agency.' })
  agency!: string;

  @Field(() => String, { description: 'The other.' })
  otherAgency!: string;

  @Field(() => String, { defaultValue: '', description: 'How many children; empty: not known.' })
  children!: string;

  @Field(() => String, { description: 'How it is known, or why it is not.' })
  howKnown!: string;
}

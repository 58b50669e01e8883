import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A word of a closed list of reviews.' })
export class ReviewWord {
  @Field(() => String, { description: 'As it is handed to a change.' })
  code!: string;

  @Field(() => String, { description: 'As it is read.' })
  words!: string;
}

@ObjectType({
  simpleResolvers: true,
  description: 'What was said to have followed of a recommendation. Nothing said is changed.',
})
export class ReviewFollowUp {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'accepted, under way, done or not accepted.' })
  state!: string;

  @Field(() => String, { description: 'Of which day, 2027-01-29.' })
  saidOn!: string;

  @Field(() => String, { description: 'What was done; of what is not accepted, why.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'By what one sees that it is done.' })
  evidence!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What a review recommended.' })
export class ReviewRecommendation {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What is recommended.' })
  words!: string;

  @Field(() => String, { description: 'Which agency answers for it.' })
  agency!: string;

  @Field(() => String, { description: 'By which day it is due.' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'How it stands: the state said last; null where nothing was said.' })
  state!: string | null;

  @Field(() => Int, { nullable: true, description: 'For how many days it is overdue; null where it is not.' })
  overdueDays!: number | null;

  @Field(() => [ReviewFollowUp], { description: 'What followed, the newest first.' })
  followUps!: ReviewFollowUp[];

  @Field(() => Boolean, { description: 'Whether the viewer may say what followed.' })
  mayFollowUp!: boolean;

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A published review of practice: what it was about, never whom.' })
export class PracticeReview {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => ReviewWord, { description: 'What kind of review it is.' })
  kind!: ReviewWord;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => Int, { description: 'The year in which it was published.' })
  year!: number;

  @Field(() => String, { description: 'Which board published it.' })
  board!: string;

  @Field(() => String, { nullable: true, description: 'Where it is published; null of several told together.' })
  link!: string | null;

  @Field(() => [ReviewWord], { description: 'What it was about, of the closed list.' })
  themes!: ReviewWord[];

  @Field(() => String, { nullable: true, description: 'What else it was about, in the words of whoever entered it.' })
  ownThemes!: string | null;

  @Field(() => [ReviewRecommendation], { description: 'What it recommended, by the day it is due.' })
  recommendations!: ReviewRecommendation[];

  @Field(() => Int, { description: 'Handed to a change, it keeps two from undoing each other’s.' })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Practice reviews, what they recommended, and what followed.' })
export class PracticeReviews {
  @Field(() => String, { description: 'As of which day.' })
  on!: string;

  @Field(() => [ReviewWord], { description: 'The kinds of reviews.' })
  kinds!: ReviewWord[];

  @Field(() => [ReviewWord], { description: 'The themes to choose from.' })
  themes!: ReviewWord[];

  @Field(() => [PracticeReview], { description: 'The newest first.' })
  reviews!: PracticeReview[];

  @Field(() => [String], { description: 'What is entered, what is not, and how states are told.' })
  method!: readonly string[];
}

@InputType({ description: 'A published review of practice. Nothing of it may say whom it is of.' })
export class PracticeReviewInput {
  @Field(() => String, { description: 'Its kind, by its code.' })
  kind!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => Int, { description: 'The year in which it was published.' })
  year!: number;

  @Field(() => String, { description: 'Which board published it.' })
  board!: string;

  @Field(() => String, { nullable: true, description: 'Where it is published, https://.' })
  link?: string | null;

  @Field(() => [String], { description: 'Themes by their codes.' })
  themes!: string[];

  @Field(() => String, { nullable: true, description: 'What else it was about.' })
  ownThemes?: string | null;
}

@InputType({ description: 'What a review recommended.' })
export class ReviewRecommendationInput {
  @Field(() => String, { description: 'What is recommended.' })
  words!: string;

  @Field(() => String, { description: 'Which agency answers for it.' })
  agency!: string;

  @Field(() => String, { description: 'By which day, 2027-01-29.' })
  dueOn!: string;
}

@InputType({ description: 'What followed of a recommendation.' })
export class ReviewFollowUpInput {
  @Field(() => String, { description: 'accepted, under way, done or not accepted.' })
  state!: string;

  @Field(() => String, { description: 'Of which day, 2027-01-29.' })
  saidOn!: string;

  @Field(() => String, { description: 'What was done; of what is not accepted, why.' })
  words!: string;

  @Field(() => String, { nullable: true, description: 'By what one sees that it is done; needed of what is done.' })
  evidence?: string | null;
}

import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'A meeting.' })
export class MeetingInput {
  @Field(() => String, { description: 'partnership-board, delivery-group, joint-action-group or task-group.' })
  kind!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The day.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where, or that it is online.' })
  place!: string;

  @Field(() => String, { description: 'The office that chairs it, never a person.' })
  chair!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is not held.' })
  cancelled?: boolean | null;
}

@InputType({ description: 'A line of an agenda: one that stands, one of the draft, or one that is typed.' })
export class AgendaLineInput {
  @Field(() => ID, { nullable: true, description: 'The item that stands; its words stay as they are.' })
  item?: string | null;

  @Field(() => String, { nullable: true, description: 'Key of the line of the draft.' })
  draft?: string | null;

  @Field(() => String, { nullable: true, description: 'What a new one is called.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a new one: decision, information or discussion.' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Of a new one: the agency or office that leads.' })
  lead?: string | null;
}

@InputType({ description: 'A paper of an item.' })
export class MeetingPaperInput {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'A link, or where else it is found.' })
  reference!: string;
}

@InputType({ description: 'A line of an agenda.' })
export class AgendaItemInput {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'decision, information or discussion.' })
  kind!: string;

  @Field(() => String, { description: 'The agency or office that leads.' })
  lead!: string;

  @Field(() => [MeetingPaperInput], { description: 'All of its papers.' })
  papers!: MeetingPaperInput[];
}

@InputType({ description: 'What came of an item.' })
export class ItemResultInput {
  @Field(() => String, { description: 'resolved, noted or deferred.' })
  result!: string;

  @Field(() => String, { description: 'What was resolved or noted, or why it was deferred.' })
  words!: string;

  @Field(() => ID, { nullable: true, description: 'To which meeting it was deferred; none: to the next of the kind.' })
  deferredTo?: string | null;
}

@InputType({ description: 'What a meeting asks of an agency.' })
export class MeetingActionInput {
  @Field(() => ID, { description: 'The meeting it comes from.' })
  meeting!: string;

  @Field(() => ID, { nullable: true, description: 'The item of its agenda.' })
  item?: string | null;

  @Field(() => String, { description: 'What is to be done.' })
  words!: string;

  @Field(() => String, { description: 'The agency that has it, as the sign-in names it, or an office.' })
  agency!: string;

  @Field(() => String, { description: 'The day by which it is due.' })
  dueOn!: string;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';

const VERSION = 'Handed to a change, it keeps two from undoing each other’s.';

@ObjectType({ simpleResolvers: true, description: 'A meeting of the partnership.' })
export class Meeting {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'partnership-board, delivery-group, joint-action-group or task-group.' })
  kind!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The day.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where, or that it is online.' })
  place!: string;

  @Field(() => String, { description: 'The office that chairs it: independent-chair, police-commander, …' })
  chair!: string;

  @Field(() => Boolean, { description: 'Whether it is not held.' })
  cancelled!: boolean;

  @Field(() => Int, { description: 'How many items stand on its agenda.' })
  itemCount!: number;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A paper of an item.' })
export class MeetingPaper {
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'A link, or where else it is found.' })
  reference!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A row that a line of an agenda was drafted from.' })
export class DraftedRow {
  @Field(() => String, {
    description: 'Which: action:5, feed:3:2026-07-01, measure:4, account:2026/27:received:12, meeting:2:item:9, data-request:2.',
  })
  record!: string;

  @Field(() => String, { description: 'How it stood.' })
  said!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A line of an agenda, and what came of it.' })
export class AgendaItem {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'decision, information or discussion.' })
  kind!: string;

  @Field(() => String, { description: 'The agency or office that leads.' })
  lead!: string;

  @Field(() => [MeetingPaper], { description: 'Its papers.' })
  papers!: readonly MeetingPaper[];

  @Field(() => String, { nullable: true, description: 'The line of the draft that it was; null of one that was typed.' })
  origin!: string | null;

  @Field(() => [DraftedRow], { description: 'The rows it was drafted from.' })
  originRows!: readonly DraftedRow[];

  @Field(() => String, { nullable: true, description: 'resolved, noted or deferred; null while nothing came of it.' })
  result!: string | null;

  @Field(() => String, { nullable: true, description: 'What was resolved or noted, or why it was deferred.' })
  words!: string | null;

  @Field(() => Meeting, { nullable: true, description: 'To which meeting; null of a deferred one: to the next of the kind.' })
  deferredTo!: Meeting | null;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'What was done of an action.' })
export class ActionStep {
  @Field(() => String, { description: 'How it stood then: open, done or dropped.' })
  state!: string;

  @Field(() => String, { description: 'What was done, or why it was dropped.' })
  words!: string;

  @Field(() => String, { description: 'The day on which it was recorded.' })
  onDay!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a meeting asked of an agency.' })
export class MeetingAction {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => ID, { description: 'The meeting it came from.' })
  meeting!: string;

  @Field(() => ID, { nullable: true, description: 'The item of its agenda; null where it came from none.' })
  item!: string | null;

  @Field(() => String, { description: 'Meeting and item, in words.' })
  from!: string;

  @Field(() => String, { description: 'What is to be done.' })
  words!: string;

  @Field(() => String, { description: 'The agency or office that has it.' })
  agency!: string;

  @Field(() => String, { description: 'The day by which it is due.' })
  dueOn!: string;

  @Field(() => String, { description: 'open, done or dropped.' })
  state!: string;

  @Field(() => Int, { description: 'Days it is overdue; 0 otherwise.' })
  daysOverdue!: number;

  @Field(() => String, { nullable: true, description: 'When it was done or dropped.' })
  closedOn!: string | null;

  @Field(() => [ActionStep], { description: 'The oldest first.' })
  steps!: readonly ActionStep[];

  @Field(() => Boolean, { description: 'Whether you may record what was done of it.' })
  mayRecord!: boolean;

  @Field(() => Int, { description: VERSION })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Actions of all meetings, as they stand on a day.' })
export class MeetingActions {
  @Field(() => String, { description: 'The day.' })
  on!: string;

  @Field(() => [MeetingAction], { description: 'In the order in which they are due.' })
  actions!: readonly MeetingAction[];

  @Field(() => [String], { description: 'How it is worked out.' })
  method!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A meeting with its agenda and what it asked for.' })
export class MeetingRecord {
  @Field(() => Meeting, { description: 'The meeting.' })
  meeting!: Meeting;

  @Field(() => [AgendaItem], { description: 'Its agenda, in its order.' })
  items!: readonly AgendaItem[];

  @Field(() => [MeetingAction], { description: 'What it asked of agencies.' })
  actions!: readonly MeetingAction[];

  @Field(() => [Meeting], { description: 'Meetings that are held later, to which an item may be deferred.' })
  later!: readonly Meeting[];
}

@ObjectType({ simpleResolvers: true, description: 'A line of a draft beside the agenda that was saved.' })
export class AgendaDraftLine {
  @Field(() => String, { description: 'The same from one draft to the next.' })
  key!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'decision, information or discussion.' })
  kind!: string;

  @Field(() => String, { description: 'The agency or office that leads.' })
  lead!: string;

  @Field(() => String, { description: 'Why it stands here.' })
  because!: string;

  @Field(() => [DraftedRow], { description: 'The rows it is made from.' })
  rows!: readonly DraftedRow[];

  @Field(() => String, { description: 'on the agenda, moved, new or taken out.' })
  standing!: string;

  @Field(() => ID, { nullable: true, description: 'The item it stands as.' })
  item!: string | null;

  @Field(() => [String], { description: 'What moved since the agenda was saved.' })
  moved!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'An agenda made from what is due on a day. Nothing of it is stored.' })
export class AgendaDraft {
  @Field(() => String, { description: 'The day.' })
  on!: string;

  @Field(() => [AgendaDraftLine], { description: 'In the order of an agenda.' })
  lines!: readonly AgendaDraftLine[];

  @Field(() => [ID], { description: 'Items of the agenda that were drafted and are due no more.' })
  dueNoMore!: readonly string[];

  @Field(() => [String], { description: 'What your role does not see, so that it is not in the draft.' })
  notKnown!: readonly string[];

  @Field(() => [String], { description: 'How it is made.' })
  method!: readonly string[];
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { AreaTypeEnum } from '../areas/area-type.enum.js';
import type { AreaType } from '../areas/area-type.js';
import { FieldProblem } from '../governance/agreement.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { ChapterStateEnum } from './chapter.enum.js';
import type { ChapterState } from './chapter.js';
import { ChapterFigure, MovedFigure } from './figure.type.js';

@ObjectType({ simpleResolvers: true, description: 'A template that chapters are made from.' })
export class ChapterTemplate {
  @Field(() => String, { description: 'Its name.' })
  template!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [AreaTypeEnum], { description: 'Of which areas a chapter is made from it.' })
  areaTypes!: readonly AreaType[];

  @Field(() => [String], { description: 'Its sections.' })
  headings!: string[];

  @Field(() => Int, { description: 'How many figures it places.' })
  figures!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Months, both in it.' })
export class ChapterPeriod {
  @Field(() => String, { description: 'The first, 2025-11.' })
  from!: string;

  @Field(() => String, { description: 'The last.' })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A paragraph of a text, or a point of a list.' })
export class WrittenPart {
  @Field(() => Boolean, { description: 'Whether it is a point of a list.' })
  isPoint!: boolean;

  @Field(() => [String], { description: 'Its lines, as its author broke them.' })
  lines!: readonly string[];
}

@ObjectType({ simpleResolvers: true, description: 'A section as its authors have it.' })
export class ChapterSection {
  @Field(() => String, { description: 'Which.' })
  key!: string;

  @Field(() => String, { description: 'Its heading.' })
  heading!: string;

  @Field(() => [String], { description: 'What to write about, for authors.' })
  prompts!: readonly string[];

  @Field(() => String, { description: 'What is written.' })
  written!: string;

  @Field(() => [WrittenPart], { description: 'The same as a reader sees it.' })
  parts!: readonly WrittenPart[];

  @Field(() => Int, {
    description: 'One more with every change of the text. Handed to a save, it keeps two authors from undoing each other’s.',
  })
  version!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was written last.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  changedBy!: string | null;

  @Field(() => [ChapterFigure], { description: 'The figures beside it.' })
  figures!: ChapterFigure[];
}

@ObjectType({ simpleResolvers: true, description: 'What an author said of a section.' })
export class ChapterComment {
  @Field(() => String, { description: 'Of which section.' })
  section!: string;

  @Field(() => String, { description: 'What.' })
  said!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  saidAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  saidBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'One step of a chapter.' })
export class ChapterChange {
  @Field(() => String, { description: 'What was done.' })
  change!: string;

  @Field(() => String, { nullable: true, description: 'Why, where it was said.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  changedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'That a version of a chapter is published.' })
export class PublishedChapterHead {
  @Field(() => ID, { description: 'The chapter’s number.' })
  id!: string;

  @Field(() => Int, { description: 'Which version.' })
  version!: number;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'Of which area.' })
  areaLabel!: string;

  @Field(() => ChapterPeriod, { description: 'Of which months.' })
  period!: ChapterPeriod;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  publishedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A chapter in work, in short.' })
export class ChapterHead {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'From which template.' })
  template!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => String, { description: 'The code of its area.' })
  areaCode!: string;

  @Field(() => String, { description: 'Of which area.' })
  areaLabel!: string;

  @Field(() => ChapterPeriod, { description: 'Of which months.' })
  period!: ChapterPeriod;

  @Field(() => ChapterStateEnum, { description: 'How far it is.' })
  state!: ChapterState;

  @Field(() => DateTimeScalar, { description: 'When its figures were made.' })
  rebuiltAt!: Date;

  @Field(() => Int, {
    description: 'One more with every change of all but text. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A chapter as its authors work on it.' })
export class Chapter extends ChapterHead {
  @Field(() => [ChapterSection], { description: 'Its sections, with what is written and the figures beside it.' })
  sections!: ChapterSection[];

  @Field(() => [MovedFigure], { description: 'What moved when the figures were made last.' })
  moved!: readonly MovedFigure[];

  @Field(() => [ChapterComment], { description: 'What authors said, as they said it.' })
  comments!: ChapterComment[];

  @Field(() => [ChapterChange], { description: 'Its steps, newest first.' })
  history!: ChapterChange[];

  @Field(() => String, {
    nullable: true,
    description: 'Why you do not approve it: you wrote in it since it was approved last, or sent it. Null where you may.',
  })
  notToApprove!: string | null;

  @Field(() => [PublishedChapterHead], { description: 'Its versions, newest first.' })
  published!: PublishedChapterHead[];
}

@ObjectType({ simpleResolvers: true, description: 'A section as it was published.' })
export class PublishedChapterSection {
  @Field(() => String, { description: 'Which.' })
  key!: string;

  @Field(() => String, { description: 'Its heading.' })
  heading!: string;

  @Field(() => String, { description: 'What is written.' })
  written!: string;

  @Field(() => [WrittenPart], { description: 'The same as a reader sees it.' })
  parts!: readonly WrittenPart[];

  @Field(() => [ChapterFigure], { description: 'The figures beside it.' })
  figures!: ChapterFigure[];
}

@ObjectType({ simpleResolvers: true, description: 'A chapter as it was published, for good.' })
export class PublishedChapter extends PublishedChapterHead {
  @Field(() => String, { description: 'Whose partnership.' })
  partnership!: string;

  @Field(() => Boolean, { description: 'Whether the data behind it are invented.' })
  invented!: boolean;

  @Field(() => DateTimeScalar, { description: 'When its figures were made.' })
  rebuiltAt!: Date;

  @Field(() => [String], { description: 'Whose data it owes a notice to.' })
  attributions!: readonly string[];

  @Field(() => [PublishedChapterSection], { description: 'Its sections.' })
  sections!: PublishedChapterSection[];

  @Field(() => [PublishedChapterHead], { description: 'All versions of the chapter, newest first.' })
  versions!: PublishedChapterHead[];
}

@ObjectType({ simpleResolvers: true, description: 'A chapter as it is now, or what kept it from being so.' })
export class ChapterOutcome {
  @Field(() => Chapter, { nullable: true, description: 'Null when it was refused.' })
  chapter!: Chapter | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'What another author wrote since the text was opened.' })
export class ChapterTheirs {
  @Field(() => String, { description: 'Their text.' })
  written!: string;

  @Field(() => Int, { description: 'Its version: handed to the next save, it says that theirs was read.' })
  version!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  changedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  changedBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A saved text, or what kept it from being saved.' })
export class ChapterSectionOutcome {
  @Field(() => Int, { nullable: true, description: 'The version saved; null when it was refused.' })
  version!: number | null;

  @Field(() => ChapterTheirs, {
    nullable: true,
    description: 'Where another author was quicker: nothing was saved, and neither text is lost.',
  })
  theirs!: ChapterTheirs | null;

  @Field(() => String, { description: 'The text that was handed in.' })
  yours!: string;

  @Field(() => [FieldProblem], { description: 'All that is wrong.' })
  problems!: readonly FieldProblem[];
}

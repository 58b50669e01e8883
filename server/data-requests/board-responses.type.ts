import { Field, Int, ObjectType } from 'type-graphql';
import type { BoardResponseClass } from './board-responses.sql.js';
import { BoardResponseClassEnum } from './data-request.enum.js';

@ObjectType({ simpleResolvers: true, description: 'What an area’s safeguarding board answered, as a report prints it.' })
export class BoardResponseType {
  @Field(() => Int, { description: 'The area’s place in the report’s order of risk: 1 is the highest.' })
  riskOrder!: number;

  @Field(() => String, { description: 'The area, as printed.' })
  area!: string;

  @Field(() => String, { description: 'Its answer, as printed.' })
  printed!: string;

  @Field(() => BoardResponseClassEnum, { description: 'The class of the answer.' })
  responseClass!: BoardResponseClass;

  @Field(() => String, { description: 'Where it is printed.' })
  document!: string;
}

@ObjectType({ simpleResolvers: true, description: 'How many areas answered so.' })
export class CountedBoardResponses {
  @Field(() => BoardResponseClassEnum, { description: 'How.' })
  responseClass!: BoardResponseClass;

  @Field(() => Int, { description: 'How many areas.' })
  areas!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Boards’ answers as somebody loaded them. None are shipped.' })
export class BoardResponsesType {
  @Field(() => [BoardResponseType], { description: 'In the report’s order of risk.' })
  areas!: readonly BoardResponseType[];

  @Field(() => [CountedBoardResponses], { description: 'Counted by class.' })
  classes!: readonly CountedBoardResponses[];

  @Field(() => [String], { description: 'What the report’s own text says otherwise.' })
  caveats!: readonly string[];

  @Field(() => String, { description: 'The licence, as far as it is known.' })
  licence!: string;
}

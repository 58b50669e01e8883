import { Field, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../governance/agreement.type.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { RunUnderWayStateEnum } from './run-state.enum.js';
import type { RunUnderWayState } from './runs-under-way.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'Work that goes on by itself, and keeps what it comes to. It is told to whoever started it and to nobody else, by the server that does it.',
})
export class RunProgress {
  @Field(() => ID, { description: 'To ask for it again, or cancel it.' })
  id!: string;

  @Field(() => RunUnderWayStateEnum, { description: 'What has become of it.' })
  state!: RunUnderWayState;

  @Field(() => String, { description: 'What is being done, in words.' })
  doing!: string;

  @Field(() => Int, { description: 'Which step that is, from 1.' })
  step!: number;

  @Field(() => Int, { description: 'How many steps there are.' })
  steps!: number;

  @Field(() => Int, { description: 'How much of the step is done, of «of».' })
  done!: number;

  @Field(() => Int, { description: 'How much there is to do in the step; 0 where it does not tell.' })
  of!: number;

  @Field(() => DateTimeScalar, { description: 'When it was started.' })
  startedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it failed, and what to do.' })
  problem!: string | null;

  @Field(() => ID, { nullable: true, description: 'Of what was kept, when it is done.' })
  kept!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A run that was started, or what kept it from being so.' })
export class StartedRun {
  @Field(() => RunProgress, { nullable: true, description: 'Null when it was refused.' })
  run!: RunProgress | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was started.' })
  problems!: readonly FieldProblem[];
}

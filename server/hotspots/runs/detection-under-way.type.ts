import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { Lazily } from '../../graphql/lazily.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { HotspotCells } from '../hotspot-cells.type.js';
import { RunUnderWayStateEnum } from '../../runs/run-state.enum.js';
import type { RunUnderWayState } from '../../runs/runs-under-way.js';

@ObjectType({
  simpleResolvers: true,
  description:
    'A detection that goes on by itself. It is told to whoever started it and to nobody else, by the server that does it.',
})
export class HotspotRunProgress {
  @Field(() => ID, { description: 'To ask for it again, or cancel it. Not the id of the saved run.' })
  id!: string;

  @Field(() => RunUnderWayStateEnum, { description: 'What has become of it.' })
  state!: RunUnderWayState;

  @Field(() => String, { description: 'What is being done, in words.' })
  doing!: string;

  @Field(() => Int, { description: 'Which step that is, from 1.' })
  step!: number;

  @Field(() => Int, { description: 'How many steps there are.' })
  steps!: number;

  @Field(() => Int, { description: 'How much of the step is done, of «of»: cells, or slices.' })
  done!: number;

  @Field(() => Int, { description: 'How much there is to do in the step; 0 where it does not tell.' })
  of!: number;

  @Field(() => DateTimeScalar, { description: 'When it was started.' })
  startedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Why it failed, and what to do.' })
  problem!: string | null;

  @Field(() => HotspotCells, {
    nullable: true,
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description: 'What it came to, when it is done; its «run» is the saved one. Refused where you may no longer have it.',
  })
  result!: Lazily<HotspotCells> | null | (() => Lazily<HotspotCells> | null);
}

import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../graphql/scalars/date.js';
import { USUAL_SECONDS } from './asked-plan.js';

@InputType({ description: 'A place that has to be visited: by that team, at that time, where told.' })
export class PlanPinInput {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => ID, { nullable: true, description: 'By which team; left out, by any.' })
  team!: string | null;

  @Field(() => String, { nullable: true, description: 'When the visit begins, as 18:15; left out, at any time.' })
  at!: string | null;
}

@InputType({ description: 'A place that is not visited, or not by that team.' })
export class PlanBanInput {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => ID, { nullable: true, description: 'By which team; left out, by none.' })
  team!: string | null;
}

@InputType({ description: 'When a place is known to be busiest: outside these hours its demand counts one band less.' })
export class PlanBusyInput {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => String, { description: 'From when, as 19:00.' })
  from!: string;

  @Field(() => String, { description: 'Until when.' })
  to!: string;
}

@InputType({
  description:
    'An evening to be planned. Places that could be visited are found: active hotspot areas, open requests, and squares with many reports and nothing open near.',
})
export class PlanDeploymentInput {
  @Field(() => DateScalar, { description: 'The day the evening begins on.' })
  on!: string;

  @Field(() => ID, { nullable: true, description: 'The plan that is solved again: its next version. Left out, a new plan.' })
  plan!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of it that was looked at; solved again since, it is refused.' })
  version!: number | null;

  @Field(() => [ID], { defaultValue: [], description: 'Which teams go; left out, all that are out on that day.' })
  teams!: string[];

  @Field(() => [ID], { defaultValue: [], description: 'Requests that have to be answered this evening.' })
  mustVisit!: string[];

  @Field(() => [PlanPinInput], { defaultValue: [], description: 'Places that have to be visited.' })
  pins!: PlanPinInput[];

  @Field(() => [PlanBanInput], { defaultValue: [], description: 'Places that are not visited.' })
  bans!: PlanBanInput[];

  @Field(() => [PlanBusyInput], { defaultValue: [], description: 'When places are known to be busiest.' })
  busy!: PlanBusyInput[];

  @Field(() => Int, { defaultValue: USUAL_SECONDS, description: 'How long the solver may take, 1 to 15 seconds.' })
  seconds!: number;
}

import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { connectionTypes } from '../../graphql/connection.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';

@ObjectType({ simpleResolvers: true, description: 'One visit of a plan.' })
export class DeploymentStop {
  @Field(() => Int, { description: 'Which of its team’s, from 1.' })
  position!: number;

  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => Float, { description: 'Where it is: a point in a hotspot area, or the middle of a square.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where it is.' })
  latitude!: number;

  @Field(() => String, { description: 'From when.' })
  from!: string;

  @Field(() => String, { description: 'Until when.' })
  to!: string;

  @Field(() => Int, { description: 'Minutes there from where the team was before.' })
  travelMinutes!: number;

  @Field(() => String, { description: 'Why it was chosen.' })
  because!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What one team does in a plan.' })
export class DeploymentRoute {
  @Field(() => ID, { description: 'The team.' })
  team!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'When its shift begins.' })
  from!: string;

  @Field(() => String, { description: 'When it ends.' })
  to!: string;

  @Field(() => String, { description: 'From where it starts.' })
  baseName!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Who goes, by role or initials; null for who does not see the bank of staff.',
  })
  staff!: readonly string[] | null;

  @Field(() => [DeploymentStop], { description: 'In order.' })
  stops!: readonly DeploymentStop[];
}

@ObjectType({ simpleResolvers: true, description: 'A place that could be visited, and what became of it.' })
export class DeploymentCandidate {
  @Field(() => String, { description: 'By which it is pinned and banned.' })
  id!: string;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => String, { description: 'Why it could be visited: hotspot area, request, or nothing open near.' })
  because!: string;

  @Field(() => Float, { description: 'Where it is.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where it is.' })
  latitude!: number;

  @Field(() => String, { description: 'The band of its demand: none, low, medium or high.' })
  demand!: string;

  @Field(() => [DateScalar], { description: 'Days of the requests it answers.' })
  requestedOn!: readonly string[];

  @Field(() => [ID], { description: 'Numbers of these requests.' })
  requests!: readonly string[];

  @Field(() => Boolean, { description: 'One of them has to be answered this evening.' })
  mustVisit!: boolean;

  @Field(() => Boolean, { description: 'The police have said that a crew may go there that evening.' })
  cleared!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is left out; null where it is visited.' })
  leftOut!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'The plan made step by step, beside which a plan is judged.' })
export class GreedyPlan {
  @Field(() => Float, { description: 'What it covers.' })
  covered!: number;

  @Field(() => Int, { description: 'How many visits it has.' })
  visits!: number;

  @Field(() => Boolean, { description: 'Whether it has every visit that is required.' })
  keepsAll!: boolean;
}

@ObjectType({ simpleResolvers: true, description: 'A pin of a plan.' })
export class PlanPin {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => ID, { nullable: true, description: 'By which team.' })
  team!: string | null;

  @Field(() => String, { nullable: true, description: 'When.' })
  at!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A ban of a plan.' })
export class PlanBan {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => ID, { nullable: true, description: 'By which team.' })
  team!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'When a place was said to be busiest.' })
export class PlanBusy {
  @Field(() => String, { description: 'The candidate.' })
  candidate!: string;

  @Field(() => String, { description: 'From when.' })
  from!: string;

  @Field(() => String, { description: 'Until when.' })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What the planner asked for.' })
export class AskedDeployment {
  @Field(() => [ID], { description: 'Which teams; empty: all that were out.' })
  teams!: readonly string[];

  @Field(() => [ID], { description: 'Requests that had to be answered.' })
  mustVisit!: readonly string[];

  @Field(() => [PlanPin], { description: 'Places that had to be visited.' })
  pins!: readonly PlanPin[];

  @Field(() => [PlanBan], { description: 'Places that were not to be.' })
  bans!: readonly PlanBan[];

  @Field(() => [PlanBusy], { description: 'When places were said to be busiest.' })
  busy!: readonly PlanBusy[];

  @Field(() => Int, { description: 'How long the solver was given.' })
  seconds!: number;
}

/** Which of its stops are not cleared any more is resolved apart (plans.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'A version of a plan of an evening. No version is ever changed.' })
export class DeploymentPlan {
  @Field(() => ID, { description: 'The number of the plan.' })
  id!: string;

  @Field(() => Int, { description: 'Which version of it this is.' })
  version!: number;

  @Field(() => Int, { description: 'The newest there is.' })
  newestVersion!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'The version by which teams go; null where none was published, or the last was withdrawn.',
  })
  standingVersion!: number | null;

  @Field(() => DateScalar, { description: 'The day the evening begins on.' })
  on!: string;

  @Field(() => String, { description: 'Whose plan it is.' })
  agency!: string;

  @Field(() => AskedDeployment, { description: 'What the planner asked for.' })
  asked!: AskedDeployment;

  @Field(() => [DeploymentRoute], { description: 'Who goes where, team by team.' })
  routes!: readonly DeploymentRoute[];

  @Field(() => [DeploymentCandidate], { description: 'All places that could be visited.' })
  candidates!: readonly DeploymentCandidate[];

  @Field(() => Float, { description: 'Demand covered, in bands: first visits whole, repeats less, with priorities.' })
  covered!: number;

  @Field(() => Float, { description: 'No plan that keeps the rules covers more.' })
  bound!: number;

  @Field(() => Float, { description: '(bound − covered) ÷ bound.' })
  gap!: number;

  @Field(() => GreedyPlan, { description: 'The plan made step by step.' })
  greedy!: GreedyPlan;

  @Field(() => Float, { description: 'How long the solver took, in seconds.' })
  seconds!: number;

  @Field(() => String, { description: 'The method.' })
  variant!: string;

  @Field(() => [String], { description: 'What it was made from, in sentences.' })
  basis!: readonly string[];

  @Field(() => String, { nullable: true, description: 'The state of the data it was made from.' })
  dataVersion!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was solved.' })
  madeAt!: Date;

  @Field(() => String, { description: 'By whom.' })
  madeBy!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was published; null for a draft.' })
  publishedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  publishedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn: nobody goes by it any more.' })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'By whom.' })
  withdrawnBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  withdrawnBecause!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A plan, or which rules cannot be met.' })
export class DeploymentPlanOutcome {
  @Field(() => DeploymentPlan, { nullable: true, description: 'Null when there is none.' })
  plan!: DeploymentPlan | null;

  @Field(() => [FieldProblem], {
    description:
      'All that is wrong. The field «rules» names what cannot be kept that evening, «staff» what the bank lacks, «teams» who is not out.',
  })
  problems!: readonly FieldProblem[];
}

export const { Edge: DeploymentPlanEdge, Connection: DeploymentPlanConnection } = connectionTypes(
  'DeploymentPlan',
  () => DeploymentPlan,
);

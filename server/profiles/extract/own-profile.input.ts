import { Field, ID, InputType } from 'type-graphql';
import type { ClusterCorrection } from '../../statistics/risk-ratios.js';
import type { ProfileFactor } from './adjusted-ratios.js';
import { ClusterCorrectionEnum, ProfileFactorEnum } from './own-profile.enum.js';

@InputType('ReferenceLevelInput', { description: 'What others are compared with.' })
export class ReferenceLevelInput {
  @Field(() => ProfileFactorEnum, { description: 'Of which factor.' })
  factor!: ProfileFactor;

  @Field(() => String, { description: 'The level, such as 10-12.' })
  level!: string;
}

@InputType('AdjustedRiskRatiosInput', { description: 'What is asked of an extract.' })
export class AdjustedRiskRatiosInput {
  @Field(() => ID, { description: 'The extract.' })
  extract!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the factors whose risk is asked for; all of the extract unless told.',
  })
  outcomes?: string[] | null;

  @Field(() => ProfileFactorEnum, {
    nullable: true,
    description: 'By what children are compared; association with a gang unless told.',
  })
  exposure?: ProfileFactor | null;

  @Field(() => [ProfileFactorEnum], { nullable: true, description: 'What else is held equal; all the others unless told.' })
  adjustFor?: ProfileFactor[] | null;

  @Field(() => [ReferenceLevelInput], {
    nullable: true,
    description: 'What others are compared with; no association, 10-12, female and white unless told.',
  })
  references?: ReferenceLevelInput[] | null;

  @Field(() => ClusterCorrectionEnum, { nullable: true, description: 'CR1 unless told.' })
  correction?: ClusterCorrection | null;
}

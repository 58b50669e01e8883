import { Field, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { YouthPlace, YouthSession } from '../provision.type.js';
import type { KeptChange } from './kept-provision.js';

@ObjectType({ simpleResolvers: true, description: 'One change of a session or place by form.' })
export class YouthProvisionChange {
  @Field(() => Int, { description: 'The version since.' })
  version!: number;

  @Field(() => String, { description: 'added, changed or closed.' })
  change!: KeptChange['change'];

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { description: 'By whom, as the audit names them.' })
  changedBy!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A session as it is now, or what kept it from being so.' })
export class YouthSessionOutcome {
  @Field(() => YouthSession, { nullable: true, description: 'Null when it was refused, or is closed.' })
  session!: YouthSession | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

@ObjectType({ simpleResolvers: true, description: 'A place as it is now, or what kept it from being so.' })
export class YouthPlaceOutcome {
  @Field(() => YouthPlace, { nullable: true, description: 'Null when it was refused, is closed, or must not be found.' })
  place!: YouthPlace | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

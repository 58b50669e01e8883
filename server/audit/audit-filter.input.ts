import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../graphql/scalars/date.js';
import { AuditActionEnum } from './audit-action.enum.js';
import type { AuditAction } from './audit-event.js';

@InputType('AuditFilter', {
  description: 'Which events. What is left out does not narrow; what is given narrows together.',
})
export class AuditFilterInput {
  @Field(() => String, { nullable: true, description: 'Part of a name, or the beginning of an actor’s id.' })
  person?: string | null;

  @Field(() => String, { nullable: true, description: 'The role they had: police-analyst, …, operator for the command line.' })
  role?: string | null;

  @Field(() => [AuditActionEnum], { nullable: true, description: 'What was done.' })
  actions?: AuditAction[] | null;

  @Field(() => String, { nullable: true, description: 'Events that name this kind of incident: ASB_REPORT, …' })
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'Events that name this area, by its code as it was asked for.' })
  area?: string | null;

  @Field(() => String, { nullable: true, description: 'Events of this request: what its answer had as x-request-id.' })
  requestId?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day, to its end.' })
  to?: string | null;
}

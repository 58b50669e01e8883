import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { FieldProblem } from '../../governance/agreement.type.js';
import { connectionTypes } from '../../graphql/connection.js';
import { DateScalar } from '../../graphql/scalars/date.js';
import { DateTimeScalar } from '../../graphql/scalars/date-time.js';
import { AskedFromEnum, RequestKindEnum, RequestStateEnum, UrgencyEnum } from './support-request.enum.js';
import type { AskedFrom, RequestKind, RequestState, Urgency } from './support-request.js';

@ObjectType({ simpleResolvers: true, description: 'One change of a request.' })
export class SupportRequestChange {
  @Field(() => DateTimeScalar, { description: 'When.' })
  changedAt!: Date;

  @Field(() => String, { nullable: true, description: 'By whom; null for whoever asked.' })
  changedBy!: string | null;

  @Field(() => String, { description: 'asked, decided, put together or linked. Whoever asked sees the first two.' })
  change!: string;

  @Field(() => RequestStateEnum, { description: 'How it stood then.' })
  state!: RequestState;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Another open request near: it may be about the same trouble.' })
export class NearbySupportRequest {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => String, { description: 'What its place is called.' })
  name!: string;

  @Field(() => Float, { description: 'How far, in metres.' })
  metres!: number;
}

/** The fields that need more rows are resolved apart (support-requests.resolver.ts). */
@ObjectType({ simpleResolvers: true, description: 'What an agency knows of a place or asks for there, and what became of it.' })
export class SupportRequest {
  @Field(() => ID, { description: 'Its number.' })
  id!: string;

  @Field(() => RequestKindEnum, { description: 'Whether something is told or asked for.' })
  kind!: RequestKind;

  @Field(() => AskedFromEnum, { description: 'From where it comes.' })
  askedFrom!: AskedFrom;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => Float, { description: 'The middle of the square of 100 m that the place lies in.' })
  longitude!: number;

  @Field(() => Float, { description: 'The middle of the square.' })
  latitude!: number;

  @Field(() => String, { description: 'What happens there, and when.' })
  reason!: string;

  @Field(() => String, { description: 'How that is known.' })
  evidence!: string;

  @Field(() => UrgencyEnum, { description: 'How soon.' })
  urgency!: Urgency;

  @Field(() => String, { description: 'The role or team to ask.' })
  contactRole!: string;

  @Field(() => String, { description: 'The agency that asked.' })
  agency!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => String, { nullable: true, description: 'By whom; null for a partner.' })
  askedBy!: string | null;

  @Field(() => RequestStateEnum, { description: 'What became of it.' })
  state!: RequestState;

  @Field(() => String, { nullable: true, description: 'Why; null as long as nothing is decided.' })
  stateReason!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'The evening it is planned for.' })
  plannedOn!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The published plan that goes there, or went; null where a planner decided by hand, and for a partner.',
  })
  plan!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The request it was put together with, as which it stands; null for a partner.',
  })
  mergedInto!: string | null;

  @Field(() => ID, { nullable: true, description: 'The hotspot area it bears on; null for a partner.' })
  hotspotArea!: string | null;

  @Field(() => Int, {
    description: 'One more with every change. Handed to a change, it keeps two people from undoing each other’s.',
  })
  version!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A request as it is now, or what kept it from being so.' })
export class SupportRequestOutcome {
  @Field(() => SupportRequest, { nullable: true, description: 'Null when it was refused.' })
  request!: SupportRequest | null;

  @Field(() => [FieldProblem], { description: 'All that is wrong. Empty when it was done.' })
  problems!: readonly FieldProblem[];
}

export const { Edge: SupportRequestEdge, Connection: SupportRequestConnection } = connectionTypes(
  'SupportRequest',
  () => SupportRequest,
);

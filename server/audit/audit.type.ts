import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionTypes } from '../graphql/connection.js';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { AuditActionEnum } from './audit-action.enum.js';
import type { AuditAction } from './audit-event.js';

@ObjectType({ simpleResolvers: true, description: 'One thing that is told of an event.' })
export class AuditDetail {
  @Field(() => String, { description: 'What it is: filter.from, format, recipient, …' })
  name!: string;

  @Field(() => String, { description: 'What it was.' })
  text!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Something done or looked at. Events are only ever added, never changed.' })
export class AuditEvent {
  @Field(() => ID, { description: 'Its number in the chain, without gaps from 1.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When, by the database’s clock.' })
  at!: string;

  @Field(() => String, { description: 'Who, by an id that stays: persona:police-analyst, cli:name at the command line.' })
  actor!: string;

  @Field(() => String, { description: 'What they were called then.' })
  name!: string;

  @Field(() => String, { description: 'The role they had then.' })
  role!: string;

  @Field(() => String, { description: 'The agency they worked for; empty at the command line.' })
  agency!: string;

  @Field(() => String, { nullable: true, description: 'What they had said the work was for.' })
  purpose!: string | null;

  @Field(() => AuditActionEnum, { description: 'What was done.' })
  action!: AuditAction;

  @Field(() => String, { nullable: true, description: 'The one thing it was done to: batch:12.' })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'The query, route or layer asked for.' })
  query!: string | null;

  @Field(() => [String], { description: 'Kinds of incident that were shown or given out.' })
  kinds!: readonly string[];

  @Field(() => [String], { description: 'Codes of the areas asked for, made or found.' })
  areas!: readonly string[];

  @Field(() => Int, { description: 'How many records are told one by one: «auditOf» finds the event by them.' })
  records!: number;

  @Field(() => [AuditDetail], { description: 'What more is told, the filter among it. Never what a row holds.' })
  details!: readonly AuditDetail[];

  @Field(() => Int, { nullable: true, description: 'How many rows were shown, given out or changed.' })
  rowCount!: number | null;

  @Field(() => String, { description: 'The request, by the x-request-id of its answer; a command’s own id at the command line.' })
  requestId!: string;

  @Field(() => String, { description: 'SHA-256 of the event and of the one before it, hexadecimal.' })
  hash!: string;
}

export const { Edge: AuditEventEdge, Connection: AuditEventConnection } = connectionTypes('AuditEvent', () => AuditEvent);

@ObjectType('AuditHead', {
  simpleResolvers: true,
  description: 'The newest event. Kept elsewhere, it shows later whether events were cut off.',
})
export class AuditHeadType {
  @Field(() => Int, { description: 'Its number; 0 while there is no event.' })
  sequence!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When.' })
  at!: string | null;

  @Field(() => String, { description: 'Its hash, hexadecimal.' })
  hash!: string;
}

@ObjectType({ simpleResolvers: true, description: 'Whether the audit is as it was written.' })
export class AuditVerification {
  @Field(() => Boolean, {
    description: 'Every event is as it was written, none is missing, and nothing that keeps it so is loose.',
  })
  intact!: boolean;

  @Field(() => Int, { description: 'Events whose link to the one before holds, from the first on.' })
  verified!: number;

  @Field(() => Int, { nullable: true, description: 'The first event that is wrong or missing.' })
  brokenAt!: number | null;

  @Field(() => String, { nullable: true, description: 'What is wrong with it.' })
  problem!: string | null;

  @Field(() => [String], { description: 'Triggers, functions and grants that should keep it from being changed, and do not.' })
  looseGuards!: readonly string[];

  @Field(() => AuditHeadType, { nullable: true, description: 'The end of the chain; null when the row that holds it is gone.' })
  head!: AuditHeadType | null;
}

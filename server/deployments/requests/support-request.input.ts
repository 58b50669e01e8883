import { Field, Float, InputType } from 'type-graphql';
import { AskedFromEnum, RequestKindEnum, UrgencyEnum } from './support-request.enum.js';
import type { AskedFrom, RequestKind, Urgency } from './support-request.js';

@InputType({ description: 'What an agency knows of a place or asks for there. No text may hold a person.' })
export class SupportRequestInput {
  @Field(() => RequestKindEnum, { description: 'Whether something is told or asked for.' })
  kind!: RequestKind;

  @Field(() => AskedFromEnum, { description: 'From where it comes.' })
  askedFrom!: AskedFrom;

  @Field(() => String, { description: 'What the place is called.' })
  name!: string;

  @Field(() => Float, { description: 'Where it is: kept as the middle of the square of 100 m it lies in.' })
  longitude!: number;

  @Field(() => Float, { description: 'Where it is.' })
  latitude!: number;

  @Field(() => String, { description: 'What happens there, and when.' })
  reason!: string;

  @Field(() => String, { description: 'How that is known.' })
  evidence!: string;

  @Field(() => UrgencyEnum, { description: 'How soon.' })
  urgency!: Urgency;

  @Field(() => String, { description: 'The role or team to ask.' })
  contactRole!: string;
}

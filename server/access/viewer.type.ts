import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../graphql/scalars/date-time.js';
import { PURPOSE_REASONS, type PurposeReason } from './purpose.js';

export const PurposeReasonEnum = Object.fromEntries(PURPOSE_REASONS.map((reason) => [reason, reason])) as {
  [Reason in PurposeReason]: Reason;
};
registerEnumType(PurposeReasonEnum, {
  name: 'PurposeReason',
  description: 'What sensitive data may be looked at for.',
  valuesConfig: {
    OPERATION_PLANNING: { description: 'Planning where officers or teams go.' },
    INVESTIGATION_SUPPORT: { description: 'Supporting an investigation.' },
    NEEDS_ASSESSMENT: { description: 'Assessing how many children need what.' },
    SAFEGUARDING_REVIEW: { description: 'Reviewing how children were safeguarded.' },
    DATA_QUALITY: { description: 'Checking whether the data are right.' },
  },
});

@ObjectType('Purpose', { simpleResolvers: true, description: 'What the viewer said the work is for.' })
export class PurposeType {
  @Field(() => PurposeReasonEnum, { description: 'The reason, from the list.' })
  reason!: PurposeReason;

  @Field(() => String, { description: 'In the viewer’s own words.' })
  note!: string;

  @Field(() => DateTimeScalar, { description: 'When it has to be stated again.' })
  until!: Date;
}

@ObjectType('Viewer', { simpleResolvers: true, description: 'Who is signed in.' })
export class ViewerType {
  @Field(() => String, { description: 'Their name.' })
  name!: string;

  @Field(() => String, { description: 'Their role in Homeward: police-analyst, council-analyst, …' })
  role!: string;

  @Field(() => String, { description: 'The agency they work for.' })
  agency!: string;

  @Field(() => PurposeType, { nullable: true, description: 'What they said the work is for, while it holds.' })
  purpose!: PurposeType | null;
}

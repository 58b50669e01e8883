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
    COMPLAINT: { description: 'Answering a complaint or a request about what is held.' },
    DATA_QUALITY: { description: 'Checking whether the data are right.' },
  },
});

@ObjectType('Purpose', { simpleResolvers: true, description: 'What the viewer said the work is for.' })
export class PurposeType {
  @Field(() => PurposeReasonEnum, { description: 'The reason, from the list.' })
  reason!: PurposeReason;

  @Field(() => String, { description: 'In the viewer’s own words.' })
  note!: string;

  @Field(() => String, { description: 'The law under which it is pursued, as agreements most often name it.' })
  gateway!: string;

  @Field(() => DateTimeScalar, { description: 'When it has to be stated again.' })
  until!: Date;
}

@ObjectType('IncidentAccess', {
  simpleResolvers: true,
  description: 'In which form the viewer has one set of incidents (docs/access.md).',
})
export class IncidentAccessType {
  @Field(() => String, { description: 'FIREARMS_DISCHARGES, ASB_REPORTS, CRIME_OF_POLICE_UK or CRIME_OF_THE_FORCE.' })
  data!: string;

  @Field(() => String, { description: 'points, own-points, counts, bands or nothing.' })
  form!: string;

  @Field(() => String, { nullable: true, description: 'The finest areas there are counts by: LSOA, WARD or DISTRICT.' })
  finest!: string | null;

  @Field(() => Boolean, { description: 'Whether places are shown for a stated purpose only.' })
  withPurpose!: boolean;
}

@ObjectType('PurposeOption', { simpleResolvers: true, description: 'A reason that can be stated.' })
export class PurposeOptionType {
  @Field(() => PurposeReasonEnum, { description: 'The reason.' })
  reason!: PurposeReason;

  @Field(() => String, { description: 'The law under which it is pursued.' })
  gateway!: string;
}

@ObjectType('ViewerAccess', { simpleResolvers: true, description: 'What the viewer may do: their column of the access table.' })
export class ViewerAccessType {
  @Field(() => [IncidentAccessType], { description: 'Incidents, set by set.' })
  incidents!: IncidentAccessType[];

  @Field(() => [PurposeOptionType], {
    description: 'Reasons that places of sensitive incidents may be looked at for; empty where none are shown.',
  })
  purposes!: PurposeOptionType[];

  @Field(() => Boolean, { description: 'Areas, population and provision.' })
  reference!: boolean;

  @Field(() => Boolean, { description: 'Attendance at every session.' })
  attendance!: boolean;

  @Field(() => String, { description: 'Attendance: all, by-ward-and-week, totals, own, own-shift or nothing.' })
  attendanceForm!: string;

  @Field(() => String, { description: 'Loading files: own-agency, indicators, account, operator or nothing.' })
  loading!: string;

  @Field(() => Boolean, { description: 'Making composite areas.' })
  composing!: boolean;

  @Field(() => String, {
    description: 'Named hotspot areas: all, without-threat-note, active-ones, without-place, wards or nothing.',
  })
  hotspotAreas!: string;

  @Field(() => String, { description: 'Requests for teams: all, all-and-deciding, own or nothing.' })
  supportRequests!: string;

  @Field(() => String, {
    description: 'Teams, shifts and plans of an evening: planning, plans-and-clearing, teams-and-shifts or nothing.',
  })
  deployments!: string;

  @Field(() => String, { description: 'Barriers to walking: drawing, read or nothing.' })
  barriers!: string;

  @Field(() => String, { description: 'Cases of anti-social behaviour: own-and-counts, counts or nothing.' })
  asbCases!: string;

  @Field(() => String, { description: 'What young people asked for: all, counts or nothing.' })
  youthAsks!: string;

  @Field(() => String, { description: 'Indicators of areas: all, published or nothing.' })
  indicators!: string;

  @Field(() => String, { description: 'The vulnerability profile: own-and-published, published or nothing.' })
  profile!: string;

  @Field(() => Boolean, { description: 'Adding, changing and closing youth sessions and places.' })
  keepsProvision!: boolean;

  @Field(() => String, { description: 'The threshold test for noise: all, figures, questions or nothing.' })
  noiseTriage!: string;

  @Field(() => String, { description: 'Population estimates: making-and-publishing, making, published or nothing.' })
  estimates!: string;

  @Field(() => String, { description: 'Chapters of needs assessments: writing, published or nothing.' })
  chapters!: string;

  @Field(() => String, { description: 'Requests for numbers of children: running, answering or nothing.' })
  dataRequests!: string;
  @Field(() => String, { description: 'The partnership’s account: keeping, own-measures, read or nothing.' })
  account!: string;

  @Field(() => String, { description: 'What agencies are to deliver: keeping, read, own or nothing.' })
  dues!: string;

  @Field(() => String, { description: 'Counts of what agencies do together: keeping, own, read or nothing.' })
  multiAgency!: string;

  @Field(() => String, { description: 'Practice reviews: keeping, own-follow-up, read or nothing.' })
  reviews!: string;

  @Field(() => String, { description: 'Meetings of the partnership: keeping, own-actions, read or nothing.' })
  meetings!: string;

  @Field(() => String, { description: 'Audit events: own or all.' })
  audit!: string;

  @Field(() => String, { description: 'Access, agreements and retention: read, all, settings or nothing.' })
  register!: string;
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

  @Field(() => ViewerAccessType, { description: 'What they may do.' })
  access!: ViewerAccessType;
}

import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.js';
import {
  ACCOUNT_ACCESS,
  ATTENDANCE_ACCESS,
  AUDIT_ACCESS,
  BARRIER_ACCESS,
  ASB_CASE_ACCESS,
  KEEPING_PROVISION_ACCESS,
  CHAPTER_ACCESS,
  COMPOSING_ACCESS,
  DATA_REQUEST_ACCESS,
  DEPLOYMENT_ACCESS,
  DUE_ACCESS,
  ESTIMATE_ACCESS,
  HOTSPOT_AREA_ACCESS,
  INCIDENT_ACCESS,
  MEETING_ACCESS,
  INCIDENT_DATA,
  LOADING_ACCESS,
  INDICATOR_ACCESS,
  PROFILE_ACCESS,
  REFERENCE_ACCESS,
  REGISTER_ACCESS,
  MULTI_AGENCY_ACCESS,
  REVIEW_ACCESS,
  SUPPORT_REQUEST_ACCESS,
  TRIAGE_ACCESS,
  YOUTH_ASK_ACCESS,
} from './access-table.js';
import { checkNote, LEGAL_GATEWAYS, PURPOSE_LIVES_MS, PURPOSE_REASONS, type PurposeReason } from './purpose.js';
import type { Viewer } from './viewer.js';
import { PurposeReasonEnum, ViewerType, type ViewerAccessType } from './viewer.type.js';

@Resolver()
export class ViewerResolver {
  @Query(() => ViewerType, { description: 'Who is signed in.' })
  me(@Ctx() context: RequestContext): ViewerType {
    return published(context.viewer);
  }

  @Mutation(() => ViewerType, {
    description:
      'Says what the work is for, for this browser session. With a bearer token send the header x-homeward-purpose instead.',
  })
  async statePurpose(
    @Ctx() context: RequestContext,
    @Arg('reason', () => PurposeReasonEnum, { description: 'The reason.' }) reason: PurposeReason,
    @Arg('note', () => String, { description: 'What exactly, in a few words.' }) note: string,
  ): Promise<ViewerType> {
    const until = new Date(Date.now() + PURPOSE_LIVES_MS);
    await context.statePurpose({ reason, note: checkNote(note, ['note']), until });
    // The purpose itself stands with who acts, as with every event from now on.
    context.audit({ action: 'STATE_PURPOSE', detail: { query: 'statePurpose' } });
    return published(context.viewer);
  }
}

function published(viewer: Viewer): ViewerType {
  return {
    name: viewer.name,
    role: viewer.persona,
    agency: viewer.agency,
    purpose: viewer.purpose ? { ...viewer.purpose, gateway: LEGAL_GATEWAYS[viewer.purpose.reason] } : null,
    access: accessOf(viewer),
  };
}

function accessOf({ persona }: Viewer): ViewerAccessType {
  return {
    incidents: INCIDENT_DATA.map((data) => {
      const access = INCIDENT_ACCESS[data][persona];
      return {
        data,
        form: access.form,
        finest: 'finest' in access ? access.finest : null,
        withPurpose: 'withPurpose' in access && access.withPurpose,
      };
    }),
    purposes: Object.values(INCIDENT_ACCESS).some((by) => 'withPurpose' in by[persona] && by[persona].withPurpose)
      ? PURPOSE_REASONS.map((reason) => ({ reason, gateway: LEGAL_GATEWAYS[reason] }))
      : [],
    reference: REFERENCE_ACCESS[persona] === 'all',
    attendance: ATTENDANCE_ACCESS[persona] === 'all',
    attendanceForm: ATTENDANCE_ACCESS[persona],
    loading: LOADING_ACCESS[persona],
    composing: COMPOSING_ACCESS[persona],
    hotspotAreas: HOTSPOT_AREA_ACCESS[persona],
    supportRequests: SUPPORT_REQUEST_ACCESS[persona],
    deployments: DEPLOYMENT_ACCESS[persona],
    barriers: BARRIER_ACCESS[persona],
    asbCases: ASB_CASE_ACCESS[persona],
    youthAsks: YOUTH_ASK_ACCESS[persona],
    indicators: INDICATOR_ACCESS[persona],
    profile: PROFILE_ACCESS[persona],
    chapters: CHAPTER_ACCESS[persona],
    dataRequests: DATA_REQUEST_ACCESS[persona],
    account: ACCOUNT_ACCESS[persona],
    dues: DUE_ACCESS[persona],
    multiAgency: MULTI_AGENCY_ACCESS[persona],
    reviews: REVIEW_ACCESS[persona],
    meetings: MEETING_ACCESS[persona],
    keepsProvision: KEEPING_PROVISION_ACCESS[persona],
    noiseTriage: TRIAGE_ACCESS[persona],
    estimates: ESTIMATE_ACCESS[persona],
    audit: AUDIT_ACCESS[persona],
    register: REGISTER_ACCESS[persona],
  };
}

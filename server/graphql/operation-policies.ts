import { defaultFieldResolver, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import {
  asksForSupport,
  makesEstimates,
  publishesEstimates,
  readsEstimates,
  readsNoiseFigures,
  readsNoiseTest,
  readsAsbCases,
  readsOwnProfile,
  readsPublishedProfile,
  readsIndicators,
  setsNoiseTest,
  triagesNoise,
  changesRecords,
  clearsCrews,
  composesAreas,
  decidesRequests,
  decidesReviews,
  detects,
  drawsBarriers,
  keepsProvision,
  everyone,
  handlesLoads,
  keepsAgreements,
  keepsHotspotAreas,
  plansDeployments,
  readsAllAudit,
  readsAttendance,
  readsBarriers,
  readsHotspotAreas,
  readsHotspotWards,
  readsSchoolsInAreas,
  readsPlans,
  readsReference,
  readsRegister,
  readsChapters,
  answersDataRequests,
  runsDataRequests,
  readsStaff,
  readsAskDefinitions,
  readsYouthAsks,
  readsTeams,
  readsVisitCounts,
  readsVisits,
  worksShifts,
  writesChapters,
  writesThreatNotes,
  type Policy,
} from '../access/policies.js';
import type { RequestContext } from '../context.js';

/**
 * Who may ask what, operation by operation. A new one without a policy stops the build of the schema. `everyone` stands for operations
 * that judge by what they are asked about: those on incidents (server/incidents/permission.ts), and those that concern the viewer alone.
 */
export const OPERATION_POLICIES: Readonly<Record<string, Policy>> = {
  me: everyone,
  installation: everyone,
  statePurpose: everyone,

  incidents: everyone,
  incident: everyone,
  incidentPoints: everyone,
  incidentCounts: everyone,
  incidentGrid: everyone,
  hotspotCells: everyone,
  nearRepeat: everyone,
  weekHourProfile: everyone,
  // Row policies show one's own agency's and role's.
  hotspotRun: detects,
  // In memory, told to whoever started it alone.
  startHotspotRun: detects,
  hotspotRunProgress: detects,
  cancelHotspotRun: detects,
  hotspotRuns: detects,

  areas: readsReference,
  area: readsReference,
  areasAt: readsReference,
  findPlace: readsReference,
  places: readsReference,
  youthProvision: readsReference,
  provisionNear: readsReference,
  youthReach: readsReference,
  furtherSessions: readsReference,
  movedSession: readsReference,
  walkBarriers: readsBarriers,
  drawWalkBarrier: drawsBarriers,
  reviewWalkBarrier: drawsBarriers,
  withdrawWalkBarrier: drawsBarriers,
  keepYouthPlace: keepsProvision,
  closeYouthPlace: keepsProvision,
  keepYouthSession: keepsProvision,
  closeYouthSession: keepsProvision,
  attendanceCounts: readsAttendance,
  youthAsks: readsYouthAsks,
  youthAskDefinitions: readsAskDefinitions,
  composeArea: composesAreas,

  sources: handlesLoads,
  batches: handlesLoads,
  undoBatch: handlesLoads,

  register: readsRegister,
  agreementsInForce: handlesLoads,
  registerAgreement: keepsAgreements,
  amendAgreement: keepsAgreements,
  endAgreement: keepsAgreements,
  assignLoads: keepsAgreements,
  setOpenData: keepsAgreements,
  approveHealthData: decidesReviews,
  recordReview: decidesReviews,
  decideReview: decidesReviews,
  applyRetention: decidesReviews,
  heldRecord: changesRecords,
  correctRecord: changesRecords,
  restrictRecord: changesRecords,
  removeRecord: changesRecords,
  liftRecordChange: changesRecords,

  hotspotAreas: readsHotspotAreas,
  hotspotArea: readsHotspotAreas,
  hotspotWards: readsHotspotWards,
  schoolsInActiveAreas: readsSchoolsInAreas,
  checkHotspotBoundary: keepsHotspotAreas,
  proposeHotspotArea: keepsHotspotAreas,
  changeHotspotArea: keepsHotspotAreas,
  activateHotspotArea: keepsHotspotAreas,
  reviewHotspotArea: keepsHotspotAreas,
  closeHotspotArea: keepsHotspotAreas,
  writeThreatNote: writesThreatNotes,

  // Row policies show a partner its own agency's.
  supportRequests: asksForSupport,
  supportRequest: asksForSupport,
  askForSupport: asksForSupport,
  decideSupportRequest: decidesRequests,
  mergeSupportRequests: decidesRequests,
  linkSupportRequest: decidesRequests,

  // As their counts are: judged by what is asked about (server/incidents/permission.ts) as well.
  suggestedControls: keepsHotspotAreas,
  effect: keepsHotspotAreas,
  // Row policies show one's own agency's and role's.
  recordedEffects: keepsHotspotAreas,
  recordEffect: keepsHotspotAreas,
  teams: readsTeams,
  shifts: readsTeams,
  schoolCalendar: readsTeams,
  staffBank: readsStaff,
  keepTeam: plansDeployments,
  keepStaffMember: plansDeployments,
  setSchoolHolidays: plansDeployments,
  decideShift: plansDeployments,
  deploymentPlans: readsPlans,
  deploymentPlan: readsPlans,
  planDeployment: plansDeployments,
  publishDeploymentPlan: plansDeployments,
  withdrawDeploymentPlan: plansDeployments,
  crewSafetyQuestions: clearsCrews,
  recordCrewSafety: clearsCrews,
  // Row policies and views show a worker the own shift alone.
  myShift: worksShifts,
  myNextShift: worksShifts,
  takeSeat: worksShifts,
  recordVisits: worksShifts,
  visits: readsVisits,
  visitChoices: readsVisits,
  deploymentTable: readsVisits,
  dose: readsVisits,
  seats: plansDeployments,
  visitCounts: readsVisitCounts,
  keepVisitChoice: plansDeployments,
  offerSeat: plansDeployments,
  endSeat: plansDeployments,
  asbCaseFigures: readsAsbCases,
  publishedProfile: readsPublishedProfile,
  // Views show the own agency's alone.
  assessmentExtracts: readsOwnProfile,
  assessmentProfile: readsOwnProfile,
  adjustedRiskRatios: readsOwnProfile,
  noiseTest: readsNoiseTest,
  noiseFigures: readsNoiseFigures,
  noiseTriages: triagesNoise,
  triageNoiseReport: triagesNoise,
  setNoiseTest: setsNoiseTest,

  populationEstimate: makesEstimates,
  estimateInputs: makesEstimates,
  // Row policies show readers what was published.
  savedPopulationEstimates: readsEstimates,
  savedPopulationEstimate: readsEstimates,
  comparedPopulationEstimates: makesEstimates,
  savePopulationEstimate: makesEstimates,
  publishPopulationEstimate: publishesEstimates,
  indicatorAreas: readsIndicators,
  indicators: readsIndicators,
  comparedIndicators: readsIndicators,

  chapters: writesChapters,
  chapter: writesChapters,
  chapterTemplates: writesChapters,
  makeChapter: writesChapters,
  rebuildChapter: writesChapters,
  saveChapterSection: writesChapters,
  commentOnChapter: writesChapters,
  takeChapterStep: writesChapters,
  publishedChapters: readsChapters,
  publishedChapter: readsChapters,
  dataRequests: answersDataRequests,
  dataRequest: answersDataRequests,
  groupDefinitions: answersDataRequests,
  boardResponses: answersDataRequests,
  answerDataRequest: answersDataRequests,
  askForNumbers: runsDataRequests,
  sayDataRequestOverlap: runsDataRequests,
  takeDataRequestStep: runsDataRequests,

  // One's own events; all of them by the same question for those who read all.
  auditEvents: everyone,
  auditOf: readsAllAudit,
  auditVerification: readsAllAudit,
};

/** Puts each operation's policy before its resolver: once a request, not once a field. @throws Error naming an operation without one */
export function guardOperations(schema: GraphQLSchema): void {
  for (const type of [schema.getQueryType(), schema.getMutationType()]) if (type) guard(type);
}

function guard(type: GraphQLObjectType): void {
  for (const field of Object.values(type.getFields())) {
    const policy = OPERATION_POLICIES[field.name];
    if (policy === undefined)
      throw new Error(`The operation «${field.name}» has no policy (server/graphql/operation-policies.ts).`);
    const resolve = field.resolve ?? defaultFieldResolver;
    field.resolve = (source, given, context: RequestContext, info) => {
      policy(context.viewer);
      return resolve(source, given, context, info) as unknown;
    };
  }
}

import { ViewerResolver } from '../access/viewer.resolver.js';
import { AreaResolver } from '../areas/area.resolver.js';
import { AreasResolver } from '../areas/areas.resolver.js';
import { ChaptersResolver } from '../chapters/chapters.resolver.js';
import { DataRequestsResolver } from '../data-requests/data-requests.resolver.js';
import { AreaFactorsResolver } from '../area-factors/area-factors.resolver.js';
import { AuditResolver } from '../audit/audit.resolver.js';
import { BatchesResolver } from '../governance/batches.resolver.js';
import { RegisterResolver } from '../governance/register.resolver.js';
import { IncidentBatchResolver } from '../governance/incident-batch.resolver.js';
import { SingleRecordsResolver } from '../governance/single-records.resolver.js';
import { EffectConclusionsResolver } from '../deployments/effect/conclusions.resolver.js';
import { EffectResolver } from '../deployments/effect/effect.resolver.js';
import { ShiftsResolver } from '../deployments/calendar/shifts.resolver.js';
import { PlansResolver } from '../deployments/plans/plans.resolver.js';
import { CrewSafetyResolver } from '../deployments/safety/crew-safety.resolver.js';
import { DoseResolver } from '../deployments/dose/dose.resolver.js';
import { MyShiftResolver } from '../deployments/visits/my-shift.resolver.js';
import { VisitsResolver } from '../deployments/visits/visits.resolver.js';
import { CoverageResolver } from '../deployments/coverage/coverage.resolver.js';
import { AsbCasesResolver } from '../triage/cases/asb-cases.resolver.js';
import { NoiseTriageResolver } from '../triage/noise-triage.resolver.js';
import { SupportRequestsResolver } from '../deployments/requests/support-requests.resolver.js';
import { EstimatesResolver } from '../estimates/estimates.resolver.js';
import { TeamsResolver } from '../deployments/teams/teams.resolver.js';
import { HotspotsResolver } from '../hotspots/hotspots.resolver.js';
import { HotspotAreaResolver } from '../hotspots/areas/hotspot-area.resolver.js';
import { HotspotAreasResolver } from '../hotspots/areas/hotspot-areas.resolver.js';
import { KeptRunsResolver } from '../runs/kept-runs.resolver.js';
import { DetectionsUnderWayResolver } from '../hotspots/runs/detections-under-way.resolver.js';
import { PatternsResolver } from '../hotspots/times/patterns.resolver.js';
import { IncidentConnectionResolver, IncidentsResolver, RecordedCrimeResolver } from '../incidents/incidents.resolver.js';
import { IndicatorsResolver } from '../indicators/indicators.resolver.js';
import { InstallationResolver } from '../installation/installation.resolver.js';
import { YouthAsksResolver } from '../provision/asks/youth-asks.resolver.js';
import { AttendanceResolver } from '../provision/attendance/attendance.resolver.js';
import { BarriersResolver } from '../provision/barriers/barriers.resolver.js';
import { KeptPlacesResolver, KeptSessionsResolver } from '../provision/kept/kept-provision.resolver.js';
import { ReachResolver } from '../provision/reach/reach.resolver.js';
import { SchoolsResolver } from '../provision/schools/schools.resolver.js';
import { OwnProfileResolver } from '../profiles/extract/own-profile.resolver.js';
import { PublishedProfileResolver } from '../profiles/report/published-profile.resolver.js';
import { MeasuresResolver } from '../partnership/measures/measures.resolver.js';
import { MeetingsResolver } from '../partnership/meetings/meetings.resolver.js';
import { AgendaDraftResolver } from '../partnership/meetings/draft/agenda-draft.resolver.js';
import { PrintedResolver } from '../partnership/printed/printed.resolver.js';
import { DuesResolver } from '../partnership/due/dues.resolver.js';
import { AccountResolver } from '../partnership/account.resolver.js';
import { MultiAgencyResolver } from '../partnership/multi-agency/counts.resolver.js';
import { ReviewsResolver } from '../partnership/reviews/reviews.resolver.js';
import { ProgrammesResolver } from '../partnership/programmes/programmes.resolver.js';
import { ProvisionResolver } from '../provision/provision.resolver.js';
import { TypologyResolver } from '../typology/typology.resolver.js';

/** Every resolver class of the schema; each domain adds its own. */
export const RESOLVERS = [
  ViewerResolver,
  AreasResolver,
  AreaResolver,
  AuditResolver,
  BatchesResolver,
  IncidentBatchResolver,
  RegisterResolver,
  SingleRecordsResolver,
  IncidentsResolver,
  IncidentConnectionResolver,
  RecordedCrimeResolver,
  HotspotsResolver,
  DetectionsUnderWayResolver,
  KeptRunsResolver,
  PatternsResolver,
  InstallationResolver,
  ProvisionResolver,
  AttendanceResolver,
  YouthAsksResolver,
  ReachResolver,
  BarriersResolver,
  SchoolsResolver,
  KeptSessionsResolver,
  KeptPlacesResolver,
  CoverageResolver,
  HotspotAreasResolver,
  HotspotAreaResolver,
  SupportRequestsResolver,
  EffectResolver,
  EffectConclusionsResolver,
  TeamsResolver,
  ShiftsResolver,
  PlansResolver,
  CrewSafetyResolver,
  VisitsResolver,
  DoseResolver,
  MyShiftResolver,
  NoiseTriageResolver,
  AsbCasesResolver,
  EstimatesResolver,
  PublishedProfileResolver,
  OwnProfileResolver,
  ChaptersResolver,
  DataRequestsResolver,
  AreaFactorsResolver,
  TypologyResolver,
  IndicatorsResolver,
  AccountResolver,
  ProgrammesResolver,
  MultiAgencyResolver,
  ReviewsResolver,
  MeasuresResolver,
  PrintedResolver,
  DuesResolver,
  MeetingsResolver,
  AgendaDraftResolver,
] as const;

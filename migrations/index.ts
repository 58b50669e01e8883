/**
 * Every migration, in the order of the file names. A new file is added at the end; what has landed is never edited.
 */
import { Loads0001 } from './0001-loads.js';
import { Areas0002 } from './0002-areas.js';
import { Incidents0003 } from './0003-incidents.js';
import { Provision0004 } from './0004-provision.js';
import { ViewerRoles0005 } from './0005-viewer-roles.js';
import { DataVersion0006 } from './0006-data-version.js';
import { Sessions0007 } from './0007-sessions.js';
import { Audit0008 } from './0008-audit.js';
import { Access0009 } from './0009-access.js';
import { Agreements0010 } from './0010-agreements.js';
import { SingleRecords0011 } from './0011-single-records.js';
import { Attendance0012 } from './0012-attendance.js';
import { HotspotRuns0013 } from './0013-hotspot-runs.js';
import { HotspotAreas0014 } from './0014-hotspot-areas.js';
import { OpenDataAndOpenCrime0015 } from './0015-open-data-and-open-crime.js';
import { SupportRequests0016 } from './0016-support-requests.js';
import { Deployments0017 } from './0017-deployments.js';
import { WalkBarriers0018 } from './0018-walk-barriers.js';
import { NoiseTriage0019 } from './0019-noise-triage.js';
import { EffectRecords0020 } from './0020-effect-records.js';
import { Visits0021 } from './0021-visits.js';
import { PlannedRequests0022 } from './0022-planned-requests.js';
import { KeptProvision0023 } from './0023-kept-provision.js';
import { SquaresOfRows0024 } from './0024-squares-of-rows.js';
import { ShiftsThatStand0025 } from './0025-shifts-that-stand.js';
import { YouthAsks0026 } from './0026-youth-asks.js';
import { PopulationEstimates0027 } from './0027-population-estimates.js';
import { VulnerabilityProfile0028 } from './0028-vulnerability-profile.js';
import { Chapters0029 } from './0029-chapters.js';
import { Indicators0030 } from './0030-indicators.js';
import { DataRequests0031 } from './0031-data-requests.js';
import { AreaFactors0032 } from './0032-area-factors.js';
import { PartnershipManager0033 } from './0033-partnership-manager.js';
import { PartnershipAccount0035 } from './0035-partnership-account.js';
import { ChapterHands0036 } from './0036-chapter-hands.js';
import { Feeds0037 } from './0037-feeds.js';
import { Programmes0040 } from './0040-programmes.js';
import { ManagersWriteReports0041 } from './0041-managers-write-reports.js';
import { AccountMeasures0042 } from './0042-account-measures.js';
import { WordsOfOpenRequests0043 } from './0043-words-of-open-requests.js';
import { Meetings0044 } from './0044-meetings.js';
import { Typologies0046 } from './0046-typologies.js';
import { PrintedFigures0048 } from './0048-printed-figures.js';
import { PracticeReviews0050 } from './0050-practice-reviews.js';
import { MultiAgencyCounts0051 } from './0051-multi-agency-counts.js';
import { SchoolsReached0052 } from './0052-schools-reached.js';
import { PopulationBySex0053 } from './0053-population-by-sex.js';
import { EffectConclusions0054 } from './0054-effect-conclusions.js';

export const migrations = [
  Loads0001,
  Areas0002,
  Incidents0003,
  Provision0004,
  ViewerRoles0005,
  DataVersion0006,
  Sessions0007,
  Audit0008,
  Access0009,
  Agreements0010,
  SingleRecords0011,
  Attendance0012,
  HotspotRuns0013,
  HotspotAreas0014,
  OpenDataAndOpenCrime0015,
  SupportRequests0016,
  Deployments0017,
  WalkBarriers0018,
  NoiseTriage0019,
  EffectRecords0020,
  Visits0021,
  PlannedRequests0022,
  KeptProvision0023,
  SquaresOfRows0024,
  ShiftsThatStand0025,
  YouthAsks0026,
  PopulationEstimates0027,
  VulnerabilityProfile0028,
  Chapters0029,
  Indicators0030,
  DataRequests0031,
  AreaFactors0032,
  PartnershipManager0033,
  PartnershipAccount0035,
  ChapterHands0036,
  Feeds0037,
  Programmes0040,
  ManagersWriteReports0041,
  AccountMeasures0042,
  WordsOfOpenRequests0043,
  Meetings0044,
  Typologies0046,
  PrintedFigures0048,
  PracticeReviews0050,
  MultiAgencyCounts0051,
  SchoolsReached0052,
  PopulationBySex0053,
  EffectConclusions0054,
] as const;

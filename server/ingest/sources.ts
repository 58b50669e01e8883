/**
 * Every source Homeward can load. To add one: write its file beside this one, import it here and add its line to the list
 * (docs/adding-a-source.md).
 */
import { indicators } from './indicators.js';
import { places } from './places.js';
import { areaLookup } from './area-lookup.js';
import { assessmentExtract } from './assessment-extract.js';
import { asbCases } from './asb-cases.js';
import { asbReports } from './asb-reports.js';
import { boundaries } from './boundaries.js';
import { deprivation } from './deprivation.js';
import { firearmsDischarges } from './firearms-discharges.js';
import { policeOutcomes } from './police-outcomes.js';
import { policeStreet } from './police-street.js';
import { multiAgencyCounts } from './multi-agency-counts.js';
import { partnershipFund } from './partnership-fund.js';
import { partnershipMeasures } from './partnership-measures.js';
import { population } from './population.js';
import { postcodes } from './postcodes.js';
import { preventionProgrammes } from './prevention-programmes.js';
import { programmeQuestionnaires } from './programme-questionnaires.js';
import { publishedBoardResponses } from './published-board-responses.js';
import { publishedCrossTabs } from './published-cross-tabs.js';
import { publishedRiskRatios } from './published-risk-ratios.js';
import { recordedCrime } from './recorded-crime.js';
import type { Source } from './source.js';
import { typologyExtract } from './typology-extract.js';
import { youthConsultations } from './youth-consultations.js';
import { youthProvision } from './youth-provision.js';

export const sources: readonly Source[] = [
  boundaries,
  areaLookup,
  population,
  deprivation,
  policeStreet,
  policeOutcomes,
  recordedCrime,
  asbReports,
  asbCases,
  firearmsDischarges,
  youthProvision,
  youthConsultations,
  preventionProgrammes,
  places,
  postcodes,
  indicators,
  publishedRiskRatios,
  publishedCrossTabs,
  publishedBoardResponses,
  assessmentExtract,
  typologyExtract,
  partnershipFund,
  partnershipMeasures,
  programmeQuestionnaires,
  multiAgencyCounts,
];

export function findSource(name: string): Source | undefined {
  return sources.find((source) => source.name === name);
}

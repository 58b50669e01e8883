/** The whole demonstration as files of the ordinary sources, in the order in which they load best; pure text from a seed. */
import { asbCasesCsv } from './asb-cases-file.js';
import { asbReportsCsv } from './asb-reports.js';
import { boundaryFile, VINTAGES, type BoundaryType } from './boundary-files.js';
import { buildDistrict, type District } from './district.js';
import { firearmsDischargesCsv } from './firearms-discharges.js';
import { comparedAreasCsv, indicatorDefinitionsCsv, indicatorFiguresCsv } from './indicator-files.js';
import { partnershipFundCsv } from './partnership-fund.js';
import { partnershipMeasuresCsv } from './partnership-measures.js';
import { areaLookupCsv, deprivationCsv, populationCsv, postcodesCsv } from './people.js';
import { librariesCsv, mapPlacesCsv, schoolsCsv } from './place-files.js';
import { randomFor } from './random.js';
import { recordedCrimeCsv } from './recorded-crime.js';
import { placesAlong, type StreetPlaces } from './street-places.js';
import { buildRoads } from './streets.js';
import { DEFAULT_SEED } from './truth.js';
import { typologyCsv } from './typology-file.js';
import { youthConsultationsCsv } from './youth-consultations-file.js';
import { youthProvisionCsv } from './youth-provision-file.js';

export interface DemonstrationFile {
  /** The source that reads it. */
  readonly source: string;
  readonly name: string;
  /** What is being loaded, for people who wait. */
  readonly title: string;
  readonly type?: BoundaryType;
  readonly vintage?: number;
  readonly text: () => string;
}

export interface Demonstration {
  readonly district: District;
  readonly places: StreetPlaces;
  readonly files: readonly DemonstrationFile[];
}

export function buildDemonstration(seed: string = DEFAULT_SEED): Demonstration {
  const district = buildDistrict(seed);
  const roads = buildRoads(randomFor(seed, 'roads'));
  const places = placesAlong(roads, district);
  const random = (part: string): ReturnType<typeof randomFor> => randomFor(seed, part);
  const boundary = (type: BoundaryType, title: string): DemonstrationFile => ({
    source: 'boundaries',
    name: `invented-${type}.geojson`,
    title,
    type,
    vintage: VINTAGES[type],
    text: () => boundaryFile(district, type),
  });
  const files: DemonstrationFile[] = [
    boundary('lsoa', 'small areas'),
    boundary('msoa', 'middle areas'),
    boundary('ward', 'wards'),
    boundary('district', 'the district'),
    boundary('upper-tier', 'the upper tier'),
    boundary('force', 'the force'),
    boundary('postcode-district', 'postcode districts'),
    {
      source: 'area-lookup',
      name: 'invented-areas.csv',
      title: 'which area lies in which',
      text: () => areaLookupCsv(district),
    },
    {
      source: 'postcodes',
      name: 'invented-postcodes.csv',
      title: 'postcodes',
      text: () => postcodesCsv(district),
    },
    {
      source: 'population',
      name: 'population25_lsoa21_invented.csv',
      title: 'population',
      text: () => populationCsv(district, random('population')),
    },
    {
      source: 'deprivation',
      name: 'imd2025_invented_lsoa21.csv',
      title: 'deprivation',
      vintage: 2021,
      text: () => deprivationCsv(district, random('deprivation')),
    },
    {
      source: 'places',
      name: 'invented-map-places.csv',
      title: 'streets',
      text: () => mapPlacesCsv(roads, district),
    },
    {
      source: 'places',
      name: 'invented-schools.csv',
      title: 'schools',
      text: () => schoolsCsv(places, random('schools')),
    },
    {
      source: 'places',
      name: 'invented-libraries.csv',
      title: 'libraries',
      text: () => librariesCsv(places, random('libraries')),
    },
    {
      source: 'youth-provision',
      name: 'invented-youth-provision.csv',
      title: 'youth sessions',
      text: () => youthProvisionCsv(places, random('youth')),
    },
    {
      source: 'youth-consultations',
      name: 'invented-youth-consultations.csv',
      title: 'what young people asked for',
      text: () => youthConsultationsCsv(district, random('consultations')),
    },
    {
      source: 'indicators',
      name: 'invented-indicators.csv',
      title: 'what indicators are',
      text: indicatorDefinitionsCsv,
    },
    {
      source: 'indicators',
      name: 'invented-indicator-figures.csv',
      title: 'indicators of areas',
      text: () => indicatorFiguresCsv(district, random('indicators')),
    },
    {
      source: 'indicators',
      name: 'invented-compared-areas.csv',
      title: 'who is compared with whom',
      text: () => comparedAreasCsv(random('indicators')),
    },
    {
      source: 'typology-extract',
      name: 'invented-typology-extract.csv',
      title: 'what young people of the youth offending team did',
      text: () => typologyCsv(random('typology')),
    },
    {
      source: 'partnership-fund',
      name: 'invented-partnership-fund.csv',
      title: 'money of the partnership',
      text: partnershipFundCsv,
    },
    {
      source: 'partnership-measures',
      name: 'invented-partnership-measures.csv',
      title: 'figures of measures from documents',
      text: partnershipMeasuresCsv,
    },
    {
      source: 'asb-cases',
      name: 'invented-asb-cases.csv',
      title: 'cases of anti-social behaviour',
      text: () => asbCasesCsv(district, random('cases')),
    },
    {
      source: 'asb-reports',
      name: 'invented-asb-reports.csv',
      title: 'anti-social behaviour reports',
      text: () => asbReportsCsv(places, random('asb')),
    },
    {
      source: 'recorded-crime',
      name: 'invented-recorded-crime.csv',
      title: 'recorded crime',
      text: () => recordedCrimeCsv(places, random('crime')),
    },
    {
      source: 'firearms-discharges',
      name: 'invented-firearms-discharges.csv',
      title: 'firearms discharges',
      text: () => firearmsDischargesCsv(places, random('discharges')),
    },
  ];
  return { district, places, files };
}

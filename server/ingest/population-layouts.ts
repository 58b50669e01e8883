/** Layouts of population files: what stands for the area, the ages and the persons in each. */
import { AND_OVER, type AgeRange } from '../areas/population-basis.js';
import type { ColumnRule, Layout } from './source.js';

const column = (name: string, kind: ColumnRule['kind'], description: string, more: Partial<ColumnRule> = {}): ColumnRule => ({
  name,
  kind,
  required: true,
  description,
  ...more,
});

const AREA = column('area_code', 'code', 'area: LSOA21CD, lsoa11_code, «LSOA 2021 Code», ltla21_code, LAD23CD …', {
  header: /^(LSOA|MSOA|WD|WARD|LAD|LTLA|UTLA|CTYUA)[ _]?(20)?\d\d[ _]?(CD|CODE)$/i,
});

export const SINGLE_YEARS: Layout = {
  name: 'single year of age, one column a year',
  columns: [
    AREA,
    column(
      '0',
      'number',
      'persons aged 0; then 1, 2 … 89, 90+ (or F0 … F90 and M0 … M90: females are kept beside both together)',
    ),
    column('10', 'number', 'persons aged 10'),
    column('total', 'number', 'all ages, checked against the sum', {
      header: /^(total_population|total|all ages)$/i,
      required: false,
    }),
    column('year', 'integer', 'year of the estimate (mid-year); else it is taken from the file’s name, population-mid-2020.csv', {
      required: false,
    }),
  ],
};

export const SINGLE_YEARS_BY_SEX: Layout = {
  name: 'single year of age by sex, one column a year',
  columns: SINGLE_YEARS.columns.flatMap((rule) =>
    rule.name === '0' || rule.name === '10'
      ? ['F', 'M'].map((sex) => ({
          ...rule,
          name: `${sex}${rule.name}`,
          description: `${sex === 'F' ? 'females' : 'males'} aged ${rule.name}`,
        }))
      : [rule],
  ),
};

export const CENSUS_BANDS: Layout = {
  name: 'census, one row an age group',
  columns: [
    column('area_code', 'code', 'LSOA: lsoa21_code, «Lower layer Super Output Areas Code»', {
      header: /^(LSOA_?\d\d_?(CD|CODE)|Lower layer Super Output Areas Code)$/i,
    }),
    column('age_group', 'text', '«Aged 16 to 24 years»', { header: /^(age_group|Age \(\d+ categories\))$/i }),
    column('persons', 'number', 'usual residents', { header: /^(usual_residents|Observation)$/i }),
  ],
};

export const AUTHORITY_ESTIMATES: Layout = {
  name: 'mid-year estimates by authority (Department for Education)',
  columns: [
    column('time_period', 'integer', 'year'),
    column('geographic_level', 'text', 'National, Regional, Local authority'),
    column('country_code', 'code', 'country'),
    column('region_code', 'code', 'region', { mayBeEmpty: true }),
    column('new_la_code', 'code', 'authority', { mayBeEmpty: true }),
    column('age_group', 'text', '«Children aged 0 to 17 years»'),
    column('population_estimate', 'number', 'persons; c, x, z, u, - are marks, never 0'),
  ],
};

export const DEPRIVATION_DENOMINATORS: Layout = {
  name: 'denominators of the indices of deprivation (File 6)',
  columns: [
    column('area_code', 'code', 'LSOA code (2011)', { header: /^LSOA code \(20\d\d\)$/ }),
    column('total', 'number', 'Total population: mid 2015 (excluding prisoners)', { header: /^Total population: mid 20\d\d/ }),
    column('0-15', 'number', 'aged 0–15', { header: /aged 0-15: mid 20\d\d/i }),
    column('16-59', 'number', 'aged 16–59', { header: /aged 16-59: mid 20\d\d/i }),
    column('60+', 'number', 'aged 60 and over', { header: /aged 60 and over: mid 20\d\d/i }),
  ],
};

export const OWN_POPULATION: Layout = {
  name: 'one row an area and age band',
  columns: [
    column('area_type', 'text', 'kind of area', { allowed: ['lsoa', 'msoa', 'ward', 'district', 'upper-tier', 'force'] }),
    column('gss_code', 'code', 'area'),
    column('vintage', 'integer', 'edition of the area, 2021'),
    column('year', 'integer', 'year the figures are of'),
    column('basis', 'text', 'where they come from', { allowed: ['mid-year estimate', 'census'] }),
    column('age_from', 'integer', 'first age of the band'),
    column('age_to', 'integer', 'last age of the band; empty: and over', { mayBeEmpty: true }),
    column('persons', 'number', 'persons'),
  ],
};

/** «Aged 15 years and under», «Aged 16 to 24 years», «Aged 65 years and over», «Children aged 0 to 17 years», or null. */
export function readAgeGroup(text: string): AgeRange | null {
  const between = /(\d+)\s*(?:to|-|–)\s*(\d+)/i.exec(text);
  if (between !== null) return { ageFrom: Number(between[1]), ageTo: Number(between[2]) };
  const under = /(\d+)(?: years)? and under/i.exec(text);
  if (under !== null) return { ageFrom: 0, ageTo: Number(under[1]) };
  const over = /(\d+)(?: years)? and over/i.exec(text) ?? /(\d+)\+/.exec(text);
  if (over !== null) return { ageFrom: Number(over[1]), ageTo: AND_OVER };
  const single = /^\D*(\d+)\D*$/.exec(text);
  if (single !== null) return { ageFrom: Number(single[1]), ageTo: Number(single[1]) };
  return /^all (ages|usual residents)|^total/i.test(text.trim()) ? { ageFrom: 0, ageTo: AND_OVER } : null;
}

/** The year in a file's name: «population20_lsoa11», «population-mid-2020», or the only 20xx in it. */
export function yearOfFileName(fileName: string): number | null {
  const said = /(?:mid|population|pop)[-_ ]?(?:year[-_ ]?)?(20\d\d|\d\d)(?!\d)/i.exec(fileName)?.[1];
  if (said !== undefined) return said.length === 2 ? 2000 + Number(said) : Number(said);
  const years = [...fileName.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map((match) => Number(match[0]));
  return new Set(years).size === 1 ? years[0]! : null;
}

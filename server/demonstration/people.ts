/** Population by single year of age, deprivation and postcodes of the invented district, in the layouts of the published files. */
import { csvLines, csvText } from './csv-text.js';
import { DISTRICT_CODE, FORCE_CODE, type District, type Lsoa } from './district.js';
import { DISTRICT_NAME } from './names.js';
import type { Random } from './random.js';

/** Ages 0 … 89 and 90 and over. */
export const AGE_COLUMNS = [...Array.from({ length: 90 }, (_, age) => String(age)), '90+'];

/** People of each single year of age; about one in eleven is 10–17, more in deprived areas, fewer by the sea. */
export function agesOf(lsoa: Lsoa, random: Random): number[] {
  const young = 0.85 + 0.4 * lsoa.hardship;
  const weights = AGE_COLUMNS.map((_, age) => {
    const base =
      age < 18
        ? 1.14 * young
        : age < 24
          ? 0.9
          : age < 36
            ? 1.2
            : age < 50
              ? 1.2
              : age < 66
                ? 1.34
                : age < 76
                  ? 1.08
                  : Math.max(0.08, 1.08 - (age - 75) * 0.066);
    return (age === 90 ? 0.7 : base) * (2 - young) ** (age > 60 ? 1 : 0) * Math.max(0.3, 1 + 0.2 * random.normal());
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const exact = weights.map((weight) => (weight * lsoa.people) / total);
  const ages = exact.map(Math.floor);
  const short = lsoa.people - ages.reduce((sum, people) => sum + people, 0);
  const byRemainder = exact
    .map((people, age) => ({ age, rest: people - Math.floor(people) }))
    .sort((a, b) => b.rest - a.rest || a.age - b.age);
  for (const { age } of byRemainder.slice(0, short)) ages[age]! += 1;
  return ages;
}

export function populationCsv(district: District, random: Random): string {
  return csvText(
    ['lsoa21_name', 'lsoa21_code', 'total_population', ...['F', 'M'].flatMap((sex) => AGE_COLUMNS.map((age) => `${sex}${age}`))],
    district.lsoas.map((lsoa, at) => {
      const ages = agesOf(lsoa, random);
      const females = ages.map((people, age) => femalesOf(people, age, at));
      return [lsoa.name, lsoa.gssCode, lsoa.people, ...females, ...ages.map((people, age) => people - females[age]!)];
    }),
  );
}

/** Somewhat fewer than half of the young, more of the old, who live longer; odd ones now here, now there. */
function femalesOf(people: number, age: number, lsoa: number): number {
  const share = age < 20 ? 0.487 : age < 65 ? 0.505 : Math.min(0.68, 0.51 + 0.0065 * (age - 65));
  return Math.min(people, Math.floor(people * share + ((age * 7 + lsoa * 3) % 10) / 10));
}

const DOMAINS = ['IMD', 'Income', 'Employment', 'Education', 'Health', 'Crime', 'Housing_and_Services', 'Environment'];
/** LSOAs ranked in the English indices of 2025. */
const RANKED = 33_755;

/** National rank per domain, 1 most deprived: alike across domains and among neighbours, but not the same. */
export function deprivationCsv(district: District, random: Random): string {
  const taken = new Map(DOMAINS.map((domain) => [domain, new Set<number>()]));
  const rows = district.lsoas.map((lsoa) => {
    const ranks = DOMAINS.map((domain) => {
      const spread = domain === 'Housing_and_Services' ? 0.45 : domain === 'IMD' ? 0.015 : 0.09;
      const share = Math.min(0.9995, Math.max(0.0005, 1 - lsoa.hardship ** 0.62 + spread * random.normal()));
      let rank = Math.max(1, Math.round(share * RANKED));
      while (taken.get(domain)!.has(rank)) rank = (rank % RANKED) + 1;
      taken.get(domain)!.add(rank);
      return rank;
    });
    const deciles = ranks.map((rank) => Math.min(10, Math.floor(((rank - 1) / RANKED) * 10) + 1));
    const scores = ranks.map((rank) => (80 * (1 - rank / RANKED) ** 2.2 + 1).toFixed(3));
    return [lsoa.gssCode, ...deciles, ...ranks, ...scores];
  });
  const columns = ['decile', 'rank', 'score'].flatMap((suffix) => DOMAINS.map((domain) => `${domain}_${suffix}`));
  return csvText(['lsoa21_code', ...columns], rows);
}

/** Code-Point Open's ten columns without header. A few postcodes have no location (quality 90), as in the real product. */
export function postcodesCsv(district: District): string {
  return csvLines(
    district.postcodes.map(({ postcode, easting, northing, lsoa }, index) => {
      const unplaced = index % 700 === 699;
      const place = unplaced ? [90, 0, 0] : [10, easting, northing];
      const ward = district.wards[district.lsoas[lsoa]!.ward]!.gssCode;
      return [postcode, ...place, 'E92000001', '', '', '', DISTRICT_CODE, ward];
    }),
  );
}

/** Which LSOA lies in which larger area. In the invented district, as in a metropolitan one, district and upper tier are the same authority. */
export function areaLookupCsv(district: District): string {
  return csvText(
    'LSOA21CD,LSOA21NM,MSOA21CD,MSOA21NM,WD25CD,WD25NM,LAD25CD,LAD25NM,UTLA25CD,UTLA25NM,PFA25CD,PFA25NM'.split(','),
    district.lsoas.map((lsoa) => {
      const [msoa, ward] = [district.msoas[lsoa.msoa]!, district.wards[lsoa.ward]!];
      return [
        lsoa.gssCode,
        lsoa.name,
        msoa.gssCode,
        msoa.name,
        ward.gssCode,
        ward.name,
        DISTRICT_CODE,
        DISTRICT_NAME,
        DISTRICT_CODE,
        DISTRICT_NAME,
        FORCE_CODE,
        DISTRICT_NAME,
      ];
    }),
  );
}

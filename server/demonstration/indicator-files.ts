/** Invented statistics of Marram beside invented boroughs, a region and England: what they are, their figures over six years, and who is compared with whom. */
import { csvText, type CsvCell } from './csv-text.js';
import { DISTRICT_CODE, type District } from './district.js';
import { DISTRICT_NAME } from './names.js';
import type { Random } from './random.js';

const PERIODS = ['2019/20', '2020/21', '2021/22', '2022/23', '2023/24', '2024/25'];
const NEIGHBOURS = 10;
const AUTHORITIES = 52;
const WITHHELD_UNDER = 5;
/** Standard deviation of the authorities' figures, as a share of England's. */
const SPREAD = 0.32;

interface InventedIndicator {
  readonly code: string;
  readonly name: string;
  readonly definition: string;
  readonly unit: string;
  readonly per: number;
  readonly polarity: 'low' | 'high' | 'none';
  readonly numerator: string;
  readonly denominator: string;
  /** England's figure in the first year, and by how much it grows from year to year. */
  readonly level: number;
  readonly growth: number;
  /** How many times England's Marram has in the first year, and its own growth. */
  readonly marram: number;
  readonly marramGrowth: number;
  /** Of Marram's size, how many there are of whom they are counted. */
  readonly people: number;
  /** How far it goes with hardship and with violence, which authorities have more or less of: the squares together under 1. */
  readonly goesWith: readonly [hardship: number, violence: number];
}

const INDICATORS: readonly InventedIndicator[] = [
  {
    ...{ code: 'first-time-entrants', name: 'First-time entrants to youth justice', unit: 'per 100,000', per: 100_000 },
    ...{ definition: 'Children who enter the youth justice system for the first time in the year.', polarity: 'low' },
    ...{ numerator: 'Children aged 10–17 with a first caution or conviction', denominator: 'Children aged 10–17' },
    ...{ level: 220, growth: 0.94, marram: 1.25, marramGrowth: 0.86, people: 26_000, goesWith: [0.1, 0.8] },
  },
  {
    ...{ code: 'suspensions', name: 'Suspensions from school', unit: 'percent', per: 100 },
    ...{ definition: 'Pupils suspended at least once in the year.', polarity: 'low' },
    ...{ numerator: 'Pupils with one or more suspensions', denominator: 'Pupils on roll' },
    ...{ level: 3.1, growth: 1.07, marram: 1.2, marramGrowth: 1.13, people: 38_000, goesWith: [0.85, 0] },
  },
  {
    ...{ code: 'permanent-exclusions', name: 'Permanent exclusions from school', unit: 'per 10,000', per: 10_000 },
    ...{ definition: 'Pupils permanently excluded in the year.', polarity: 'low' },
    ...{ numerator: 'Permanent exclusions', denominator: 'Pupils on roll' },
    ...{ level: 8, growth: 1.06, marram: 1.15, marramGrowth: 1.05, people: 38_000, goesWith: [0.75, 0.2] },
  },
  {
    ...{ code: 'persistent-absence', name: 'Persistent absence from school', unit: 'percent', per: 100 },
    ...{ definition: 'Pupils who miss a tenth of their sessions or more.', polarity: 'low' },
    ...{ numerator: 'Pupils persistently absent', denominator: 'Pupils on roll' },
    ...{ level: 13, growth: 1.1, marram: 1.02, marramGrowth: 1.1, people: 38_000, goesWith: [0.85, 0] },
  },
  {
    ...{ code: 'not-in-education', name: 'Aged 16–17 not in education, employment or training', unit: 'percent', per: 100 },
    ...{ definition: 'Young people aged 16–17 not in education, employment or training, or not known.', polarity: 'low' },
    ...{ numerator: 'Young people not in education, employment or training', denominator: 'Young people aged 16–17' },
    ...{ level: 5.4, growth: 1.0, marram: 0.8, marramGrowth: 0.99, people: 6_300, goesWith: [0.75, 0] },
  },
  {
    ...{
      code: 'criminal-exploitation',
      name: 'Assessments with criminal exploitation as a factor',
      unit: 'per 10,000',
      per: 10_000,
    },
    ...{ definition: 'Episodes of need assessed with child criminal exploitation as a factor.', polarity: 'none' },
    ...{ numerator: 'Episodes with the factor', denominator: 'Children aged 0–17' },
    ...{ level: 9, growth: 1.08, marram: 1.5, marramGrowth: 1.16, people: 57_000, goesWith: [0, 0.85] },
  },
  {
    ...{
      code: 'assault-admissions',
      name: 'Hospital admissions for assault with a sharp object',
      unit: 'per 100,000',
      per: 100_000,
    },
    ...{ definition: 'Admissions of people under 25 for assault with a sharp object.', polarity: 'low' },
    ...{ numerator: 'Admissions', denominator: 'People aged 0–24' },
    ...{ level: 12, growth: 1.0, marram: 0.5, marramGrowth: 0.85, people: 79_000, goesWith: [0, 0.85] },
  },
  {
    ...{ code: 'youth-club-members', name: 'Children who go to a youth club weekly', unit: 'percent', per: 100 },
    ...{ definition: 'Children aged 10–17 who go to a youth club or group each week.', polarity: 'high' },
    ...{ numerator: 'Children with a weekly session', denominator: 'Children aged 10–17' },
    ...{ level: 14, growth: 0.96, marram: 0.9, marramGrowth: 0.99, people: 26_000, goesWith: [-0.5, 0] },
  },
];

const SOURCE = 'Invented statistics, made for trying Homeward';

export function indicatorDefinitionsCsv(): string {
  return csvText(
    ['indicator', 'name', 'definition', 'unit', 'polarity', 'numerator', 'denominator', 'source', 'caveats', 'disclosure'],
    INDICATORS.map((one): CsvCell[] => [
      ...[one.code, one.name, one.definition, one.unit, one.polarity, one.numerator, one.denominator, SOURCE],
      one.polarity === 'none' ? 'More assessed may mean that more is recognised: neither more nor less is better.' : '',
      `Counts under ${WITHHELD_UNDER} are withheld (c).`,
    ]),
  );
}

interface InventedArea {
  readonly name: string;
  readonly gssCode: string;
  readonly size: number;
}

function authorities(random: Random): InventedArea[] {
  return Array.from({ length: AUTHORITIES }, (_, index) =>
    index === 0
      ? { name: DISTRICT_NAME, gssCode: DISTRICT_CODE, size: 1 }
      : {
          name: `Invented Borough ${index < 27 ? String.fromCharCode(64 + index) : `A${String.fromCharCode(38 + index)}`}`,
          gssCode: `E0899${String(9100 + index)}`,
          size: Math.round(100 * random.between(0.35, 2.6)) / 100,
        },
  );
}

const REGION = { name: 'Invented Western Shore', gssCode: 'E12999001' };
const ENGLAND = { name: 'England', gssCode: 'E92000001' };

/** Rows of each indicator, area and year; the region is the neighbours and Marram together, England all of them and more. */
export function indicatorFiguresCsv(district: District, random: Random): string {
  const areas = authorities(random);
  const traits = areas.map(() => [random.normal(), random.normal()] as const);
  const rows = INDICATORS.flatMap((one) => {
    const places = areas.map((area, at) => ({
      ...area,
      times: area.name === DISTRICT_NAME ? one.marram : Math.max(0.4, 1 + SPREAD * apart(one, traits[at]!, random)),
      growth: area.name === DISTRICT_NAME ? one.marramGrowth : one.growth * (1 + 0.02 * random.normal()),
    }));
    return PERIODS.flatMap((period, year) => {
      const counted = places.map(({ name, gssCode, size, times, growth }) => {
        const denominator = Math.round(one.people * size * (1 + 0.004 * year));
        const share = Math.min(0.95, (one.level * times * growth ** year) / one.per);
        return { name, gssCode, denominator, count: random.poisson(share * denominator) };
      });
      const together = (area: typeof REGION, parts: typeof counted, times: number) => ({
        ...area,
        count: Math.round(times * parts.reduce((sum, { count }) => sum + count, 0)),
        denominator: Math.round(times * parts.reduce((sum, { denominator }) => sum + denominator, 0)),
      });
      return [...counted, together(REGION, counted.slice(0, NEIGHBOURS + 1), 1), together(ENGLAND, counted, 4)].map(
        ({ name, gssCode, count, denominator }): CsvCell[] =>
          count < WITHHELD_UNDER
            ? [one.code, name, gssCode, period, 'c', one.unit, null, denominator]
            : [one.code, name, gssCode, period, figureOf((count * one.per) / denominator), one.unit, count, denominator],
      );
    });
  });
  return csvText(
    ['indicator', 'area', 'area_code', 'period', 'value', 'unit', 'count', 'denominator'],
    [...rows, ...absenceBySmallArea(district, random), ...endPoints()],
  );
}

/** By how many standard deviations an authority is above England: what goes with its traits, and what is the indicator's alone. */
function apart({ goesWith }: InventedIndicator, traits: readonly [number, number], random: Random): number {
  const [hardship, violence] = goesWith;
  const alone = Math.sqrt(1 - hardship ** 2 - violence ** 2);
  return hardship * traits[0] + violence * traits[1] + alone * random.normal();
}

/** Of the newest year: more where there is more hardship. */
function absenceBySmallArea(district: District, random: Random): CsvCell[][] {
  return district.lsoas.map(({ name, gssCode, people, hardship }): CsvCell[] => {
    const denominator = Math.max(20, Math.round(people * 0.133));
    const count = Math.min(denominator, random.poisson(denominator * (0.1 + 0.22 * hardship)));
    const row = ['persistent-absence', name, gssCode, PERIODS.at(-1)!];
    return count < WITHHELD_UNDER
      ? [...row, 'c', 'percent', null, denominator]
      : [...row, figureOf((100 * count) / denominator), 'percent', count, denominator];
  });
}

const figureOf = (figure: number): string => figure.toFixed(figure < 10 ? 2 : 1);

/** As reports print them: the ends of a series, and nothing between. */
const endPoints = (): CsvCell[][] => [
  ['Referrals with gangs as a factor', DISTRICT_NAME, DISTRICT_CODE, '2018/19', 61, 'count', null, null],
  ['Referrals with gangs as a factor', DISTRICT_NAME, DISTRICT_CODE, '2023/24', 97, 'count', null, null],
  ['Re-offending', DISTRICT_NAME, DISTRICT_CODE, '2023/24', 38.1, 'percent', 61, 160],
  ['Re-offending', 'YOT family', null, '2023/24', 31.9, 'percent', null, null],
  ['Re-offending', ENGLAND.name, ENGLAND.gssCode, '2023/24', 32.5, 'percent', null, null],
];

export function comparedAreasCsv(random: Random): string {
  const areas = authorities(random).slice(1, NEIGHBOURS + 1);
  return csvText(
    ['group', 'area', 'area_code', 'peer', 'peer_code', 'closeness'],
    [
      ['Region', DISTRICT_NAME, DISTRICT_CODE, REGION.name, REGION.gssCode, null],
      ...areas.map(({ name, gssCode }, index): CsvCell[] => [
        ...['Statistical neighbours', DISTRICT_NAME, DISTRICT_CODE, name, gssCode],
        index < 3 ? 'Very close' : index < 7 ? 'Close' : 'Somewhat close',
      ]),
    ],
  );
}

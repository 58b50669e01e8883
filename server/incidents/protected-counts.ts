/**
 * Counts for viewers who have no points: every figure is worked out from publications (protected/publications.ts), never from the rows.
 *
 * Periods are whole months, and a record counts in the month it began in. A place is made of whole areas of the finest type the viewer may
 * have. What no publication can answer is refused, whoever it concerns, so that a refusal says nothing of the data either.
 */
import { INCIDENT_ACCESS, type FinestArea, type IncidentData } from '../access/access-table.js';
import { areasInUse, lsoasOf, populationOf, type AreaLsoas, type AreaRow } from '../areas/areas.service.js';
import { areaKeyText, type AreaType } from '../areas/area-type.js';
import type { Sql } from '../database/database.js';
import { KeptReadings } from '../database/kept-readings.js';
import { COUNTER_ROLE } from '../database/viewer-roles.js';
import { badUserInput, suppressed } from '../errors.js';
import { limitInWords } from './chosen-sources.js';
import { labelOf } from './count-incidents.js';
import type { CountOptions } from './count-by-area.js';
import type { CountBy } from './counted-groups.js';
import type { IncidentFilter } from './incident-filter.js';
import { completenessOf } from './missing-months.js';
import { monthOf, type MonthStart } from './month.js';
import type { Permission, Reader } from './permission.js';
import { POLICE_UK } from './incident-kind.js';
import { EVERYWHERE } from './protected/geography.js';
import { KIND_OF_DATA, refuseSomeSources } from './protected/data-set-counts.js';
import { placeOf, regionOf, shared, type Region } from './protected/place.js';
import { publishedData, type PublishedData } from './protected/publications.js';
import { askQuestion, type Question } from './question.js';
import { rateOfResidents } from './residents-of-place.js';
import { addedUp, exactFigure, withheldFigure, type Figure } from './figure.js';
import type { ViewedCounts, ViewedRow } from './viewed-figures.js';

/** One data set of the answer, and the place asked of it; null for everywhere. */
interface Part {
  readonly data: IncidentData;
  readonly published: PublishedData;
  /** The months of it that count. */
  readonly months: readonly MonthStart[];
  readonly place: AreaLsoas | null;
}

/** @throws CallerError SUPPRESSED, BAD_USER_INPUT */
export function protectedCounts(
  sql: Sql,
  reader: NonNullable<Reader>,
  permission: Permission,
  filter: IncidentFilter,
  by: CountBy,
  options: CountOptions,
): Promise<ViewedCounts> {
  refuseWhatTellsTooMuch(filter, by);
  return sql.under(COUNTER_ROLE, async (counter) => {
    const question = await askQuestion(counter, { ...filter, sources: filter.sources ?? sourcesOf(permission) });
    await refuseSomeSources(counter, filter, permission.data);
    const parts: Part[] = [];
    for (const data of permission.data) parts.push(await partOf(counter, reader, data, question));
    return new Answer(chosenAmong(parts, question), filter).counts(counter, question, by, options);
  });
}

/** Where of recorded crime police.uk's alone is counted, what the answer says of sources and missing months is of that. Null: all. */
function sourcesOf({ data }: Permission): readonly string[] | null {
  return data.join() === 'CRIME_OF_POLICE_UK' ? [POLICE_UK] : null;
}

function refuseWhatTellsTooMuch(filter: IncidentFilter, by: CountBy): void {
  if (by === 'WEEK_HOUR' || filter.weekdays != null || filter.hours != null) {
    throw suppressed('Your role has counts by whole months; by weekday and hour they would be too small to show.');
  }
  if (filter.batch != null) throw suppressed('Your role has counts of all that is loaded, not of one load.');
}

async function partOf(sql: Sql, reader: NonNullable<Reader>, data: IncidentData, question: Question): Promise<Part> {
  const access = INCIDENT_ACCESS[data][reader.persona];
  // Who has a data set as points gets protected counts of it only in a sum with others, by the smallest areas there are.
  const finest: FinestArea = access.form === 'counts' || access.form === 'own-points' ? access.finest : 'LSOA';
  const published = await publishedData(sql, { data, finest, ownOf: access.form === 'own-points' ? reader.agency : null });
  return { data, published, months: published.months, place: await placeOf(sql, published, question) };
}

/**
 * Of recorded crime from two sources that report the same months, each month is taken from the one that is chosen for it
 * (rival-sources.ts).
 */
function chosenAmong(parts: readonly Part[], { sources }: Question): readonly Part[] {
  if (parts.filter(({ data }) => KIND_OF_DATA[data] === 'RECORDED_CRIME').length < 2) return parts;
  const crime = sources.counted.filter(({ kind }) => kind === 'RECORDED_CRIME');
  return parts.map((part) => {
    if (KIND_OF_DATA[part.data] !== 'RECORDED_CRIME') return part;
    const own = crime.filter(({ source }) => (source === POLICE_UK) === (part.data === 'CRIME_OF_POLICE_UK'));
    const leftOut = new Set(own.flatMap((one) => one.leftOut));
    if (own.some(({ months, leftOutIn }) => leftOutIn.length > 0 || months.some((month) => leftOut.has(month)))) {
      throw suppressed('Two sources share out recorded crime by district or force here. Name the source you want counted.');
    }
    return { ...part, months: part.months.filter((month) => !leftOut.has(month)) };
  });
}

class Answer {
  private readonly categories: readonly string[] | null;

  constructor(
    private readonly parts: readonly Part[],
    private readonly filter: IncidentFilter,
  ) {
    this.categories = filter.categories == null ? null : [...new Set(filter.categories)];
  }

  async counts(sql: Sql, question: Question, by: CountBy, options: CountOptions): Promise<ViewedCounts> {
    const { sources } = question;
    const rows = by === 'AREA' ? await this.byArea(sql, options) : this.byKey(by);
    const areas = rows.flatMap(({ area }) => (area === undefined ? [] : [area as AreaRow]));
    const population = await populationOf(sql, areas);
    return {
      rows: rows.map((row) => withRate(row, row.area && (population.get(areaKeyText(row.area))?.persons ?? null))),
      total: this.figure({}),
      // How many have no place would, beside the total, say how many have one.
      noLocation: withheldFigure,
      notCarriedOver: withheldFigure,
      sources: [...new Set(sources.counted.filter(({ months }) => months.length > 0).map(({ source }) => source))].sort(),
      ...(await completenessOf(sql, question)),
      notIncluded: question.filter.notIncluded,
      overlapping: sources.overlapping,
      limitedTo: limitInWords(sources),
      denominatorBasis: basisOf(population.values()),
      leftOut: null,
      vintage: areas[0]?.vintage ?? null,
      protection: [PROTECTION, ...this.blockWords()].join(' '),
      sensitiveKinds: [],
    };
  }

  /** By LSOA there are counts for whole blocks of months alone. */
  private blockWords(): string[] {
    const [part] = this.parts.filter(({ published }) => published.small !== null);
    if (part === undefined || part.published.blocks.length === 0) return [];
    const named = part.published.blocks.map((block) => `${block[0]!.slice(0, 7)} to ${block.at(-1)!.slice(0, 7)}`);
    return [`By LSOA they are given for all categories together and for these months: ${named.join('; ')}.`];
  }

  /** The rows of the type that lie in the place asked, none of them cut. */
  private async byArea(sql: Sql, { areaType: type, vintage }: CountOptions): Promise<ViewedRow[]> {
    if (type == null) throw badUserInput('Counting by area needs the type of area.', ['areaType']);
    const areas = await areasInUse(sql, { type });
    if (areas.length === 0) throw badUserInput('No areas of this type are loaded.', ['areaType']);
    if (vintage != null && vintage !== areas[0]!.vintage) {
      throw suppressed(
        `Your role has counts for the areas of ${areas[0]!.vintage}; two editions beside each other would tell more.`,
      );
    }
    const lsoas = await madeOf(sql, type, areas);
    const rows: ViewedRow[] = [];
    for (const area of areas) {
      const made = lsoas.get(area.gssCode)!;
      const regions = new Map<Part, Region>();
      for (const part of this.parts) {
        const region = regionOf(part.published, part.place === null ? made : shared(made, part.place), area.name);
        if (region !== null) regions.set(part, region);
      }
      if (regions.size < this.parts.length) continue;
      rows.push({ key: area.gssCode, label: area.name, area, count: this.figure({ regions }) });
    }
    return rows;
  }

  private byKey(by: Exclude<CountBy, 'AREA'>): ViewedRow[] {
    const row = (key: string, count: Figure): ViewedRow => ({ key, label: labelOf(by, key), count });
    if (by === 'KIND') {
      const kinds = [...new Set(this.parts.map(({ data }) => KIND_OF_DATA[data]))];
      return kinds.map((kind) => row(kind, this.figure({ parts: this.parts.filter(({ data }) => KIND_OF_DATA[data] === kind) })));
    }
    if (by === 'MONTH') {
      const months = new Set(this.parts.flatMap((part) => this.monthsOf(part)));
      return [...months].sort().map((month) => row(month.slice(0, 7), this.figure({ month })));
    }
    const known = new Set(this.parts.flatMap(({ published }) => published.categories));
    const categories = [...known].filter((category) => this.categories?.includes(category) ?? true);
    // By name: an order by size would tell the sizes of those that are withheld.
    return categories.sort((a, b) => a.localeCompare(b)).map((category) => row(category, this.figure({ category })));
  }

  /** One figure over all data sets of the answer, narrowed as told. */
  private figure(narrowed: {
    readonly parts?: readonly Part[];
    readonly regions?: ReadonlyMap<Part, Region>;
    readonly month?: MonthStart;
    readonly category?: string;
  }): Figure {
    return addedUp(
      (narrowed.parts ?? this.parts).map((part) => {
        const region = narrowed.regions?.get(part) ?? regionAsked(part);
        const months = this.monthsOf(part).filter((month) => narrowed.month === undefined || month === narrowed.month);
        const wanted = narrowed.category === undefined ? this.categories : [narrowed.category];
        const categories = wanted === null ? null : wanted.filter((category) => part.published.categories.includes(category));
        if (region === null || months.length === 0 || categories?.length === 0) return exactFigure(0);
        const { published } = part;
        return region.of === 'areas'
          ? published.figure(region.codes, months, categories)
          : published.smallFigure(region.codes, months, categories);
      }),
    );
  }

  /** The whole months that the period touches. */
  private monthsOf({ months }: Part): readonly MonthStart[] {
    const { from, to } = this.filter;
    return months.filter((month) => (from == null || month >= monthOf(from)) && (to == null || month <= monthOf(to)));
  }
}

/** What areas are made of stays until the next load; composite areas alone are made between loads. */
const kept = new KeptReadings<ReadonlyMap<string, AreaLsoas>>(20);

function madeOf(sql: Sql, type: AreaType, areas: readonly AreaRow[]): Promise<ReadonlyMap<string, AreaLsoas>> {
  const codes = areas.map(({ gssCode }) => gssCode);
  return type === 'COMPOSITE' ? lsoasOf(sql, codes) : kept.get(sql, type, () => lsoasOf(sql, codes));
}

function regionAsked({ place, published }: Part): Region | null {
  return place === null ? { of: 'areas', codes: [EVERYWHERE] } : regionOf(published, place, 'The place asked');
}

const PROTECTION =
  'Figures are protected: 1 to 4, and others that would give one away, are withheld; the rest is rounded to the nearest 5, so parts need not add up. Whole months are counted; what lies in none of the areas is left out.';

function withRate(row: ViewedRow, persons: number | null | undefined): ViewedRow {
  if (persons === undefined) return row;
  return { ...row, denominator: persons, rate: rateOfResidents(row.count.count, persons) };
}

function basisOf(figures: Iterable<{ basis: string | null }>): string | null {
  const bases = new Set([...figures].map(({ basis }) => basis).filter((basis) => basis !== null));
  return bases.size === 0 ? null : [...bases].join('; ');
}

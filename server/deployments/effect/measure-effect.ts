/** Did it work? Reports in an area, about it and in places like both, before and after; counted as the viewer may have them one by one. */
import type { Sql } from '../../database/database.js';
import { badUserInput } from '../../errors.js';
import type { Period } from '../../hotspots/period-before.js';
import { missing } from '../../hotspots/result-words.js';
import {
  askLocated,
  countIncidents,
  onlySingle,
  POLICE_UK,
  type CountsOfIncidents,
  type IncidentFilter,
  type LocatedQuestion,
  type Reader,
} from '../../incidents/incidents.service.js';
import type { BeforeAfter, Places } from '../../statistics/displacement.js';
import { checkEffect, checkPlaces, controlReach, wrong, type AskedEffect, type AskedPlaces } from './ask-effect.js';
import { checkWholeMonths, daysOf, slicesOf } from './effect-periods.js';
import { lsoasNamed, treatedPlace, untreatedLsoas, type NearbyLsoa, type TreatedPlace } from './effect-places.sql.js';
import { effectSentence, effectWarnings, measured, type MeasuredEffect } from './effect-words.js';
import { suggestControls, unlikeness, type SuggestedControl } from './suggested-controls.js';

export interface Effect extends MeasuredEffect {
  readonly place: TreatedPlace;
  readonly sentence: string;
  readonly warnings: readonly string[];
  readonly control: readonly NearbyLsoa[];
  readonly bufferControl: readonly NearbyLsoa[];
  readonly located: LocatedQuestion;
}

export interface SuggestedControls {
  readonly forArea: readonly SuggestedControl[];
  /** Null without a buffer. */
  readonly forBuffer: readonly SuggestedControl[] | null;
  readonly located: LocatedQuestion;
}

type Where = Pick<IncidentFilter, 'within' | 'areaCodes'>;

const MOST_SUGGESTED = 12;
const OWN_ONLY =
  'Counted are the reports that your role has one by one: of ASB those that your own agency took and that name no person.';

/** Null when there is no such area for the viewer. @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED */
export async function measureEffect(sql: Sql, reader: Reader, asked: AskedEffect): Promise<Effect | null> {
  checkEffect(asked);
  const place = await treatedPlace(sql, asked.hotspotArea, asked.bufferMetres);
  if (place === null) return null;
  const located = await permitted(sql, reader, asked, place);
  const control = await controlOf(sql, asked, 'control');
  const bufferControl = await controlOf(sql, asked, 'bufferControl');
  const counted = (where: Where): Promise<Counted> => countPlace(sql, located.filter, where, asked);
  const treated = await counted({ within: place.boundary });
  const compared = await counted({ areaCodes: asked.control });
  const parts: Places = {
    treated: treated.sums,
    control: compared.sums,
    ...(place.buffer === null ? {} : { buffer: (await counted({ within: place.buffer })).sums }),
    ...(asked.bufferControl.length === 0 ? {} : { bufferControl: (await counted({ areaCodes: asked.bufferControl })).sums }),
  };
  const timesBefore = asked.before.reduce((days, period) => days + daysOf(period), 0) / daysOf(asked.after);
  const effect = measured(parts, timesBefore);
  const warnings = effectWarnings(effect, {
    seriesBefore: [treated.before, compared.before],
    unlikeness: unlikeness(treated.before, compared.before),
    wasDrawnFromPeak: place.wasDetected,
    isSnapped: located.isSnapped,
    isAllYear: isSameSeason(asked),
  });
  return {
    ...effect,
    place,
    sentence: effectSentence(effect),
    warnings: [
      ...warnings,
      ...(located.filter.rowsOnly === true ? [OWN_ONLY] : []),
      ...located.overlapping,
      ...(located.limitedTo === null ? [] : [located.limitedTo]),
    ],
    control,
    bufferControl,
    located,
  };
}

/** Null when there is no such area for the viewer. @throws CallerError BAD_USER_INPUT, FORBIDDEN, PURPOSE_REQUIRED */
export async function suggestedControls(sql: Sql, reader: Reader, asked: AskedPlaces): Promise<SuggestedControls | null> {
  checkPlaces(asked);
  const place = await treatedPlace(sql, asked.hotspotArea, asked.bufferMetres);
  if (place === null) return null;
  const located = await permitted(sql, reader, asked, place);
  const lsoas = await untreatedLsoas(sql, asked.hotspotArea, controlReach(asked));
  const slices = slicesOf(asked.before);
  const byLsoa = await countByLsoa(sql, located.filter, slices);
  const candidates = lsoas.map((lsoa) => ({ ...lsoa, counts: byLsoa.map((counts) => counts.get(lsoa.gssCode) ?? 0) }));
  const likeTo = async (within: unknown, some: typeof candidates): Promise<SuggestedControl[]> => {
    const { before } = await countPlace(sql, located.filter, { within }, asked);
    return suggestControls(before, some, MOST_SUGGESTED);
  };
  const forArea = await likeTo(place.boundary, candidates);
  // No report is counted for both: what is suggested for the area is none for the ring.
  const others = candidates.filter(({ gssCode }) => !forArea.some((one) => one.together && one.gssCode === gssCode));
  return {
    forArea,
    forBuffer: place.buffer === null ? null : await likeTo(place.buffer, others),
    located,
  };
}

/** The rows that the reader may have one by one: places are as fine as these, and LSOAs are counted by the same. */
async function permitted(sql: Sql, reader: Reader, asked: AskedPlaces, place: TreatedPlace): Promise<LocatedQuestion> {
  const from = asked.before.reduce((first, period) => (period.from < first ? period.from : first), asked.after.from);
  const located = await askLocated(
    sql,
    onlySingle(reader, { ...asked.filter, within: place.boundary, from, to: asked.after.to }),
  );
  if (located.isSnapped) checkWholeMonths(asked, POLICE_UK);
  return located;
}

interface Counted {
  readonly sums: BeforeAfter;
  /** By slice. */
  readonly before: readonly number[];
}

async function countPlace(sql: Sql, filter: IncidentFilter, where: Where, asked: AskedPlaces): Promise<Counted> {
  const before: number[] = [];
  for (const slice of slicesOf(asked.before)) before.push((await countIn(sql, filter, where, slice)).total);
  const { total: after } = await countIn(sql, filter, where, asked.after);
  return { sums: { before: before.reduce((sum, count) => sum + count, 0), after }, before };
}

async function countIn(sql: Sql, filter: IncidentFilter, where: Where, period: Period): Promise<CountsOfIncidents> {
  const { within: _within, areaCodes: _areas, ...rest } = filter;
  const counts = await countIncidents(sql, { ...rest, ...where, ...period }, 'KIND');
  if (counts.missingMonths.length > 0) {
    throw badUserInput(`${missing(counts.missingMonths, 'the periods')} Compare periods that there is data of.`, ['input']);
  }
  return counts;
}

async function countByLsoa(sql: Sql, filter: IncidentFilter, slices: readonly Period[]): Promise<ReadonlyMap<string, number>[]> {
  const { within: _within, ...rest } = filter;
  const counted: Map<string, number>[] = [];
  for (const slice of slices) {
    const { rows } = await countIncidents(sql, { ...rest, ...slice }, 'AREA', { areaType: 'LSOA' });
    counted.push(new Map(rows.map(({ key, count }) => [key, count ?? 0])));
  }
  return counted;
}

async function controlOf(sql: Sql, asked: AskedEffect, name: 'control' | 'bufferControl'): Promise<NearbyLsoa[]> {
  const found = new Map((await lsoasNamed(sql, asked.hotspotArea, asked[name])).map((lsoa) => [lsoa.gssCode, lsoa]));
  const { from } = controlReach(asked);
  return asked[name].map((code, at) => {
    const lsoa = found.get(code);
    if (lsoa === undefined) throw wrong(`There is no LSOA «${code}» of 2021 with a boundary here.`, name, at);
    if (lsoa.metres < from) {
      throw wrong(
        `«${lsoa.name}» lies ${Math.round(lsoa.metres)} m from the area: what is done there reaches it. Choose one ${from} m away or more.`,
        name,
        at,
      );
    }
    return lsoa;
  });
}

/** Whether every period before lies in the same days of the year as the one after, or both make whole years. */
function isSameSeason({ before, after }: AskedPlaces): boolean {
  const days = ({ from, to }: Period): string => `${from.slice(5)} ${to.slice(5)}`;
  const isYear = (period: Period): boolean => daysOf(period) >= 365;
  return before.every((period) => days(period) === days(after) || (isYear(period) && isYear(after)));
}

/** Anti-social behaviour reports of council and police, as one file of the source `asb-reports`. */
import { asbKind, ASB_KINDS, FIREWORKS, NOISE_TEAM, type AsbKind } from './asb-kinds.js';
import {
  avoidingClockChange,
  dateOf,
  dayWeights,
  FIRST_DAY,
  LAST_DAY,
  localText,
  plusMinutes,
  sampler,
  timeOfDay,
  type LocalTime,
} from './calendar.js';
import { csvText, type CsvCell } from './csv-text.js';
import { FORCE_SLUG } from './district.js';
import { hotspotEvents } from './hotspot-events.js';
import type { Random } from './random.js';
import { placeCells } from './reported-place.js';
import type { StreetPlace, StreetPlaces } from './street-places.js';
import { BONFIRE_PERIOD, WEEK_SHAPES, type TrueHotspot } from './truth.js';

interface AsbReport {
  readonly time: LocalTime;
  readonly kind: AsbKind;
  readonly place: StreetPlace;
  readonly hotspot: TrueHotspot | undefined;
}

const HEADER =
  'reference,force,agency,received_at,occurred_from,occurred_to,easting,northing,postcode,place,precision,national_type,category,local_category,youth_related,channel,repeat_location,owning_team,noise_test,outcome'.split(
    ',',
  );

export function asbReportsCsv(places: StreetPlaces, random: Random): string {
  const reports: AsbReport[] = [];
  for (const kind of [...ASB_KINDS, FIREWORKS]) {
    const week = WEEK_SHAPES[kind.week];
    const weights = dayWeights(kind.season, week, kind.youth > 0.4);
    const day = sampler(kind === FIREWORKS ? weights.map((weight, index) => weight * bonfireFactor(FIRST_DAY + index)) : weights);
    for (let count = random.poisson(kind.reports); count > 0; count -= 1) {
      const place = kind.where === 'centre' ? places.townCentre(random) : places.anywhere(random, kind.where);
      reports.push({
        time: timeOfDay(FIRST_DAY + day(random), week, random),
        kind,
        place,
        hotspot: undefined,
      });
    }
  }
  for (const event of hotspotEvents('asb', places, random)) reports.push({ ...event, kind: asbKind(event.category) });
  reports.sort((a, b) => a.time.day - b.time.day || a.time.minute - b.time.minute);
  return csvText(HEADER, rowsOf(reports, places, random));
}

/** Weight of a day for fireworks: nearly nothing outside the period, growing towards its peak. */
function bonfireFactor(day: number): number {
  const date = dateOf(day).slice(5);
  const inside = date >= BONFIRE_PERIOD.from && date <= BONFIRE_PERIOD.to;
  const daysInside = 19;
  if (!inside) return (1 - BONFIRE_PERIOD.shareInside) / (365 - daysInside);
  return (
    (BONFIRE_PERIOD.shareInside / (daysInside + BONFIRE_PERIOD.peakFactor - 1)) *
    (date === BONFIRE_PERIOD.peak ? BONFIRE_PERIOD.peakFactor : 1)
  );
}

/** Reported again from the same spot within so many days: a repeat location. */
const REPEAT_DAYS = 90;

function rowsOf(reports: readonly AsbReport[], places: StreetPlaces, random: Random): CsvCell[][] {
  const lastReported = new Map<StreetPlace, number>();
  return reports.map(({ time, kind, place, hotspot }, index) => {
    const repeated = time.day - (lastReported.get(place) ?? -Infinity) <= REPEAT_DAYS;
    lastReported.set(place, time.day);
    const council = random.chance(hotspot?.officerShare ? kind.council / 2 : kind.council);
    const agency = council ? 'council' : random.chance(0.05) ? (kind === FIREWORKS ? 'fire' : 'housing') : 'police';
    const local = Object.keys(kind.local);
    const national = (['personal', 'nuisance', 'environmental'] as const)[random.weighted(Object.values(kind.national))]!;
    const noise = kind.team === NOISE_TEAM ? (random.chance(0.7) ? 'below' : 'above') : '';
    // One report in twenty says only the day.
    const dayOnly = random.chance(0.05);
    const lasted = 5 + random.below(kind.category === 'Noise' ? 240 : 75);
    const until = avoidingClockChange(plusMinutes(time, lasted));
    const received = avoidingClockChange(plusMinutes(time, council ? 60 + random.below(2200) : random.below(lasted + 20)));
    return [
      `${agency === 'police' ? 'MP' : 'MC'}-A${String(index + 1).padStart(6, '0')}`,
      FORCE_SLUG,
      agency,
      received.day > LAST_DAY ? '' : localText(received),
      dayOnly ? dateOf(time.day) : localText(time),
      dayOnly ? '' : localText(until),
      ...placeCells(place, places, random),
      national,
      kind.category,
      local.length > 0 ? local[random.weighted(Object.values(kind.local))]! : '',
      random.chance(hotspot ? Math.min(0.85, kind.youth + 0.12) : kind.youth) ? 'yes' : 'no',
      channelOf(agency, hotspot, random),
      repeated ? 'yes' : 'no',
      kind.team,
      noise,
      noise === 'below' ? 'Self-help guide sent' : random.pick(OUTCOMES),
    ];
  });
}

const OUTCOMES = ['Advice given', 'Patrol passed', 'No trace', 'Warning letter', 'Referred to ASB team', 'Words of advice', ''];

function channelOf(agency: string, hotspot: TrueHotspot | undefined, random: Random): string {
  const officer = agency === 'police' ? (hotspot?.officerShare ?? 0.13) : 0.04;
  if (random.chance(officer)) return 'officer';
  return ['telephone', 'online', 'partner'][random.weighted(agency === 'police' ? [7, 2, 0.5] : [3, 6, 1])]!;
}

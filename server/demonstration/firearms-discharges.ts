/** Firearms discharges with a near-repeat pattern: some start by themselves, each may bring others about near by and soon. */
import {
  dateOf,
  dayWeights,
  FIRST_DAY,
  LAST_DAY,
  localText,
  plusMinutes,
  avoidingClockChange,
  sampler,
  timeOfDay,
  type LocalTime,
} from './calendar.js';
import { csvText, type CsvCell } from './csv-text.js';
import { FORCE_SLUG } from './district.js';
import { distance } from './geometry.js';
import type { Random } from './random.js';
import type { StreetPlace, StreetPlaces } from './street-places.js';
import { DISCHARGES, WEEK_SHAPES } from './truth.js';

export interface Discharge {
  readonly time: LocalTime;
  readonly place: StreetPlace;
  readonly follows: Discharge | undefined;
}

export function simulateDischarges(places: StreetPlaces, random: Random): Discharge[] {
  const day = sampler(dayWeights('level', WEEK_SHAPES.night, false));
  const discharges: Discharge[] = [];
  for (let count = random.poisson(DISCHARGES.startsPerYear * 3); count > 0; count -= 1) {
    const zone = DISCHARGES.zones[random.weighted(DISCHARGES.zones.map(({ share }) => share))]!;
    const time = timeOfDay(FIRST_DAY + day(random), WEEK_SHAPES.night, random);
    discharges.push({ time, place: places.near(zone.centre, zone.spread, random), follows: undefined });
  }
  // The list grows while it is walked: followers may have followers.
  for (let index = 0; index < discharges.length; index += 1) {
    const first = discharges[index]!;
    for (let count = random.poisson(DISCHARGES.followers); count > 0; count -= 1) {
      const follower = followerOf(first, places, random);
      if (follower) discharges.push(follower);
    }
  }
  return discharges.sort((a, b) => a.time.day - b.time.day || a.time.minute - b.time.minute);
}

function followerOf(first: Discharge, places: StreetPlaces, random: Random): Discharge | undefined {
  const day = first.time.day + 1 + Math.floor(DISCHARGES.withinDays * random.next() ** 1.6);
  if (day > LAST_DAY) return undefined;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const place = places.near(first.place, DISCHARGES.withinMetres / 2.4, random);
    if (distance(place, first.place) > DISCHARGES.withinMetres) continue;
    return {
      time: timeOfDay(Math.min(day, first.time.day + DISCHARGES.withinDays), WEEK_SHAPES.night, random),
      place,
      follows: first,
    };
  }
  return undefined;
}

const HEADER =
  'reference,force,occurred_from,occurred_to,easting,northing,place,precision,weapon,verification,weapon_class,injury,casings_recovered,linked_reference'.split(
    ',',
  );

export function firearmsDischargesCsv(places: StreetPlaces, random: Random): string {
  const discharges = simulateDischarges(places, random);
  const reference = new Map(discharges.map((discharge, index) => [discharge, `MP-F${String(index + 1).padStart(4, '0')}`]));
  return csvText(
    HEADER,
    discharges.map((discharge): CsvCell[] => {
      const { time, place, follows } = discharge;
      const road = places.roads[place.road]!;
      const weapon = ['handgun', 'shotgun', 'other', 'unknown'][random.weighted([5, 2.5, 0.6, 3])]!;
      const verification = ['confirmed', 'probable', 'unconfirmed'][random.weighted([6, 2.5, 1.5])]!;
      const dayOnly = random.chance(0.04);
      const located = !random.chance(0.03);
      return [
        reference.get(discharge),
        FORCE_SLUG,
        dayOnly ? dateOf(time.day) : localText(time),
        dayOnly ? '' : localText(avoidingClockChange(plusMinutes(time, 1 + random.below(9)))),
        located ? place.easting : '',
        located ? place.northing : '',
        `${road.name}, ${road.town}`,
        located ? 'exact' : '',
        weapon,
        verification,
        weapon === 'other' ? 'air weapon' : weapon === 'unknown' ? 'unknown' : 'lethal-barrelled',
        random.chance(0.16) ? random.pick(['Slight', 'Serious']) : 'None',
        verification === 'confirmed' ? 1 + random.below(7) : 0,
        follows && random.chance(DISCHARGES.linkedShare) ? reference.get(follows) : '',
      ];
    }),
  );
}

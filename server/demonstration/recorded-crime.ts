/** Recorded crime as the force's own extract gives it: times as intervals, places, offence groups and codes. */
import {
  avoidingClockChange,
  dateOf,
  dayWeights,
  FIRST_DAY,
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
import { WEEK_SHAPES, type SeasonName, type WeekShapeName } from './truth.js';

interface OffenceGroup {
  readonly name: string;
  readonly codes: readonly string[];
  /** Crimes over the three years, hotspots not counted. */
  readonly crimes: number;
  readonly week: WeekShapeName;
  readonly season: SeasonName;
  readonly where: 'even' | 'deprived' | 'centre';
  /** How long the interval is in which it happened, in hours: zero when the moment is known. */
  readonly unseenHours: readonly [number, number];
  readonly knife: number;
  readonly firearm: number;
}

const group = (
  name: string,
  codes: string,
  crimes: number,
  week: WeekShapeName,
  season: SeasonName,
  where: OffenceGroup['where'],
  unseenHours: readonly [number, number] = [0, 0],
  knife = 0,
  firearm = 0,
): OffenceGroup => ({ name, codes: codes.split(' '), crimes, week, season, where, unseenHours, knife, firearm });

const GROUPS: readonly OffenceGroup[] = [
  group('Violence and sexual offences', '105A 8N 8S 104 20A', 11_900, 'night', 'summer', 'deprived', [0, 0], 0.025, 0.002),
  group('Criminal damage and arson', '58A 58B 58C 58J 56B', 3300, 'night', 'summer', 'deprived', [1, 11]),
  group('Public order', '125 9A 66', 3000, 'night', 'summer', 'deprived', [0, 0], 0.004),
  group('Other theft', '49 49A', 2500, 'daytime', 'level', 'even', [0.5, 8]),
  group('Vehicle crime', '45 48 126', 2100, 'night', 'winter', 'even', [4, 13]),
  group('Shoplifting', '46', 1900, 'daytime', 'level', 'centre'),
  group('Burglary', '28E 28F 30C 31', 1850, 'daytime', 'winter', 'deprived', [3, 14]),
  group('Drugs', '92D 92E 93B', 1650, 'afternoon', 'level', 'deprived'),
  group('Other crime', '79 802 99', 800, 'daytime', 'level', 'even', [0, 48]),
  group('Bicycle theft', '44', 430, 'afternoon', 'summer', 'centre', [1, 9]),
  group('Robbery', '34A 34B', 400, 'night', 'level', 'centre', [0, 0], 0.24, 0.012),
  group('Possession of weapons', '10C 10D 81', 410, 'afternoon', 'level', 'deprived', [0, 0], 0.72, 0.07),
  group('Theft from the person', '39', 250, 'daytime', 'level', 'centre', [0.2, 2]),
];

interface Crime {
  readonly time: LocalTime;
  readonly group: OffenceGroup;
  readonly place: StreetPlace;
}

const HEADER =
  'reference,force,occurred_from,occurred_to,easting,northing,postcode,place,precision,offence_group,offence_code,knife,firearm,outcome'.split(
    ',',
  );

export function recordedCrimeCsv(places: StreetPlaces, random: Random): string {
  const crimes: Crime[] = [];
  for (const offence of GROUPS) {
    const week = WEEK_SHAPES[offence.week];
    const day = sampler(dayWeights(offence.season, week, false));
    for (let count = random.poisson(offence.crimes); count > 0; count -= 1) {
      const place = offence.where === 'centre' ? places.townCentre(random) : places.anywhere(random, offence.where);
      crimes.push({ time: timeOfDay(FIRST_DAY + day(random), week, random), group: offence, place });
    }
  }
  for (const { time, place, category } of hotspotEvents('crime', places, random)) {
    crimes.push({ time, place, group: GROUPS.find((candidate) => candidate.name === category)! });
  }
  crimes.sort((a, b) => a.time.day - b.time.day || a.time.minute - b.time.minute);
  return csvText(
    HEADER,
    crimes.map((crime, index) => rowOf(crime, index, places, random)),
  );
}

function rowOf({ time, group: offence, place }: Crime, index: number, places: StreetPlaces, random: Random): CsvCell[] {
  const [least, most] = offence.unseenHours;
  const hours = random.between(least, most);
  const until = avoidingClockChange(plusMinutes(time, Math.max(1, hours * 60)));
  const dayOnly = most > 20 && random.chance(0.3);
  return [
    `MP-C${String(index + 1).padStart(6, '0')}`,
    FORCE_SLUG,
    dayOnly ? dateOf(time.day) : localText(time),
    dayOnly || most === 0 ? '' : localText(until),
    // Violence may be in a home: most of it is placed no finer than the street.
    ...placeCells(place, places, random, offence.name === 'Violence and sexual offences' ? 0.85 : 0.35),
    offence.name,
    random.pick(offence.codes),
    random.chance(offence.knife) ? 'yes' : 'no',
    random.chance(offence.firearm) ? 'yes' : 'no',
    random.pick(OUTCOMES),
  ];
}

const OUTCOMES = [
  'Investigation complete; no suspect identified',
  'Investigation complete; no suspect identified',
  'Unable to prosecute suspect',
  'Unable to prosecute suspect',
  'Awaiting court outcome',
  'Local resolution',
  'Suspect charged',
  'Under investigation',
];

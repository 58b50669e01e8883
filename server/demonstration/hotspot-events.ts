/** Extra events at the declared hotspots, spread over the three years by each one's course. */
import { dayWeights, FIRST_DAY, sampler, timeOfDay, yearOf, type LocalTime } from './calendar.js';
import type { Random } from './random.js';
import type { StreetPlace, StreetPlaces } from './street-places.js';
import { COURSES, HOTSPOTS, WEEK_SHAPES, type TrueHotspot } from './truth.js';

export interface HotspotEvent {
  readonly time: LocalTime;
  readonly category: string;
  readonly place: StreetPlace;
  readonly hotspot: TrueHotspot;
}

export function hotspotEvents(kind: TrueHotspot['kind'], places: StreetPlaces, random: Random): HotspotEvent[] {
  const events: HotspotEvent[] = [];
  for (const hotspot of HOTSPOTS.filter((candidate) => candidate.kind === kind)) {
    const week = WEEK_SHAPES[hotspot.week];
    const weights = dayWeights(kind === 'asb' ? 'summer' : 'level', week, hotspot.week === 'youthEvening');
    const categories = Object.keys(hotspot.categories);
    for (const [year, share] of COURSES[hotspot.course].entries()) {
      const day = sampler(weights.map((weight, index) => (yearOf(FIRST_DAY + index) === year ? weight : 0)));
      for (let count = random.poisson(hotspot.reports * share); count > 0; count -= 1) {
        events.push({
          time: timeOfDay(FIRST_DAY + day(random), week, random),
          category: categories[random.weighted(Object.values(hotspot.categories))]!,
          place: places.near(hotspot.centre, hotspot.spread, random),
          hotspot,
        });
      }
    }
  }
  return events;
}

/**
 * Invented hotspot areas, so that their page is not empty on the first start: one proposed, two active, of which one is soon due, and one that lapsed. They
 * lie on places where reports were planted, and their days are counted from that of the first start, as agreements are.
 */
import type { Database } from '../database/database.js';
import { addDays, londonDay } from '../governance/agreement.js';
import type { HotspotSource } from '../hotspots/areas/hotspot-area.js';
import {
  activateHotspotArea,
  proposeHotspotArea,
  writeThreatNote,
  type HotspotOutcome,
} from '../hotspots/areas/keep-hotspot-areas.js';
import type { WrittenNote } from '../hotspots/areas/read-hotspot-terms.js';
import type { GridPoint } from './geometry.js';
import { HOTSPOTS } from './truth.js';

const WHO = 'demonstration';

interface InventedArea {
  /** A place of truth.ts. */
  readonly place: string;
  readonly reason: string;
  readonly leastIntrusive: string;
  readonly equalityNote: string;
  readonly owner: string;
  readonly source: HotspotSource;
  /** From its middle to its corners, metres. */
  readonly reach: number;
  /** Days from the first start; before it where negative. */
  readonly proposed: number;
  readonly reviewOn: number;
  /** Who decided that it is watched, and where; left out while it is proposed. */
  readonly activated?: string;
  readonly threat?: WrittenNote;
}

const INVENTED: readonly InventedArea[] = [
  {
    place: 'Harbour Road',
    reason:
      'Invented. Rowdy behaviour and street drinking by the slipway on Friday and Saturday evenings, three years running; most is reported by telephone, a good part by officers themselves.',
    leastIntrusive:
      'Lighting at the slipway and a later last bus were done first. Reports fell for a month and came back; a youth team on Friday evenings is the lightest response that is left.',
    equalityNote:
      'Young people without a place of their own meet here, some of them from one community. Workers speak with them before anybody else, and nobody is moved on for meeting.',
    owner: 'Neighbourhood policing team, Harbour',
    source: 'steering group',
    reach: 240,
    proposed: -120,
    reviewOn: 150,
    activated: 'Decided by the steering group at its autumn meeting (invented).',
    threat: {
      note: 'Invented. Talk of a quarrel between two groups, heard twice and not seen. No weapon was found or reported.',
      sourceEvaluation: '2',
      assessment: 'C',
      handling: 'C',
      conditions: 'Shared with the steering group in words only.',
    },
  },
  {
    place: 'Birkfield Parade',
    reason:
      'Invented. Fireworks and rowdy behaviour by the shops since last winter, more each quarter; before that next to nothing.',
    leastIntrusive:
      'The shops were asked about sales to children, and the caretaker was given a number to ring. It did not do by itself.',
    equalityNote:
      'Older residents feel kept from the shops, young people feel blamed. Both were asked; the team reports to both.',
    owner: 'Council youth team, south',
    source: 'councillor',
    reach: 180,
    proposed: -170,
    reviewOn: 14,
    activated: 'Decided by the community safety manager, on the ward councillors’ request (invented).',
  },
  {
    place: 'Teasel Park',
    reason: 'Invented. Reports by the skate park and its car park rise in every half year, as the map of change shows.',
    leastIntrusive: 'A bin, a light and a notice are being tried by the parks team until the review.',
    equalityNote:
      'Nearly all who are here are children and teenagers: an area must not make their park a place where they are watched.',
    owner: 'Parks team of the council',
    source: 'council team',
    reach: 260,
    proposed: -10,
    reviewOn: 60,
  },
  {
    place: 'Castle Precinct',
    reason: 'Invented. Rowdy behaviour and begging at the precinct, until the night shelter opened; little since.',
    leastIntrusive: 'Outreach alone was tried for a year and reached most, not all.',
    equalityNote: 'People who sleep rough were affected most. The outreach team had the last word on every visit.',
    owner: 'Precinct management group',
    source: 'police intelligence',
    reach: 200,
    proposed: -300,
    reviewOn: -25,
    activated: 'Decided by the superintendent with the precinct management group (invented).',
  },
];

/** Those that are not there yet: a start that was killed half-way goes on. @throws when one is refused: it no longer fits what areas have to say */
export async function proposeInventedAreas(database: Database, today: string = londonDay()): Promise<void> {
  for (const area of INVENTED) {
    const there = await database.asOwner((sql) => sql.query('SELECT 1 FROM hotspot_area WHERE name = $1', [area.place]));
    if (there.length === 0) await propose(database, area, today);
  }
}

async function propose(database: Database, area: InventedArea, today: string): Promise<void> {
  const { place, reason, leastIntrusive, equalityNote, owner, source } = area;
  const terms = { name: place, reason, leastIntrusive, equalityNote, owner, source, detectionRun: null };
  const boundary = await aroundPlace(database, area);
  const [then, reviewOn] = [addDays(today, area.proposed), addDays(today, area.reviewOn)];
  const id = taken(await proposeHotspotArea(database, { terms, boundary, reviewOn }, WHO, then));
  if (area.activated !== undefined) taken(await activateHotspotArea(database, { id }, { reason: area.activated }, WHO, then));
  if (area.threat !== undefined) taken(await writeThreatNote(database, id, area.threat, WHO));
}

function taken(outcome: HotspotOutcome): number {
  if (outcome.ok) return outcome.id;
  throw new Error(
    `an area of the demonstration was refused: ${outcome.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ')}`,
  );
}

const CORNERS = 8;

/** Metres that a border stays away from the coast, and by which what is cut there is smoothed. */
const FROM_THE_COAST = 10;

/** A ring about the middle of the place, as GeoJSON, without what lies in the sea. */
async function aroundPlace(database: Database, { place, reach }: InventedArea): Promise<unknown> {
  const { centre } = HOTSPOTS.find(({ name }) => name === place)!;
  const corners: GridPoint[] = Array.from({ length: CORNERS }, (_, corner) => {
    const angle = ((corner + 0.5) * 2 * Math.PI) / CORNERS;
    return {
      easting: Math.round(centre.easting + reach * Math.cos(angle)),
      northing: Math.round(centre.northing + reach * Math.sin(angle)),
    };
  });
  const ring = [...corners, corners[0]!].map(({ easting, northing }) => `${easting} ${northing}`).join(', ');
  const [shape] = await database.asOwner((sql) =>
    sql.query<{ shape: string }>(
      `SELECT ST_AsGeoJSON(to_longitude_latitude(ST_MakePolygon(ST_ExteriorRing(part.geom))), 7) AS shape
         FROM area d, ST_GeomFromText($1, 27700) AS drawn,
              ST_Dump(ST_SimplifyPreserveTopology(ST_Intersection(drawn,
                ST_Buffer(ST_Intersection(d.boundary_bng, ST_Expand(drawn, 100)), -${FROM_THE_COAST})), ${FROM_THE_COAST / 2})) AS part
        WHERE d.type = 'DISTRICT' AND d.in_use ORDER BY ST_Area(part.geom) DESC LIMIT 1`,
      [`POLYGON((${ring}))`],
    ),
  );
  return JSON.parse(shape!.shape);
}

/**
 * Invented requests for teams, so that their page is not empty on the first start: one of each state, two about the same place, and one of the partner's
 * own. They lie on places where reports were planted.
 */
import { actingOf, type Acting } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { askForSupport, decideSupportRequest, type RequestOutcome } from '../deployments/requests/keep-support-requests.js';
import type { AskedFrom, RequestKind, Urgency } from '../deployments/requests/support-request.js';
import { addDays, londonDay } from '../governance/agreement.js';
import { HOTSPOTS } from './truth.js';

interface InventedRequest {
  readonly name: string;
  /** A place of truth.ts, and metres east and north of its middle. */
  readonly place: string;
  readonly off?: readonly [east: number, north: number];
  readonly agency: string;
  readonly kind: RequestKind;
  readonly askedFrom: AskedFrom;
  readonly reason: string;
  readonly evidence: string;
  readonly urgency: Urgency;
  readonly contactRole: string;
  /** What became of it: the evening by days from the first start. */
  readonly decided?: { readonly state: 'planned' | 'done' | 'declined'; readonly reason: string; readonly inDays?: number };
}

const INVENTED: readonly InventedRequest[] = [
  {
    name: 'Harbour Road, by the slipway',
    place: 'Harbour Road',
    agency: 'Council',
    kind: 'request',
    askedFrom: 'councillor',
    reason: 'Invented. Residents tell of noise and broken glass by the slipway on Friday and Saturday evenings.',
    evidence: 'Told at the ward meeting by several households; the street cleaners count the glass each Monday.',
    urgency: 'soon',
    contactRole: 'Ward councillor’s office',
    decided: { state: 'planned', reason: 'It lies on the way of the Friday team.', inDays: 5 },
  },
  {
    name: 'Birkfield Parade shops',
    place: 'Birkfield Parade',
    agency: 'Lantern Youth Trust',
    kind: 'request',
    askedFrom: 'partner agency',
    reason: 'Invented. Young people gather behind the shops after the youth club closes, and fireworks are thrown.',
    evidence: 'Youth workers saw it on three evenings in a row.',
    urgency: 'urgent',
    contactRole: 'Youth club manager',
  },
  {
    name: 'Birkfield Parade car park',
    place: 'Birkfield Parade',
    off: [110, -60],
    agency: 'Council',
    kind: 'request',
    askedFrom: 'steering group',
    reason: 'Invented. Fireworks in the car park behind the shops, mostly on Fridays.',
    evidence: 'Named at the steering group by the shops and the housing association.',
    urgency: 'soon',
    contactRole: 'Community safety manager',
  },
  {
    name: 'Saltings track, by the gate',
    place: 'Saltings track',
    agency: 'Council',
    kind: 'intelligence',
    askedFrom: 'parks and coast',
    reason: 'Invented. The gate is broken open again, and motorbikes go out on the saltings at weekends.',
    evidence: 'Wardens found the lock cut twice this month.',
    urgency: 'routine',
    contactRole: 'Coast warden',
  },
  {
    name: 'Teasel Park, car park side',
    place: 'Teasel Park',
    agency: 'Council',
    kind: 'intelligence',
    askedFrom: 'parks and coast',
    reason: 'Invented. Scrambler bikes cross the park from the car park, on light evenings.',
    evidence: 'Tracks in the grass, and wardens who heard them.',
    urgency: 'routine',
    contactRole: 'Parks officer',
    decided: { state: 'done', reason: 'The team was there on two evenings and spoke with those who ride; parks set bollards.' },
  },
  {
    name: 'Market Place, Tarnwick',
    place: 'Market Place, Tarnwick',
    agency: 'Police',
    kind: 'request',
    askedFrom: 'police',
    reason: 'Invented. Groups in the market place after the last bus.',
    evidence: 'Two calls in a month.',
    urgency: 'routine',
    contactRole: 'Neighbourhood sergeant',
    decided: {
      state: 'declined',
      reason: 'Two calls in a month are less than elsewhere; the last bus now waits. Ask anew if it goes on.',
    },
  },
];

/** Those that are not there yet: a start that was killed half-way goes on. @throws when one is refused: it no longer fits what requests have to say */
export async function askInventedRequests(database: Database, today: string = londonDay()): Promise<void> {
  for (const request of INVENTED) {
    const there = await database.asOwner((sql) => sql.query('SELECT 1 FROM support_request WHERE name = $1', [request.name]));
    if (there.length === 0) await ask(database, request, today);
  }
}

async function ask(database: Database, request: InventedRequest, today: string): Promise<void> {
  const { place, off = [0, 0], agency, decided, ...words } = request;
  const id = taken(await askForSupport(database, { ...words, ...(await degreesOf(database, place, off)) }, of(agency)));
  if (!decided) return;
  const plannedOn = decided.inDays === undefined ? null : addDays(today, decided.inDays);
  const { state, reason } = decided;
  taken(await decideSupportRequest(database, { id, version: 1 }, { state, reason, plannedOn }, of('Council'), today));
}

const of = (agency: string): Acting => {
  const acting = actingOf('demonstration');
  return { ...acting, actor: { ...acting.actor, agency } };
};

function taken(outcome: RequestOutcome): number {
  if (outcome.ok) return outcome.id;
  const problems = outcome.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new Error(`a request of the demonstration was refused: ${problems}`);
}

async function degreesOf(database: Database, place: string, [east, north]: readonly [number, number]) {
  const { centre } = HOTSPOTS.find(({ name }) => name === place)!;
  const [at] = await database.asOwner((sql) =>
    sql.query<{ longitude: number; latitude: number }>(
      `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude
         FROM to_longitude_latitude(ST_SetSRID(ST_MakePoint($1, $2), 27700)) p`,
      [centre.easting + east, centre.northing + north],
    ),
  );
  return at!;
}

/** Visits as they are stored. Recording is the owner's; reading goes by the viewer's own role (migrations/0021-visits.ts). */
import type { Sql } from '../../database/database.js';
import type { AskWord } from '../../provision/asks/asks.js';
import type { KnownChoices } from './read-visit.js';
import type { ShiftTimes } from './shift-times.js';
import type { IssueKind, SentVisit, VisitTallies } from './visit.js';

/** As near as a place of an issue is kept: enough to find a skip or a lamp post, and no door. */
const ISSUE_METRES = 10;

export interface OwnSeat extends ShiftTimes {
  readonly plan: number;
  readonly version: number;
  readonly team: number;
}

/** The shift, when that seat of it is the actor's; nobody records in it until the transaction ends. */
export async function lockOwnSeat(
  sql: Sql,
  { shift, seat }: { readonly shift: number; readonly seat: number },
  actor: string,
): Promise<OwnSeat | null> {
  const [found] = await sql.query<OwnSeat>(
    `SELECT s.plan_id AS plan, s.version, s.team_id AS team,
            (s.on_day::timestamp + make_interval(mins => s.from_minute)) AT TIME ZONE 'Europe/London' AS begins,
            (s.on_day::timestamp + make_interval(mins => s.to_minute)) AT TIME ZONE 'Europe/London' AS ends
       FROM shift s JOIN shift_worker w ON w.shift_id = s.id AND w.position = $2
      WHERE s.id = $1 AND coalesce(w.subject, (SELECT i.subject FROM staff_sign_in i JOIN staff_member m ON m.id = i.staff_id AND m.on_the_bank
                                                WHERE i.staff_id = w.staff_id)) = $3
        FOR UPDATE OF s`,
    [shift, seat, actor],
  );
  return found ?? null;
}

export async function storedVisit(sql: Sql, id: string): Promise<{ digest: string } | null> {
  const [found] = await sql.query<{ digest: string }>('SELECT content_digest AS digest FROM visit WHERE id = $1::uuid', [id]);
  return found ?? null;
}

/** What a stop of the shift's plan is for, and on which evening. */
export async function stopVisited(
  sql: Sql,
  { plan, version, team }: OwnSeat,
  position: number,
): Promise<{ plan: number; version: number; candidate: string; on: string } | null> {
  const [found] = await sql.query<{ plan: number; version: number; candidate: string; on: string }>(
    `SELECT t.plan_id AS plan, t.version, t.candidate, s.on_day::text AS on
       FROM deployment_stop t JOIN shift s USING (plan_id, version, team_id)
      WHERE t.plan_id = $1 AND t.version = $2 AND t.team_id = $3 AND t.position = $4`,
    [plan, version, team, position],
  );
  return found ?? null;
}

/** What is offered no more is known still: a phone without signal does not hear of it. */
export async function choicesOfShift(sql: Sql, { plan, version, team }: OwnSeat): Promise<KnownChoices> {
  const stops = await sql.query<{ position: number }>(
    'SELECT position FROM deployment_stop WHERE plan_id = $1 AND version = $2 AND team_id = $3',
    [plan, version, team],
  );
  const choices = await sql.query<{ id: number; kind: string }>('SELECT id, kind FROM visit_choice');
  const of = (kind: string): ReadonlySet<number> =>
    new Set(choices.flatMap((choice) => (choice.kind === kind ? [choice.id] : [])));
  return {
    stops: new Set(stops.map(({ position }) => position)),
    referral: of('referral'),
    campaign: of('campaign'),
    passedTo: of('passed to'),
  };
}

/** Every correction in the same seat of the same shift. */
export function correctionsOf(
  sql: Sql,
  { shift, seat }: { readonly shift: number; readonly seat: number },
): Promise<{ id: string; replaces: string }[]> {
  return sql.query('SELECT id, replaces FROM visit WHERE shift_id = $1 AND seat = $2 AND replaces IS NOT NULL', [shift, seat]);
}

/** @returns false where that id was taken meanwhile */
export async function insertVisit(sql: Sql, visit: SentVisit, digest: string): Promise<boolean> {
  const { youngPeople, advice } = visit;
  const inserted = await sql.query(
    `INSERT INTO visit (id, shift_id, seat, stop_position, began_at, ended_at, replaces, young_male, young_female, young_not_recorded, adults,
                        advice_drugs_alcohol, advice_careers, advice_safety, advice_activities, leaflets, content_digest)
     VALUES ($1::uuid, $2, $3, $4, $5, $6, $7::uuid, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) ON CONFLICT (id) DO NOTHING RETURNING 1 AS one`,
    [
      ...[visit.id, visit.shift, visit.seat, visit.stop, visit.beganAt, visit.endedAt, visit.replaces],
      ...[youngPeople.male, youngPeople.female, youngPeople.notRecorded, visit.adults],
      ...[advice.drugsAndAlcohol, advice.careers, advice.personalSafety, advice.activities, visit.leaflets, digest],
    ],
  );
  if (inserted.length === 0) return false;
  const { id, referrals, campaigns, issues, asks, concernsAt } = visit;
  if (referrals.length > 0)
    await sql.execute('INSERT INTO visit_referral SELECT $1::uuid, * FROM unnest($2::bigint[], $3::int[])', [
      ...[id, referrals.map(({ agency }) => agency), referrals.map(({ individuals }) => individuals)],
    ]);
  if (campaigns.length > 0)
    await sql.execute('INSERT INTO visit_campaign SELECT $1::uuid, unnest($2::bigint[])', [id, campaigns]);
  if (issues.length > 0)
    await sql.execute(
      `INSERT INTO visit_issue (visit_id, position, kind, passed_to, place_bng)
       SELECT $1::uuid, at, kind, passed_to, ST_SnapToGrid(to_national_grid(ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)), ${ISSUE_METRES})
         FROM unnest($2::text[], $3::bigint[], $4::float8[], $5::float8[]) WITH ORDINALITY AS i (kind, passed_to, longitude, latitude, at)`,
      [
        ...[id, issues.map(({ kind }) => kind), issues.map(({ passedTo }) => passedTo)],
        ...[issues.map(({ place }) => place?.longitude ?? null), issues.map(({ place }) => place?.latitude ?? null)],
      ],
    );
  if (asks.length > 0)
    await sql.execute('INSERT INTO visit_ask SELECT $1::uuid, * FROM unnest($2::text[], $3::int[])', [
      ...[id, asks.map(({ ask }) => ask), asks.map(({ children }) => children)],
    ]);
  if (concernsAt.length > 0)
    await sql.execute('INSERT INTO visit_concern SELECT $1::uuid, unnest($2::timestamptz[])', [
      id,
      concernsAt.map((at) => at.toISOString()),
    ]);
  return true;
}

export interface StoredIssue {
  readonly kind: IssueKind;
  readonly passedTo: string;
  /** To 10 m, where the worker said so. */
  readonly longitude: number | null;
  readonly latitude: number | null;
}

export interface StoredVisit extends VisitTallies {
  readonly id: string;
  readonly shift: number;
  readonly team: string;
  readonly on: string;
  /** Null on the way between stops. */
  readonly place: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly beganAt: Date;
  readonly endedAt: Date;
  readonly minutes: number;
  readonly referrals: readonly { readonly agency: string; readonly individuals: number }[];
  readonly campaigns: readonly string[];
  readonly issues: readonly StoredIssue[];
  readonly asks: readonly { readonly ask: AskWord; readonly children: number }[];
}

/** Visits as they stand, corrections in the place of what they correct, the newest evening first. */
export function listVisits(
  sql: Sql,
  { from, to }: { readonly from: string; readonly to: string },
  most: number,
): Promise<StoredVisit[]> {
  return sql.query<StoredVisit>(
    `SELECT v.id, v.shift_id AS shift, v.team, v.on_day::text AS on, v.place,
            ST_X(to_longitude_latitude(v.place_bng)) AS longitude, ST_Y(to_longitude_latitude(v.place_bng)) AS latitude,
            v.began_at AS "beganAt", v.ended_at AS "endedAt", v.minutes,
            json_build_object('male', v.young_male, 'female', v.young_female, 'notRecorded', v.young_not_recorded) AS "youngPeople", v.adults,
            json_build_object('drugsAndAlcohol', v.advice_drugs_alcohol, 'careers', v.advice_careers, 'personalSafety', v.advice_safety,
                              'activities', v.advice_activities) AS advice, v.leaflets,
            coalesce((SELECT json_agg(json_build_object('agency', c.name, 'individuals', r.individuals) ORDER BY c.name)
                        FROM visit_referral r JOIN visit_choice c ON c.id = r.choice_id WHERE r.visit_id = v.id), '[]') AS referrals,
            coalesce((SELECT json_agg(c.name ORDER BY c.name)
                        FROM visit_campaign m JOIN visit_choice c ON c.id = m.choice_id WHERE m.visit_id = v.id), '[]') AS campaigns,
            coalesce((SELECT json_agg(json_build_object('kind', i.kind, 'passedTo', c.name, 'longitude', ST_X(to_longitude_latitude(i.place_bng)),
                                                        'latitude', ST_Y(to_longitude_latitude(i.place_bng))) ORDER BY i.position)
                        FROM visit_issue i JOIN visit_choice c ON c.id = i.passed_to WHERE i.visit_id = v.id), '[]') AS issues,
            coalesce((SELECT json_agg(json_build_object('ask', k.ask, 'children', k.children) ORDER BY k.ask)
                        FROM visit_ask k WHERE k.visit_id = v.id), '[]') AS asks
       FROM visit_made v WHERE v.on_day BETWEEN $1::date AND $2::date
      ORDER BY v.on_day DESC, v.began_at, v.id LIMIT $3`,
    [from, to, most],
  );
}

/** When the referral route was shown, by visit: for whoever may read that. */
export function concernsOf(sql: Sql, visits: readonly string[]): Promise<{ visit: string; at: Date }[]> {
  return sql.query(
    'SELECT visit_id AS visit, noted_at AS at FROM visit_concern WHERE visit_id = ANY ($1::uuid[]) ORDER BY noted_at',
    [visits],
  );
}

export interface SeatSignIn {
  readonly staff: number;
  readonly label: string;
  /** Until when a code works that was made and not used. */
  readonly codeUntil: Date | null;
  /** Since when somebody signs in for them. */
  readonly takenAt: Date | null;
}

/** Everybody on the bank of staff, and whether somebody signs in for them; who, is told to nobody. */
export function listSeats(sql: Sql): Promise<SeatSignIn[]> {
  return sql.query<SeatSignIn>(
    `SELECT m.id AS staff, m.label, i.code_until AS "codeUntil", i.taken_at AS "takenAt"
       FROM staff_member m LEFT JOIN staff_sign_in i ON i.staff_id = m.id WHERE m.on_the_bank ORDER BY m.label, m.id`,
  );
}

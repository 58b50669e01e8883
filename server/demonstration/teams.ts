/**
 * Invented teams with their rules, the bank they are filled from, and school holidays about the first start, for a newcomer to see how shifts follow from
 * rules. Kept through the ordinary operations, so that what they refuse is refused here.
 */
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { readSchoolCalendar } from '../deployments/calendar/calendar.sql.js';
import { setSchoolHolidays } from '../deployments/calendar/keep-calendar.js';
import { keepStaffMember, keepTeam } from '../deployments/teams/keep-teams.js';
import type { StaffTerms, TeamTerms } from '../deployments/teams/team.js';
import { listStaff, listTeams } from '../deployments/teams/teams.sql.js';
import { addDays, londonDay } from '../governance/agreement.js';
import type { Refused } from '../governance/asked-change.js';
import { HOTSPOTS } from './truth.js';

const WHO = actingOf('demonstration');
const REASON = 'Invented, with the demonstration.';

type InventedTeam = Omit<TeamTerms, 'longitude' | 'latitude'> & { readonly near: string };

const USUAL = { returnsToBase: true, bonfireFrom: '10-24', bonfireTo: '11-08', closed: false } as const;
const hours = (from: number, to: number) => ({ from: from * 60, to: to * 60 });

export const INVENTED_STREET_TEAM = 'Street team';

const TEAMS: readonly InventedTeam[] = [
  {
    ...USUAL,
    ...{ name: INVENTED_STREET_TEAM, kind: 'youth outreach', visitMinutes: 30, size: 3, skills: ['first aid'], travel: 'van' },
    ...{ baseName: 'Marram fire station', near: 'Castle Precinct', pausedMonths: [1, 12] },
    aims: 'Meets young people where they are, listens, and tells what is open for them. Never sends anybody away.',
    rules: [
      { in: 'every week', weekdays: [5], ...hours(17, 21) },
      { in: 'school holidays', weekdays: [3], ...hours(17, 21) },
      { in: 'Bonfire period', weekdays: [1, 2, 3, 4, 6, 7], ...hours(17, 21) },
    ],
  },
  {
    ...USUAL,
    ...{ name: 'Neighbourhood patrol', kind: 'police patrol', visitMinutes: 15, size: 2, skills: [], travel: 'van' },
    ...{ baseName: 'Marram police station', near: 'Castle Precinct', pausedMonths: [] },
    aims: 'Is seen for a quarter of an hour at places with many reports, and comes back within two hours.',
    rules: [{ in: 'every week', weekdays: [5, 6], ...hours(18, 22) }],
  },
  {
    ...USUAL,
    ...{ name: 'Park wardens', kind: 'wardens', visitMinutes: 20, size: 2, skills: ['park keys'], travel: 'foot' },
    ...{ baseName: 'Parks depot', near: 'Teasel Park', pausedMonths: [1, 12] },
    aims: 'Opens and closes the parks, and speaks with whoever is there.',
    rules: [
      { in: 'every week', weekdays: [5, 6], ...hours(17, 20) },
      { in: 'bank holidays', weekdays: [1, 2, 3, 4, 5], ...hours(14, 18) },
    ],
  },
];

const on = (
  label: string,
  kind: StaffTerms['kind'],
  usualWeekdays: readonly number[],
  skills: readonly string[],
  vettedDaysAgo: number,
) => ({ label, kind, usualWeekdays, skills, vettedDaysAgo });

/** One check ends soon: the calendar names whose. */
const BANK = [
  on('Senior youth worker 1', 'youth outreach', [1, 2, 3, 4, 5, 6, 7], ['first aid', 'drives the van'], 200),
  on('Youth worker 1', 'youth outreach', [3, 5, 6], ['first aid'], 400),
  on('Youth worker 2', 'youth outreach', [1, 2, 3, 4, 5], [], 90),
  on('Youth worker 3', 'youth outreach', [5, 6, 7], ['british sign language'], 1_070),
  on('Youth worker 4', 'youth outreach', [2, 3, 4, 5], ['first aid'], 600),
  on('Sessional worker 1', 'youth outreach', [5, 6, 7], [], 30),
  on('Sessional worker 2', 'youth outreach', [1, 2, 3], [], 350),
  on('Trainee youth worker 1', 'youth outreach', [5], [], 60),
  on('Police constable 1', 'police patrol', [4, 5, 6], [], 500),
  on('PCSO 1', 'police patrol', [5, 6], [], 250),
  on('PCSO 2', 'police patrol', [5, 6, 7], [], 800),
  on('Park warden 1', 'wardens', [1, 2, 3, 4, 5, 6], ['park keys'], 300),
  on('Park warden 2', 'wardens', [1, 2, 3, 4, 5, 6, 7], ['park keys'], 700),
];

/** Those that are not there yet: a start that was killed half-way goes on. @throws when one is refused */
export async function inventTeams(database: Database, today: string = londonDay()): Promise<void> {
  const there = await database.asOwner(async (sql) => ({
    teams: new Set((await listTeams(sql)).map(({ name }) => name)),
    staff: new Set((await listStaff(sql)).map(({ label }) => label)),
    school: await readSchoolCalendar(sql),
  }));
  for (const { near, ...team } of TEAMS) {
    if (there.teams.has(team.name)) continue;
    taken(await keepTeam(database, null, { ...team, ...(await longitudeLatitude(database, near)) }, REASON, WHO));
  }
  for (const { vettedDaysAgo, ...member } of BANK) {
    if (there.staff.has(member.label)) continue;
    const terms = { ...member, away: [], extraDays: [], vettedOn: addDays(today, -vettedDaysAgo), onTheBank: true };
    taken(await keepStaffMember(database, null, terms, REASON, WHO));
  }
  if (there.school.holidays.length === 0)
    taken(await setSchoolHolidays(database, null, schoolHolidays(Number(today.slice(0, 4))), REASON, WHO));
}

/** Of this year and the next, as many councils in England have them. */
function schoolHolidays(year: number) {
  return [year, year + 1].flatMap((of) => [
    { name: `February half term ${of}`, from: `${of}-02-16`, to: `${of}-02-20` },
    { name: `Easter ${of}`, from: `${of}-03-30`, to: `${of}-04-10` },
    { name: `May half term ${of}`, from: `${of}-05-25`, to: `${of}-05-29` },
    { name: `Summer ${of}`, from: `${of}-07-22`, to: `${of}-08-31` },
    { name: `Autumn half term ${of}`, from: `${of}-10-26`, to: `${of}-10-30` },
    { name: `Christmas ${of}`, from: `${of}-12-21`, to: `${of + 1}-01-01` },
  ]);
}

async function longitudeLatitude(database: Database, near: string): Promise<{ longitude: number; latitude: number }> {
  const { centre } = HOTSPOTS.find(({ name }) => name === near)!;
  const [found] = await database.asOwner((sql) =>
    sql.query<{ longitude: number; latitude: number }>(
      `SELECT ST_X(p) AS longitude, ST_Y(p) AS latitude FROM to_longitude_latitude(ST_SetSRID(ST_MakePoint($1, $2), 27700)) p`,
      [centre.easting, centre.northing],
    ),
  );
  return found!;
}

function taken(outcome: { readonly ok: true } | Refused): void {
  if (outcome.ok) return;
  const words = outcome.problems.map(({ field, problem }) => `${field}: ${problem}`).join('; ');
  throw new Error(`teams of the demonstration were refused: ${words}`);
}

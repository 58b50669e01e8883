/** Visits as phones send them: what is refused, what is stored once however often it comes, and what stands after corrections. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Acting } from '../../server/audit/actor.js';
import type { PostgresDatabase } from '../../server/database/postgres-database.js';
import { recordVisits } from '../../server/deployments/visits/record-visits.js';
import { endSignIn, offerSignIn, takeSignIn } from '../../server/deployments/visits/staff-sign-in.js';
import { keepChoice, listChoices } from '../../server/deployments/visits/visit-choices.js';
import type { SentVisit } from '../../server/deployments/visits/visit.js';
import { digestOfVisit } from '../../server/deployments/visits/visit-digest.js';
import { concernsOf, listVisits } from '../../server/deployments/visits/visits.sql.js';
import { acting, eventsOf } from '../audit/events.js';
import { engines, testDatabase } from '../database.js';
import { eveningOut, type EveningOut } from './an-evening-out.js';

const FRIDAY = '2026-05-08';
const as = (id: string): Acting => ({ ...acting, actor: { ...acting.actor, id, role: 'outreach-worker' } });
/** British Summer Time: the shift is 17:00 to 21:00 on the wall. */
const at = (clock: string): Date => new Date(`${FRIDAY}T${clock}:00+01:00`);
const NOW = at('20:00');

describe.each(engines)('visits (%s)', (engine) => {
  let database: PostgresDatabase;
  let evening: EveningOut;
  let other: EveningOut;
  let youth: number;
  let council: number;
  beforeAll(async () => {
    database = await testDatabase(engine);
    const stops = [1, 2].map((stop) => ({
      ...{ candidate: `square:660:${790 + stop}`, name: `Place ${stop}`, easting: 330250, northing: 395250 + stop * 500 },
      ...{ from: 1020 + stop * 60, to: 1050 + stop * 60 },
    }));
    evening = await eveningOut(database, { on: FRIDAY, from: 1020, to: 1260, stops, seats: ['worker', 'colleague', null] });
    other = await eveningOut(database, { on: FRIDAY, from: 1020, to: 1260, stops, seats: ['stranger'] });
    const choices = await database.asOwner((sql) => listChoices(sql, true));
    youth = choices.find(({ name }) => name === 'Youth provision')!.id;
    council = choices.find(({ name }) => name === 'Council')!.id;
  });
  afterAll(() => database.close());

  const visit = (more: Partial<SentVisit> = {}): SentVisit => ({
    ...{ id: randomUUID(), shift: evening.shift, seat: 1, stop: 1, beganAt: at('18:05'), endedAt: at('18:35'), replaces: null },
    youngPeople: { male: 3, female: 2, notRecorded: 1 },
    ...{ adults: 2, advice: { drugsAndAlcohol: 1, careers: 0, personalSafety: 0, activities: 2 }, leaflets: 1 },
    ...{
      referrals: [{ agency: youth, individuals: 1 }],
      campaigns: [],
      issues: [{ kind: 'fly tipping', passedTo: council, place: null }],
    },
    asks: [{ ask: 'sport', children: 2 }],
    concernsAt: [at('18:20')],
    ...more,
  });
  const send = (visits: readonly SentVisit[], who = 'worker', now = NOW) => recordVisits(database, visits, as(who), now);
  const became = async (sent: SentVisit, who?: string, now?: Date) => {
    const [outcome] = await send([sent], who, now);
    return outcome!.became === 'refused' ? outcome!.problems.map(({ field }) => field).join() : outcome!.became;
  };
  const standing = () => database.asOwner((sql) => listVisits(sql, { from: FRIDAY, to: FRIDAY }, 100));

  test.each<[string, (who: { other: number }) => Partial<SentVisit>, string, Date?]>([
    ['another’s shift', (who) => ({ shift: who.other }), 'shift'],
    ['no shift at all', () => ({ shift: 999_999 }), 'shift'],
    ['a colleague’s seat', () => ({ seat: 2 }), 'shift'],
    ['a seat that is nobody’s', () => ({ seat: 3 }), 'shift'],
    ['a shift over for more than three days', () => ({}), 'shift', new Date(at('21:01').getTime() + 72 * 3_600_000)],
    ['a visit that has not begun', () => ({ beganAt: at('20:10'), endedAt: at('20:20'), concernsAt: [] }), 'beganAt'],
    ['a visit that goes on', () => ({ endedAt: at('20:10') }), 'endedAt'],
    ['a visit before the shift', () => ({ beganAt: at('16:20'), concernsAt: [] }), 'beganAt'],
    ['an end before the beginning', () => ({ endedAt: at('18:00'), concernsAt: [] }), 'endedAt'],
    ['a count below nothing', () => ({ adults: -1 }), 'adults'],
    ['half a person', () => ({ leaflets: 0.5 }), 'leaflets'],
    ['a crowd', () => ({ youngPeople: { male: 301, female: 0, notRecorded: 0 } }), 'youngPeople.male'],
    ['a referral of nobody', () => ({ referrals: [{ agency: youth, individuals: 0 }] }), 'referrals.0'],
    ['a referral to where issues are passed', () => ({ referrals: [{ agency: council, individuals: 1 }] }), 'referrals'],
    ['an issue passed to nobody known', () => ({ issues: [{ kind: 'fly tipping', passedTo: 999, place: null }] }), 'issues'],
    [
      'an issue in Paris',
      () => ({ issues: [{ kind: 'fly tipping', passedTo: council, place: { longitude: 2.35, latitude: 48.86 } }] }),
      'issues.0',
    ],
    ['something that is not on the list', () => ({ asks: [{ ask: 'a fight' as never, children: 1 }] }), 'asks'],
    ['something asked for twice', () => ({ asks: [1, 2].map((children) => ({ ask: 'sport', children }) as const) }), 'asks'],
    ['something that fewer than nobody asked for', () => ({ asks: [{ ask: 'sport', children: -1 }] }), 'asks.0'],
    ['something that nobody asked for', () => ({ asks: [{ ask: 'sport', children: 0 }] }), 'asks.0'],
    ['something that half a child asked for', () => ({ asks: [{ ask: 'sport', children: 1.5 }] }), 'asks.0'],
    ['a campaign that there is not', () => ({ campaigns: [999] }), 'campaigns'],
    ['a stop of no plan', () => ({ stop: 3 }), 'stop'],
    ['a time of a concern outside the visit', () => ({ concernsAt: [at('19:00')] }), 'concernsAt'],
  ])('%s: refused, and nothing is kept', async (_name, more, fields, now) => {
    const before = await standing();
    expect(await became(visit(more({ other: other.shift })), 'worker', now)).toBe(fields);
    expect(await standing()).toEqual(before);
  });

  test('what is sent again is stored once; other content under its id is refused, and neither is lost', async () => {
    const sent = visit();
    const again = { ...sent, issues: [...sent.issues], referrals: [...sent.referrals] };
    expect((await send([sent, again])).map((one) => one.became)).toEqual(['stored', 'already stored']);
    const [conflict] = await send([{ ...sent, adults: 9 }]);
    expect(conflict).toMatchObject({ became: 'refused', problems: [{ field: 'id' }] });
    // An id that somebody else's phone made first is no way into their visits.
    expect(await became({ ...sent, shift: other.shift }, 'stranger')).toBe('id');
    expect((await standing()).filter(({ id }) => id === sent.id)).toMatchObject([
      {
        ...{ adults: 2, minutes: 30, place: 'Place 1', youngPeople: { male: 3, female: 2, notRecorded: 1 }, leaflets: 1 },
        ...{
          referrals: [{ agency: 'Youth provision', individuals: 1 }],
          issues: [{ kind: 'fly tipping', passedTo: 'Council', longitude: null }],
        },
        asks: [{ ask: 'sport', children: 2 }],
      },
    ]);
    expect(await database.asOwner((sql) => concernsOf(sql, [sent.id]))).toEqual([{ visit: sent.id, at: at('18:20') }]);
    // Days later it is still known as stored, and the phone forgets it.
    expect(await became(sent, 'worker', new Date('2026-06-08T12:00:00Z'))).toBe('already stored');
  });

  test('the same sent twice at once is stored once', async () => {
    const sent = visit({ beganAt: at('19:00'), endedAt: at('19:20'), concernsAt: [] });
    const outcomes = (await Promise.all([send([sent]), send([sent]), send([sent])])).flat();
    expect(outcomes.map((one) => one.became).sort()).toEqual(['already stored', 'already stored', 'stored']);
  });

  test('one that is refused keeps no other back, and each stored leaves an event without what was counted', async () => {
    const before = (await eventsOf(database)).length;
    const sent = [visit({ adults: -1 }), visit({ stop: null, concernsAt: [] })];
    expect((await send(sent)).map((one) => one.became)).toEqual(['refused', 'stored']);
    const events = (await eventsOf(database)).slice(before);
    expect(events).toMatchObject([
      { action: 'DEPLOYMENT', subject: `shift:${evening.shift}`, detail: { change: 'visit recorded' } },
    ]);
    expect((await standing()).find(({ id }) => id === sent[1]!.id)).toMatchObject({ place: null, longitude: null });
  });

  test('a correction stands in the place of what it corrects, in whatever order they come', async () => {
    const first = visit({ seat: 2, adults: 1 });
    const second = visit({ seat: 2, adults: 2, replaces: first.id });
    const third = visit({ seat: 2, adults: 3, replaces: second.id });
    for (const sent of [third, first, second]) expect(await became(sent, 'colleague')).toBe('stored');
    const ids = [first, second, third].map(({ id }) => id);
    expect((await standing()).filter(({ id }) => ids.includes(id))).toMatchObject([{ id: third.id, adults: 3 }]);
    expect(await became(visit({ seat: 2, replaces: first.id }), 'colleague')).toBe('replaces');
    const [one, two] = [randomUUID(), randomUUID()];
    expect(await became(visit({ seat: 2, id: one, replaces: two }), 'colleague')).toBe('stored');
    expect(await became(visit({ seat: 2, id: two, replaces: one }), 'colleague')).toBe('replaces');
    expect(await became(visit({ seat: 2, id: one, replaces: one }), 'colleague')).toBe('id');
    // Of another seat it corrects nothing.
    const mine = visit();
    expect(await became(mine)).toBe('stored');
    expect(await became(visit({ seat: 2, replaces: mine.id }), 'colleague')).toBe('stored');
    expect((await standing()).some(({ id }) => id === mine.id)).toBe(true);
  });

  test('a place of an issue is kept to 10 m, and what was asked for with it once', async () => {
    const place = { longitude: -3.05123, latitude: 53.44567 };
    const sent = visit({
      issues: [{ kind: 'burnt-out car', passedTo: council, place }],
      asks: [
        { ask: 'safe route home', children: 3 },
        { ask: 'sport', children: 1 },
      ],
    });
    expect((await send([sent, { ...sent, asks: [...sent.asks].reverse() }])).map((one) => one.became)).toEqual([
      'stored',
      'already stored',
    ]);
    expect((await send([{ ...sent, asks: [] }]))[0]).toMatchObject({ became: 'refused', problems: [{ field: 'id' }] });
    const [found] = (await standing()).filter(({ id }) => id === sent.id);
    expect(found!.asks).toEqual([
      { ask: 'safe route home', children: 3 },
      { ask: 'sport', children: 1 },
    ]);
    expect(found!.issues[0]!.longitude).toBeCloseTo(place.longitude, 3);
    expect(found!.issues[0]!.latitude).toBeCloseTo(place.latitude, 3);
    const [kept] = await database.asOwner((sql) =>
      sql.query<{ east: number; north: number }>(
        'SELECT ST_X(place_bng) AS east, ST_Y(place_bng) AS north FROM visit_issue WHERE visit_id = $1::uuid',
        [sent.id],
      ),
    );
    expect([kept!.east % 10, kept!.north % 10]).toEqual([0, 0]);
  });

  test('a visit sent before there was anything to ask for is still known as stored', () => {
    const sent = visit({ id: '00000000-0000-4000-8000-000000000000', shift: 1, asks: [] });
    const before = [
      ...[sent.id, 1, 1, 1, sent.beganAt.toISOString(), sent.endedAt.toISOString(), null, 3, 2, 1, 2, 1, 1, 0, 0, 2],
      ...[[`${youth}:1`], [], [`fly tipping:${council}`], [at('18:20').toISOString()]],
    ];
    expect(digestOfVisit(sent)).toBe(createHash('sha256').update(JSON.stringify(before)).digest('hex'));
  });

  test('what was recorded is changed by nobody, the owner of the tables included', async () => {
    for (const statement of [
      'UPDATE visit_ask SET children = 9',
      'UPDATE visit SET adults = 0',
      'DELETE FROM visit_issue',
      'TRUNCATE visit_concern',
    ])
      await expect(database.asOwner((sql) => sql.execute(statement))).rejects.toThrow(/is refused|permission denied/);
  });

  test('a seat is taken by a code that works once, and given up for the next', async () => {
    const member = evening.staff[2]!;
    expect(await takeSignIn(database, '', as('newcomer'), NOW)).toMatchObject({ ok: false, problems: [{ field: 'code' }] });
    expect(await offerSignIn(database, 999_999, acting, NOW)).toMatchObject({ ok: false, problems: [{ field: 'staff' }] });
    const offered = (await offerSignIn(database, member, acting, NOW)) as { ok: true; code: string; until: Date };
    expect(offered.code).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/);
    const tooLate = new Date(offered.until.getTime() + 1);
    expect(await takeSignIn(database, offered.code, as('newcomer'), tooLate)).toMatchObject({ ok: false });
    expect(await takeSignIn(database, offered.code.toLowerCase(), as('newcomer'), NOW)).toEqual({ ok: true });
    expect(await takeSignIn(database, offered.code, as('thief'), NOW)).toMatchObject({ ok: false });
    expect(await became(visit({ seat: 3 }), 'newcomer')).toBe('stored');
    await database.asOwner((sql) => sql.execute('UPDATE staff_member SET on_the_bank = false WHERE id = $1', [member]));
    expect(await became(visit({ seat: 3 }), 'newcomer')).toBe('shift');
    await database.asOwner((sql) => sql.execute('UPDATE staff_member SET on_the_bank = true WHERE id = $1', [member]));
    expect(await endSignIn(database, member, acting)).toEqual({ ok: true });
    expect(await endSignIn(database, member, acting)).toMatchObject({ ok: false });
    expect(await became(visit({ seat: 3 }), 'newcomer')).toBe('shift');
    const told = JSON.stringify((await eventsOf(database)).filter(({ subject }) => subject === `staff:${member}`));
    expect(told).not.toContain(offered.code.replace('-', ''));
  });

  test('what phones offer is the planner’s, names no person, and is in one list once', async () => {
    const terms = { kind: 'campaign', name: 'Bonfire safety', offered: true } as const;
    expect(await keepChoice(database, null, { ...terms, name: 'PC Jordan Whitfield' }, acting)).toMatchObject({
      problems: [{ field: 'name' }],
    });
    expect(await keepChoice(database, null, terms, acting)).toEqual({ ok: true });
    expect(await keepChoice(database, null, { ...terms, name: 'bonfire  Safety' }, acting)).toMatchObject({
      problems: [{ field: 'name' }],
    });
    const listed = await database.asOwner((sql) => listChoices(sql, true));
    const { id, version } = listed.find(({ kind }) => kind === 'campaign')!;
    expect(await keepChoice(database, { id, version: version + 1 }, terms, acting)).toMatchObject({ problems: [{ field: '' }] });
    expect(await keepChoice(database, { id, version }, { ...terms, offered: false }, acting)).toEqual({ ok: true });
    // A phone without signal has not heard of it.
    expect(await became(visit({ campaigns: [id], concernsAt: [] }))).toBe('stored');
  });
});

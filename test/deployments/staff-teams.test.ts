import fc from 'fast-check';
import { expect, test } from 'vitest';
import { staffTeams, type StaffMember, type StaffedTeam } from '../../server/deployments/planning/staff-teams.js';

const member = (id: string, more: Partial<StaffMember> = {}): StaffMember => ({
  id,
  skills: [],
  available: true,
  vettedUntil: '2027-01-01',
  shiftsLately: 0,
  ...more,
});
const bank = (count: number): StaffMember[] => Array.from({ length: count }, (_, at) => member(`S${at + 1}`));
const team = (id: string, skills: readonly string[] = []): StaffedTeam => ({ id, name: `Team ${id}`, size: 3, skills });
const FRIDAY = '2026-05-08';

test('of a bank of eight, two teams of three are filled, three are not, and the words say so', async () => {
  const two = await staffTeams(FRIDAY, bank(8), [team('A'), team('B')]);
  expect(two).toMatchObject({ ok: true });
  if (two.ok) expect(new Set(two.teams.flatMap(({ staff }) => staff)).size).toBe(6);
  expect(await staffTeams(FRIDAY, bank(8), [team('A'), team('B'), team('C')])).toEqual({
    ok: false,
    cannot: [
      expect.stringMatching(
        /^Team [ABC] lacks 1 of 3: 8 of the bank are available and vetted for all teams, and nobody can be on two\.$/,
      ),
    ],
  });
});

test('who is away, or whose vetting has lapsed or is not recorded, is on no team', async () => {
  const staff = [
    ...bank(3),
    member('away', { available: false }),
    member('lapsed', { vettedUntil: '2026-05-07' }),
    member('unknown', { vettedUntil: null }),
  ];
  expect(await staffTeams(FRIDAY, staff, [team('A')])).toEqual({ ok: true, teams: [{ team: 'A', staff: ['S1', 'S2', 'S3'] }] });
  expect(await staffTeams(FRIDAY, staff.slice(1), [team('A')])).toEqual({
    ok: false,
    cannot: ['Team A lacks 1 of 3: 2 of the bank are available and vetted.'],
  });
});

test('a skill is in the team that wants it, else it is named', async () => {
  const staff = [...bank(5), member('lead', { skills: ['team leader'], shiftsLately: 9 })];
  const filled = await staffTeams(FRIDAY, staff, [team('A'), team('B', ['team leader'])]);
  expect(filled.ok && filled.teams[1]!.staff.includes('lead')).toBe(true);
  expect(await staffTeams(FRIDAY, bank(3), [team('A', ['first aid'])])).toEqual({
    ok: false,
    cannot: ['Team A lacks somebody with «first aid» who is available and vetted.'],
  });
});

test('those who were out least often lately go', async () => {
  const staff = bank(5).map((one, at) => ({ ...one, shiftsLately: 5 - at }));
  expect(await staffTeams(FRIDAY, staff, [team('A')])).toEqual({ ok: true, teams: [{ team: 'A', staff: ['S3', 'S4', 'S5'] }] });
});

test('whatever the bank: teams are full, of those who may, and nobody is on two', async () => {
  const anyone = fc.record({ available: fc.boolean(), vetted: fc.boolean(), skilled: fc.boolean(), shiftsLately: fc.nat(8) });
  await fc.assert(
    fc.asyncProperty(fc.array(anyone, { maxLength: 9 }), fc.integer({ min: 1, max: 3 }), async (people, teams) => {
      const staff = people.map(({ vetted, skilled, ...rest }, at) =>
        member(`S${at}`, { ...rest, vettedUntil: vetted ? FRIDAY : null, skills: skilled ? ['lead'] : [] }),
      );
      const wanted = Array.from({ length: teams }, (_, at) => team(String(at), ['lead']));
      const may = people.filter(({ available, vetted }) => available && vetted);
      const enough = may.length >= 3 * teams && may.filter(({ skilled }) => skilled).length >= teams;
      const staffing = await staffTeams(FRIDAY, staff, wanted);
      expect(staffing.ok).toBe(enough);
      if (!staffing.ok) return;
      const all = staffing.teams.flatMap((filled) => filled.staff);
      expect(new Set(all).size).toBe(3 * teams);
      for (const { staff: ids } of staffing.teams) {
        expect(ids).toHaveLength(3);
        expect(ids.some((id) => people[Number(id.slice(1))]!.skilled)).toBe(true);
        expect(ids.every((id) => may.includes(people[Number(id.slice(1))]!))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});

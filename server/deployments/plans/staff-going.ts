/** Who of the bank goes with which team; each kind of team has a bank of its own. */
import { staffOfEvening } from '../calendar/staff-bank.js';
import { staffTeams } from '../planning/staff-teams.js';
import type { EveningFacts } from './evening-facts.js';
import type { TeamGoing } from './plan-result.js';

export type Going =
  { readonly ok: true; readonly going: readonly TeamGoing[] } | { readonly ok: false; readonly cannot: string[] };

export async function staffGoing({ on, shifts, staff, past }: EveningFacts): Promise<Going> {
  const going: TeamGoing[] = [];
  const cannot: string[] = [];
  const asText = past.map((shift) => ({ on: shift.on, staff: shift.staff.map(String) }));
  for (const kind of new Set(shifts.map(({ team }) => team.kind))) {
    const bank = staff.filter((member) => member.kind === kind);
    const members = staffOfEvening(
      bank.map((member) => ({ ...member, id: String(member.id) })),
      on,
      asText,
    );
    const teams = shifts.map(({ team }) => team).filter((team) => team.kind === kind);
    const staffing = await staffTeams(
      on,
      members,
      teams.map((team) => ({ id: String(team.id), name: team.name, size: team.size, skills: team.skills })),
    );
    if (!staffing.ok) cannot.push(...staffing.cannot);
    else
      for (const { team: id, staff: chosen } of staffing.teams) {
        const { baseName } = teams.find((team) => String(team.id) === id)!;
        const labels = bank
          .filter((member) => chosen.includes(String(member.id)))
          .map((member) => ({ id: member.id, label: member.label }));
        going.push({ id: Number(id), baseName, staff: labels });
      }
  }
  return cannot.length > 0 ? { ok: false, cannot } : { ok: true, going };
}

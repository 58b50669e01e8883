/**
 * Who is on which team this evening: nobody on two, as many as each team needs, each skill it wants in at least one of them, only those who are available and
 * whose vetting holds. A mixed-integer programme over who may be where: empty seats and lacking skills cost most, then how often somebody was out lately.
 *
 * Staff are roles or initials; nothing else of them is known here.
 */
import { packed, solver } from '../solver.js';

export interface StaffMember {
  readonly id: string;
  readonly skills: readonly string[];
  readonly available: boolean;
  /** The last day on which the vetting holds; null: none is recorded. */
  readonly vettedUntil: string | null;
  readonly shiftsLately: number;
}

export interface StaffedTeam {
  readonly id: string;
  readonly name: string;
  /** Three, unless the team's setting says otherwise. */
  readonly size: number;
  readonly skills: readonly string[];
}

export type Staffing =
  | { readonly ok: true; readonly teams: readonly { readonly team: string; readonly staff: readonly string[] }[] }
  | { readonly ok: false; readonly cannot: readonly string[] };

/** Empty seats and lacking skills come before any number of shifts. */
const LACKING = 1e4;

export async function staffTeams(on: string, staff: readonly StaffMember[], teams: readonly StaffedTeam[]): Promise<Staffing> {
  const able = staff.filter(({ available, vettedUntil }) => available && vettedUntil !== null && vettedUntil >= on);
  const rows: { lower: number; upper: number }[] = [];
  const addRow = (lower: number, upper: number): number => rows.push({ lower, upper }) - 1;
  const oneTeam = able.map(() => addRow(-Infinity, 1));
  const seats = teams.map(({ size }) => addRow(size, size));
  const wanted = teams.map(({ skills }) => skills.map(() => addRow(1, Infinity)));
  const members = able.flatMap((member, at) =>
    teams.map((team, of) => ({
      cost: Math.min(member.shiftsLately, LACKING / 10) + at * 1e-6,
      upper: 1,
      rows: [
        [oneTeam[at]!, 1] as const,
        [seats[of]!, 1] as const,
        ...team.skills.flatMap((skill, index) => (member.skills.includes(skill) ? [[wanted[of]![index]!, 1] as const] : [])),
      ],
    })),
  );
  const lacks = [
    ...seats.map((row, of) => ({ cost: LACKING, upper: teams[of]!.size, rows: [[row, 1] as const] })),
    ...wanted.flat().map((row) => ({ cost: LACKING, upper: 1, rows: [[row, 1] as const] })),
  ];
  const columns = [...members, ...lacks];
  if (columns.length === 0) return { ok: true, teams: [] };
  const { cost, lower, upper, matrix } = packed(columns, rows.length);
  const values = (await solver()).withModel(
    {
      numCols: columns.length,
      numRows: rows.length,
      colCost: cost,
      colLower: lower,
      colUpper: upper,
      rowLower: Float64Array.from(rows, (row) => row.lower),
      rowUpper: Float64Array.from(rows, (row) => row.upper),
      matrix,
      integrality: new Int32Array(columns.length).fill(1),
    },
    (model) => {
      model.options.set({ output_flag: false });
      model.run();
      return model.getSolution().colValue;
    },
  );
  const lacking = Array.from(values.subarray(members.length), Math.round);
  const cannot = teams.flatMap((team, of) => lackWords(team, lacking[of]!, able.length, teams.length));
  let skill = teams.length;
  for (const team of teams) {
    for (const wantedSkill of team.skills)
      if (lacking[skill++]! > 0) cannot.push(`${team.name} lacks somebody with «${wantedSkill}» who is available and vetted.`);
  }
  if (cannot.length > 0) return { ok: false, cannot };
  return {
    ok: true,
    teams: teams.map(({ id }, of) => ({
      team: id,
      staff: able.flatMap((member, at) => (values[at * teams.length + of]! > 0.5 ? [member.id] : [])),
    })),
  };
}

function lackWords({ name, size }: StaffedTeam, lacking: number, able: number, teams: number): string[] {
  if (lacking === 0) return [];
  const others = teams > 1 ? ' for all teams, and nobody can be on two' : '';
  return [`${name} lacks ${lacking} of ${size}: ${able} of the bank are available and vetted${others}.`];
}

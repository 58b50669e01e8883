/**
 * Schools reached and not, by programme and school year: of the open schools of a district in which a programme reached any, how many it reached. Schools are counted and none is named: which
 * had one is told where schools in hotspot areas are (server/provision/schools).
 */
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { schoolYearOf } from '../../provision/schools/school-year.js';

export interface HeldAtSchool {
  readonly programme: string;
  readonly school: string;
  readonly heldOn: string;
}

export interface OpenSchool {
  readonly school: string;
  readonly district: string | null;
}

export interface SchoolsReached {
  /** Null: any of them. */
  readonly programme: string | null;
  readonly schoolYear: string;
  readonly reached: number;
  readonly notReached: number;
  /** On the list, and in no register that is loaded, or closed since: in neither number. */
  readonly notOpen: number;
}

/** The newest school year first; in each any programme, then each by its name. */
export async function schoolsReached(sql: Sql): Promise<SchoolsReached[]> {
  const held = await sql.under(COUNTER_ROLE, (counter) =>
    counter.query<HeldAtSchool>(
      'SELECT programme, school_reference AS school, held_on::text AS "heldOn" FROM prevention_programme ORDER BY held_on, programme, school_reference',
    ),
  );
  if (held.length === 0) return [];
  const open = await sql.query<OpenSchool>(
    `SELECT reference AS school, max(district) AS district FROM place WHERE kind = 'school' AND open AND reference IS NOT NULL GROUP BY reference`,
  );
  return reachedAndNot(held, open);
}

export function reachedAndNot(held: readonly HeldAtSchool[], open: readonly OpenSchool[]): SchoolsReached[] {
  const districtOf = new Map(open.map(({ school, district }) => [school, district]));
  const years = [...new Set(held.map(({ heldOn }) => schoolYearOf(heldOn).words))].sort().reverse();
  return years.flatMap((schoolYear) => {
    const ofYear = held.filter(({ heldOn }) => schoolYearOf(heldOn).words === schoolYear);
    const titles = new Map(ofYear.map(({ programme }) => [programme.toLowerCase(), programme]));
    const counted = (programme: string | null, own: readonly HeldAtSchool[]): SchoolsReached => {
      const schools = new Set(own.map(({ school }) => school));
      const reached = [...schools].filter((school) => districtOf.has(school));
      const districts = new Set(reached.map((school) => districtOf.get(school)));
      const among = open.filter(({ district }) => districts.has(district)).length;
      return {
        ...{ programme, schoolYear, reached: reached.length, notReached: among - reached.length },
        notOpen: schools.size - reached.length,
      };
    };
    const each = [...titles.keys()].sort();
    return [
      counted(null, ofYear),
      ...each.map((key) =>
        counted(
          titles.get(key)!,
          ofYear.filter(({ programme }) => programme.toLowerCase() === key),
        ),
      ),
    ];
  });
}

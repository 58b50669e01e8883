/** Invented cases of anti-social behaviour, in the layout of the source `asb-cases`: some closed, some still open when the invented period ends. */
import { dateOf, LAST_DAY } from './calendar.js';
import { csvText, type CsvCell } from './csv-text.js';
import type { District } from './district.js';
import type { Random } from './random.js';

const TEAMS = ['Council ASB team', 'Housing and tenancy team', 'Neighbourhood police team'];
const CASES = 420;
/** Fifteen months: figures of five quarters. */
const DAYS = 456;
/** A case lasts nine weeks on average; one in eight is not closed by the end. */
const USUAL_DAYS = 63;

export function asbCasesCsv(district: District, random: Random): string {
  const rows = Array.from({ length: CASES }, (_, at): CsvCell[] => {
    const opened = LAST_DAY - random.below(DAYS);
    const closed = opened + 3 + random.poisson(USUAL_DAYS * random.between(0.2, 1.8));
    // Half of them in a third of the wards.
    const wards = random.chance(0.5) ? Math.ceil(district.wards.length / 3) : district.wards.length;
    const ward = random.chance(0.04) ? '' : district.wards[random.below(wards)]!.gssCode;
    return [`ASB-${1_000 + at}`, dateOf(opened), closed > LAST_DAY ? '' : dateOf(closed), random.pick(TEAMS), ward];
  });
  return csvText(['case_reference', 'opened', 'closed', 'team', 'ward_code'], rows);
}

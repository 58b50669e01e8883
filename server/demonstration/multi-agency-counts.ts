/** Invented multi-agency counts over the eight quarters that are over, kept as a manager and a partner keep them. */
import { findPersona, type PersonaName } from '../access/personas.js';
import { actingOf } from '../audit/actor.js';
import type { Database } from '../database/database.js';
import { londonDay } from '../governance/agreement.js';
import { financialYearOf } from '../partnership/financial-year.js';
import { listCounts } from '../partnership/multi-agency/counts.sql.js';
import { keepCount, type CountKeeper } from '../partnership/multi-agency/keep-counts.js';
import type { WrittenCount } from '../partnership/multi-agency/read-count.js';

const QUARTERS = 8;
const NOT_COUNTED = {
  ...{ named: '', meetings: '', cases: '', repeats: '', statedPercent: '', children: '', referrals: '' },
  ...{ referredBy: [] },
};

const keeperOf = (persona: PersonaName): CountKeeper => ({ persona, agency: findPersona(persona)!.agency });

/** By quarter, the oldest first. */
const CONFERENCE = {
  cases: [118, 124, 131, 127, 139, 142, 136, 148],
  repeats: [24, 27, 31, 28, 36, 38, 41, 46],
  children: [171, 183, 196, 188, 204, 211, 199, 218],
};
const EXPLOITATION = {
  cases: [52, 58, 55, 63, 71, 68, 74, 79],
  repeats: [12, 14, 11, 17, 19, 21, 23, 24],
};
const GROUPS = [7, 9, 12, 11, 13, 10, 14, 12];
const SCREENED = [66, 71, 58, 74, 83, 79, 91, 96];
const MECHANISM = [6, 9, 8, 12, 14, 11, 17, 15];

/** Those that are not there yet. @throws when one is refused: it no longer fits what counts have to say */
export async function inventMultiAgencyCounts(database: Database, today: string = londonDay()): Promise<void> {
  if ((await database.asOwner(listCounts)).length > 0) return;
  const who = actingOf('demonstration');
  for (const [at, period] of quartersBefore(today).entries())
    for (const { keeper, ...written } of countsOf(at, period)) {
      const kept = await keepCount(database, null, { ...NOT_COUNTED, ...written }, null, keeper, who, today);
      if (!kept.ok) throw new Error(`the demonstration's count was refused: ${kept.problems[0]?.problem}`);
    }
}

type Invented = Pick<WrittenCount, 'kind' | 'period' | 'agency' | 'document'> &
  Partial<WrittenCount> & { readonly keeper: CountKeeper };

function countsOf(at: number, period: string): Invented[] {
  const manager = keeperOf('partnership-manager');
  const partner = keeperOf('partner');
  const [cases, repeats] = [CONFERENCE.cases[at]!, CONFERENCE.repeats[at]!];
  const police = Math.round(cases * 0.62);
  const health = Math.round(cases * 0.14);
  const adviser = Math.round(cases * 0.17);
  return [
    {
      ...{
        keeper: manager,
        kind: 'marac',
        period,
        agency: 'Marram Police (invented)',
        document: 'Conference register',
        meetings: '6',
      },
      ...{ cases: String(cases), repeats: String(repeats), children: String(CONFERENCE.children[at]) },
      // The last document rounds up what it should round down.
      statedPercent: at === QUARTERS - 1 ? '32' : '',
      referredBy: [
        { agency: 'Police', count: String(police) },
        { agency: 'Domestic violence advisers', count: String(adviser) },
        { agency: 'Health', count: String(health) },
        { agency: 'not recorded', count: String(cases - police - health - adviser) },
      ],
    },
    {
      ...{ keeper: manager, kind: 'mace', period, agency: 'Marram Council (invented)', document: 'Minutes', meetings: '3' },
      ...{
        cases: String(EXPLOITATION.cases[at]),
        repeats: String(EXPLOITATION.repeats[at]),
        children: String(EXPLOITATION.cases[at]),
      },
    },
    {
      ...{ keeper: manager, kind: 'organised-crime-group', period, agency: 'Marram Police (invented)', document: 'Minutes' },
      ...{ meetings: '3', cases: String(GROUPS[at]) },
    },
    {
      ...{ keeper: partner, kind: 'child-exploitation', period, agency: partner.agency, document: 'Register of forms' },
      referrals: String(SCREENED[at]),
    },
    {
      ...{ keeper: manager, kind: 'nrm', period, agency: 'Marram Council (invented)', document: 'Register of referrals' },
      referrals: String(MECHANISM[at]),
    },
  ];
}

/** The last of them ended before today. */
function quartersBefore(today: string): string[] {
  const quarters: string[] = [];
  let [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  month -= (month - 1) % 3;
  while (quarters.length < QUARTERS) {
    month -= 3;
    if (month < 1) [year, month] = [year - 1, month + 12];
    const of = financialYearOf(`${year}-${String(month).padStart(2, '0')}-01`);
    quarters.unshift(`${of} Q${((month + 8) % 12) / 3 + 1}`);
  }
  return quarters;
}

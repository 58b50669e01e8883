import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { ASB_CASE_ACCESS } from '../../access/access-table.js';
import type { RequestContext } from '../../context.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { badUserInput, forbidden } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { wardsByName } from '../noise-triage.sql.js';
import { isFinal, isQuarter, quarterOf } from '../quarter.js';
import { asbCaseFigures, type AsbCaseFiguresBy, type AsbCaseFiguresRow as FiguresRow } from './asb-case-figures.js';
import { countsOfCases } from './asb-cases.sql.js';
import { AsbCaseFigures, AsbCaseFiguresByEnum } from './asb-cases.type.js';

const PROTECTION =
  'Of whole quarters that have been over for 28 days, each agency’s by itself: 1 to 4 cases, and others that would give them away, are withheld; the rest is rounded to the nearest 5, so rows need not add up to the total.';

@Resolver()
export class AsbCasesResolver {
  @Query(() => AsbCaseFigures, {
    complexity: ({ childComplexity }) => 50 + childComplexity,
    description:
      'Cases of anti-social behaviour that teams opened and closed in one quarter: as they are for what the own agency loaded, else protected.',
  })
  async asbCaseFigures(
    @Ctx() context: RequestContext,
    @Arg('by', () => AsbCaseFiguresByEnum, { description: 'What the rows are.' }) by: AsbCaseFiguresBy,
    @Arg('quarter', () => String, { nullable: true, description: 'As 2026-Q2; the newest there is unless told.' })
    quarter: string | null,
    @Arg('own', () => Boolean, {
      nullable: true,
      description: 'Of what the own agency loaded, for its analysts; else of all the others. False unless told.',
    })
    own: boolean | null,
  ): Promise<AsbCaseFigures> {
    if (quarter != null && !isQuarter(quarter)) throw badUserInput('Write the quarter as 2026-Q2.', ['quarter']);
    const { viewer } = context;
    const hasOwn = ASB_CASE_ACCESS[viewer.persona] === 'own-and-counts';
    if (own === true && !hasOwn) throw forbidden('Cases as they are, are for the analysts of the agency that loaded them.');
    const exact = own === true;
    const [counts, wards] = await context.asViewer(async (sql) => [
      exact ? await countsOfCases(sql) : await sql.under(COUNTER_ROLE, countsOfCases),
      await wardsByName(sql),
    ]);
    const today = londonDay();
    // Whoever has their own as they are gets the others' beside it, and no sum of both to take them from.
    const shown = exact || !hasOwn ? counts : counts.filter(({ loader }) => loader === null || loader !== viewer.agency);
    const quarters = [...new Set(shown.map(({ month }) => quarterOf(month)))]
      .filter((one) => exact || isFinal(one, today))
      .sort()
      .reverse();
    const asked = quarter ?? quarters[0] ?? null;
    const protection = exact ? null : PROTECTION;
    if (asked === null || !quarters.includes(asked)) return { quarter: asked, quarters, rows: [], total: null, protection };
    context.audit({ action: 'VIEW', detail: { query: 'asbCaseFigures', by, quarter: asked, own: exact } });
    const names = new Map(wards.map(({ code, name }) => [code, name]));
    const named = (row: FiguresRow) => ({ ...row, label: row.key === 'total' ? 'All' : (names.get(row.key) ?? row.key) });
    const { rows, total } = asbCaseFigures(shown, { by, quarter: asked, wards: [...names.keys()], exact });
    return { quarter: asked, quarters, rows: rows.map(named), total: named(total), protection };
  }
}

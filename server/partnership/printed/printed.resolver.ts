import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { NOT_A_YEAR, readFinancialYear } from '../financial-year.js';
import { AccountPrintedCheck } from './printed.type.js';
import { publishedCheck, readPrintedChecks } from './read-printed.js';

@Resolver()
export class PrintedResolver {
  @Query(() => [AccountPrintedCheck], {
    complexity: 100,
    description:
      'What documents that were loaded print, held against what they print: claims against their own formula, figures against their counts. Small numbers of children are withheld for every reader.',
  })
  async accountPrintedChecks(
    @Ctx() context: RequestContext,
    @Arg('year', () => String, { nullable: true, description: 'Of a financial year, and of no period; all unless told.' })
    asked: string | null,
  ): Promise<AccountPrintedCheck[]> {
    const year = asked == null ? null : readFinancialYear(asked);
    if (asked != null && year === null) throw badUserInput(NOT_A_YEAR, ['year']);
    const checks = await context.asViewer((sql) => readPrintedChecks(sql, year));
    context.audit({ action: 'VIEW', subject: `account:${year ?? 'all'}`, detail: { query: 'accountPrintedChecks' } });
    return checks.map(publishedCheck);
  }
}

import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import { readsStrictly, strictestReader } from '../../incidents/strictest-reader.js';
import type { RequestContext } from '../../context.js';
import { badUserInput } from '../../errors.js';
import { londonDay } from '../../governance/agreement.js';
import { numberOfId } from '../../number-of-id.js';
import { outcomeOf } from '../account-change.js';
import { AccountChangeOutcome } from '../account.type.js';
import { NOT_A_YEAR, readFinancialYear } from '../financial-year.js';
import { enterFigure, keepMeasure, mayKeep, type Keeper } from './keep-measures.js';
import { AccountFigureInput, AccountMeasure, AccountMeasureInput, type AccountFigure } from './measure.type.js';
import { publishedRow } from '../printed/read-printed.js';
import { toldMeasures, type ToldMeasure } from './told-measures.js';

@Resolver()
export class MeasuresResolver {
  @Query(() => [AccountMeasure], {
    complexity: 200,
    description:
      'What was promised of the activities of a financial year, and what moved. Figures are those that every reader of the account may have.',
  })
  async accountMeasures(
    @Ctx() context: RequestContext,
    @Arg('year', () => String, { description: 'A financial year, 2018/19.' }) asked: string,
  ): Promise<AccountMeasure[]> {
    const year = readFinancialYear(asked);
    if (year === null) throw badUserInput(NOT_A_YEAR, ['year']);
    const { services, acting, viewer } = context;
    const about = { year, today: londonDay(), reader: strictestReader, readers: [viewer.persona] };
    const told = await context.withoutTransaction(() =>
      services.database.asViewer(readsStrictly(acting), (sql) => toldMeasures(sql, about), { patient: true }),
    );
    context.audit({ action: 'VIEW', subject: `account:${year}`, detail: { query: 'accountMeasures' } });
    return told.map((one) => published(one, viewer));
  }

  @Mutation(() => AccountChangeOutcome, {
    description: 'Adds a measure to an activity, or changes one. A partner keeps those of its own agency.',
  })
  async keepAccountMeasure(
    @Ctx() context: RequestContext,
    @Arg('input', () => AccountMeasureInput, { description: 'The measure.' }) input: AccountMeasureInput,
    @Arg('id', () => ID, { nullable: true, description: 'Which; a new one unless told.' }) id: string | null,
    @Arg('version', () => Int, { nullable: true, description: 'The version that was looked at; changed since, it is refused.' })
    version: number | null,
    @Arg('reason', () => String, { nullable: true, description: 'Why; needed for a change of what stands.' })
    reason: string | null,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const which = id == null ? null : { id: numberOfId(id), version };
    const { activity, conclusion, ...terms } = input;
    const asked = {
      ...terms,
      activityId: numberOfId(activity, 'input', 'activity'),
      conclusionId: conclusion == null ? null : numberOfId(conclusion, 'input', 'conclusion'),
    };
    return outcomeOf(
      await context.withoutTransaction(() => keepMeasure(services.database, which, asked, reason ?? null, viewer, acting)),
    );
  }

  @Mutation(() => AccountChangeOutcome, {
    description:
      'Enters what was found of a measure in a period. Nothing entered is changed: the newest of a period counts. A partner enters for its own agency.',
  })
  async enterAccountFigure(
    @Ctx() context: RequestContext,
    @Arg('measure', () => ID, { description: 'Which measure.' }) measure: string,
    @Arg('input', () => AccountFigureInput, { description: 'What was found.' }) input: AccountFigureInput,
  ): Promise<AccountChangeOutcome> {
    const { services, acting, viewer } = context;
    const number = numberOfId(measure, 'measure');
    return outcomeOf(
      await context.withoutTransaction(() => enterFigure(services.database, number, input, viewer, acting, londonDay())),
    );
  }
}

function published(
  { measure, activity, baseline, figures, beside, moved, sure, due, method }: ToldMeasure,
  keeper: Keeper,
): AccountMeasure {
  const { id, title, unit, agency, frequency, measured, counted, ofChildren, baselinePeriod, target, aim, area, version } =
    measure;
  const bare: AccountFigure = { ...baseline, period: baselinePeriod, source: null, note: null };
  return {
    ...{
      id: String(id),
      activity: String(activity.id),
      activityTitle: activity.title,
      title,
      unit,
      agency,
      frequency,
      measured,
      counted,
      ofChildren,
    },
    ...{
      baseline: bare,
      baselinePeriod,
      target,
      aim,
      figures: [...figures],
      beside: beside.map(({ row, ...compared }) => ({ printed: publishedRow(row), ...compared })),
      area,
      moved,
      sure,
      due,
      method,
      conclusion: measure.conclusionId === null ? null : String(measure.conclusionId),
      version,
      mayKeep: mayKeep(keeper, agency),
    },
  };
}

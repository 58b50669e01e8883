import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../../context.js';
import type { Sql } from '../../database/database.js';
import { COUNTER_ROLE } from '../../database/viewer-roles.js';
import { CHILDREN_RULE, displayedAlone, type ProtectedCount } from '../../disclosure/disclosure.js';
import { badUserInput, notFound } from '../../errors.js';
import type { Count } from '../../graphql/count.type.js';
import { numberOfId } from '../../number-of-id.js';
import { RISK_RATIO_VARIANT } from '../../statistics/risk-ratios.js';
import { COHORT_WORDS, findFactor } from '../assessment-factors.js';
import { caveatsOf } from '../report/report-caveats.js';
import { ratiosOfReports, type ReportRatio } from '../report/report-figures.sql.js';
import { LEVELS, PROFILE_FACTORS, USUAL_REFERENCE, type AskedRatios, type ProfileFactor } from './adjusted-ratios.js';
import { cellsOfExtract, ownExtracts, type OwnExtract } from './own-extracts.sql.js';
import { AdjustedRiskRatiosInput } from './own-profile.input.js';
import { AdjustedRiskRatiosType, AssessmentExtractType, AssessmentProfileType } from './own-profile.type.js';
import { profileTables } from './profile-tables.js';
import { ratiosInThread } from './ratios-in-thread.js';

const PROTECTION_OF_TABLES =
  'Fewer than 10 children, and others that would give them away, are withheld, none too; the rest is to the nearest 10. Percentages are of those of whom it is recorded, from unrounded counts. Groups are not added up.';
const PROTECTION_OF_RATIOS =
  'A ratio is told when at least 10 children of both groups have the outcome and at least 10 do not; to two decimals. Children whose ethnic group is not recorded are in no model, so that no two models differ by a few.';

@Resolver()
export class OwnProfileResolver {
  @Query(() => [AssessmentExtractType], {
    complexity: ({ childComplexity }) => 10 * childComplexity,
    description: 'Extracts of assessments of the own agency, the newest first.',
  })
  async assessmentExtracts(@Ctx() context: RequestContext): Promise<AssessmentExtractType[]> {
    const extracts = await context.asViewer(ownExtracts);
    context.audit({
      action: 'VIEW',
      detail: { query: 'assessmentExtracts', sources: ['assessment-extract'] },
      rowCount: extracts.length,
    });
    return extracts.map(published);
  }

  @Query(() => AssessmentProfileType, {
    complexity: ({ childComplexity }) => 100 + childComplexity,
    description: 'Cross-tabulations of an extract of the own agency by association with a gang, protected.',
  })
  async assessmentProfile(
    @Ctx() context: RequestContext,
    @Arg('extract', () => ID, { description: 'The extract.' }) id: string,
  ): Promise<AssessmentProfileType> {
    const number = numberOfId(id, 'extract');
    const { extract, cells } = await context.asViewer(async (sql) => {
      const found = await extractOf(sql, number);
      const { factors } = found;
      return {
        extract: found,
        cells: await sql.under(COUNTER_ROLE, (under) => cellsOfExtract(under, number, { factors, byCluster: false })),
      };
    });
    const tables = profileTables(cells, extract.factors);
    context.audit({
      action: 'VIEW',
      subject: `batch:${number}`,
      detail: { query: 'assessmentProfile', sources: ['assessment-extract'] },
      rowCount: tables.length,
    });
    return {
      extract: published(extract),
      protection: PROTECTION_OF_TABLES,
      tables: tables.map(({ code, label, rows, groups }) => ({
        code,
        label,
        rows,
        groups: groups.map(({ group, all, parts, notRecorded, percents, percentNotRecorded }) => ({
          group,
          all: countOf(all),
          cells: parts && rows.map((row) => ({ children: countOf(parts.get(row)!), percent: percents?.get(row) ?? null })),
          notRecorded: notRecorded && countOf(notRecorded),
          percentNotRecorded,
        })),
      })),
    };
  }

  @Query(() => AdjustedRiskRatiosType, {
    complexity: ({ childComplexity }) => 300 + childComplexity,
    description:
      'How many times as often children of an extract have what was found of them, other things held equal; beside published ratios.',
  })
  async adjustedRiskRatios(
    @Ctx() context: RequestContext,
    @Arg('input', () => AdjustedRiskRatiosInput, { description: 'What is asked.' }) input: AdjustedRiskRatiosInput,
  ): Promise<AdjustedRiskRatiosType> {
    const number = numberOfId(input.extract, 'input', 'extract');
    const { extract, cells, outcomes, ratios } = await context.asViewer(async (sql) => {
      const found = await extractOf(sql, number);
      const wanted = outcomesOf(input, found);
      return {
        extract: found,
        outcomes: wanted,
        cells: await sql.under(COUNTER_ROLE, (under) => cellsOfExtract(under, number, { factors: wanted, byCluster: true })),
        ratios: await ratiosOfReports(sql),
      };
    });
    const asked = askedOf(input, extract);
    const found = await context.withoutTransaction(() => ratiosInThread({ cells, outcomes, asked }, context.gone));
    const { exposure, adjustFor, references, correction } = asked;
    context.audit({
      action: 'VIEW',
      subject: `batch:${number}`,
      detail: {
        query: 'adjustedRiskRatios',
        sources: ['assessment-extract'],
        outcomes,
        exposure,
        adjustFor,
        references,
        correction,
      },
      rowCount: found.length,
    });
    return {
      extract: published(extract),
      exposure,
      reference: references[exposure],
      adjustFor,
      correction,
      method: `${RISK_RATIO_VARIANT}${extract.clusteredBy === null ? '' : ` by ${extract.clusteredBy}`}; correction ${correction}; significant: p under 0.0001`,
      protection: PROTECTION_OF_RATIOS,
      outcomes: found.map(({ outcome, ratios: told, notes }) => ({
        outcome,
        label: labelOf(outcome),
        ratios: told,
        notes,
        published: exposure === 'ASSOCIATION' ? publishedOf(outcome, extract, ratios) : [],
      })),
    };
  }
}

const labelOf = (code: string): string => findFactor(code)?.label ?? code;

function published({
  id,
  cohort,
  period,
  clusteredBy,
  clusters,
  factors,
  loadedAt,
  invented,
  excluded,
}: OwnExtract): AssessmentExtractType {
  return {
    id: String(id),
    cohort,
    cohortInWords: COHORT_WORDS[cohort],
    period,
    clusteredBy,
    clusters,
    factors: factors.map((code) => ({ code, label: labelOf(code) })),
    // Who is left out is in no other figure, so each number stands alone.
    exclusions: excluded.map(({ rule, children }) => ({ rule, children: countOf(displayedAlone(children, CHILDREN_RULE)) })),
    loadedAt,
    invented,
  };
}

/** Another agency’s is as one that is not there. */
async function extractOf(sql: Sql, id: number): Promise<OwnExtract> {
  const found = (await ownExtracts(sql)).find((one) => one.id === id);
  if (found === undefined) throw notFound('There is no such extract of your agency.');
  return found;
}

const countOf = ({ count, withheld, roundedTo }: ProtectedCount): Count => ({ count, suppressed: withheld, roundedTo });

function outcomesOf({ outcomes }: AdjustedRiskRatiosInput, { factors }: OwnExtract): string[] {
  const unknown = outcomes?.findIndex((one) => !factors.includes(one)) ?? -1;
  if (unknown >= 0) throw badUserInput('The extract has no such factor.', ['input', 'outcomes', String(unknown)]);
  return factors.filter((one) => outcomes == null || outcomes.includes(one));
}

function askedOf(input: AdjustedRiskRatiosInput, { clusteredBy }: OwnExtract): AskedRatios {
  const exposure = input.exposure ?? 'ASSOCIATION';
  const references: Record<ProfileFactor, string> = { ...USUAL_REFERENCE };
  for (const [at, { factor, level }] of (input.references ?? []).entries()) {
    if (!LEVELS[factor].includes(level))
      throw badUserInput(`The level is none of ${LEVELS[factor].join(', ')}.`, ['input', 'references', String(at), 'level']);
    references[factor] = level;
  }
  if (input.adjustFor?.includes(exposure) === true)
    throw badUserInput('What is compared cannot be held equal as well.', ['input', 'adjustFor']);
  const adjustFor = PROFILE_FACTORS.filter(
    (factor) => factor !== exposure && (input.adjustFor == null || input.adjustFor.includes(factor)),
  );
  return { exposure, adjustFor, references, correction: input.correction ?? 'CR1', clustered: clusteredBy !== null };
}

function publishedOf(outcome: string, { cohort }: OwnExtract, ratios: readonly ReportRatio[]) {
  const measures = (findFactor(outcome)?.publishedAs ?? []).map((measure) => measure.toLowerCase());
  return ratios
    .filter((ratio) => ratio.cohort.toUpperCase().startsWith(cohort) && measures.includes(ratio.measure.toLowerCase()))
    .map((ratio) => ({ ...ratio, caveats: ratio.tableId === null ? [] : caveatsOf(ratio.tableId, ratio.document) }));
}

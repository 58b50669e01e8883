/** What a kept estimate was made from and the form has no field for: it goes along with the next version as long as what it belongs to stays. */
import { plural } from '../../components/numbers.js';
import type { PopulationEstimateInput } from '../../graphql.generated.js';

/** Surveys' own intervals and years, counts of smaller areas, other authorities' scores, and which method is the central one. */
export function withKeptParts(input: PopulationEstimateInput, kept: PopulationEstimateInput | null): PopulationEstimateInput {
  if (kept === null) return input;
  const { groups = [], indicators = [], risk, methods } = kept;
  return {
    ...input,
    groups: input.groups?.map((group) => {
      const before = groups?.find((one) => one.group === group.group && (one.children ?? null) === (group.children ?? null));
      return before ? { ...pick(before, ['surveyYear', 'lower', 'upper']), ...group } : group;
    }),
    ...(input.indicators
      ? {
          indicators: input.indicators.map((indicator) => {
            const before = indicators?.find((one) => one.indicator === indicator.indicator);
            return before ? { ...indicator, ...pick(before, ['areas', 'areasSource']) } : indicator;
          }),
        }
      : {}),
    ...(input.risk ? { risk: { ...input.risk, ...(risk ? pick(risk, ['others']) : {}) } } : {}),
    ...(kept.central && input.methods?.join() === methods?.join() ? { central: kept.central } : {}),
  };
}

function pick<Whole extends object, Name extends keyof Whole>(whole: Whole, names: readonly Name[]): Partial<Pick<Whole, Name>> {
  return Object.fromEntries(names.filter((name) => whole[name] != null).map((name) => [name, whole[name]])) as Partial<
    Pick<Whole, Name>
  >;
}

/** In words, for the form: null where nothing goes along unseen. */
export function keptInWords(input: PopulationEstimateInput): string | null {
  const areas = (input.indicators ?? []).reduce((sum, one) => sum + (one.areas?.length ?? 0), 0);
  const scores = input.risk?.others?.length ?? 0;
  const intervals = (input.groups ?? []).filter(({ lower, upper }) => lower != null || upper != null).length;
  const parts = [
    ...(areas > 0 ? [plural(areas, 'count of a smaller area', 'counts of smaller areas')] : []),
    ...(scores > 0 ? [plural(scores, 'score of another authority', 'scores of other authorities')] : []),
    ...(intervals > 0 ? [plural(intervals, 'survey’s own interval', 'surveys’ own intervals')] : []),
  ];
  return parts.length === 0 ? null : `From the version before go along: ${parts.join(', ')}.`;
}

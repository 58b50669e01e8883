/** Weights by category as they are typed, and what is wrong with them: the server's own rules, told beside the field. */
import type { HarmTable } from '../../graphql.generated.js';

export interface HarmDraft {
  readonly source: string;
  readonly year: string;
  /** By category, as typed. */
  readonly weights: Readonly<Record<string, string>>;
}

/** By field: «source», «year», or a category. */
export type HarmProblems = ReadonlyMap<string, string>;

const heaviest = 1_000_000;

/** Categories that are weighed already keep their weights, whether they are counted now or not; others begin at 1, as the test takes them. */
export function harmDraft(present: HarmTable | null, categories: readonly string[]): HarmDraft {
  const stated = (present?.weights ?? []).map(({ category, weight }) => [category, String(weight)] as const);
  return {
    source: present?.source ?? '',
    year: present ? String(present.year) : '',
    weights: { ...Object.fromEntries(categories.map((category) => [category, '1'])), ...Object.fromEntries(stated) },
  };
}

export function readHarm({ source, year, weights }: HarmDraft): {
  readonly table: HarmTable | null;
  readonly problems: HarmProblems;
} {
  const problems = new Map<string, string>();
  if (source.trim().length < 3 || source.length > 200)
    problems.set('source', 'Say where the weights are from: it stands on the method card.');
  if (!/^(19|20|21)\d\d$/.test(year.trim())) problems.set('year', 'Say which year’s they are, such as 2024.');
  const read = Object.entries(weights).map(([category, text]) => {
    const isNumber = /^\d{1,7}([.]\d{1,3})?$/.test(text.trim()) && Number(text) <= heaviest;
    if (!isNumber) problems.set(category, `From 0 to ${heaviest.toLocaleString('en-GB')}, with up to three decimals.`);
    return { category, weight: Number(text) };
  });
  if (problems.size === 0 && read.every(({ weight }) => weight === 0)) {
    problems.set(read[0]?.category ?? 'source', 'All weights are 0: nothing would be summed.');
  }
  return {
    table: problems.size > 0 ? null : { source: source.trim(), year: Number(year), weights: read },
    problems,
  };
}

/** What moved between two versions of an estimate: inputs that were changed, and figures as they are shown, with by how much. */
import type { EstimateResult, ShownCount } from '../estimate-result.js';
import { number } from '../words/estimate-words.js';

export interface Moved {
  /** What it is: an input, or a figure of a group or an area. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Of figures that are numbers in both. */
  readonly by: number | null;
}

export interface EstimateComparison {
  readonly inputs: readonly Moved[];
  readonly figures: readonly Moved[];
}

export function compareEstimates(before: EstimateResult, after: EstimateResult): EstimateComparison {
  return {
    inputs: moved(inputsOf(before), inputsOf(after)),
    figures: moved(figuresOf(before), figuresOf(after)),
  };
}

interface Told {
  readonly words: string;
  readonly count: number | null;
}

const ABSENT: Told = { words: 'not there', count: null };

function moved(before: ReadonlyMap<string, Told>, after: ReadonlyMap<string, Told>): Moved[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((what) => {
    const [one, other] = [before.get(what) ?? ABSENT, after.get(what) ?? ABSENT];
    if (one.words === other.words) return [];
    const by = one.count === null || other.count === null ? null : other.count - one.count;
    return [{ what, before: one.words, after: other.words, by }];
  });
}

function inputsOf({ inputs }: EstimateResult): Map<string, Told> {
  return new Map(
    inputs.map(({ words, figure, source }) => [words, { words: `${figure ?? 'not shown'} (${source})`, count: null }]),
  );
}

function figuresOf({ groups, nationalIdentified, localIdentified, areas }: EstimateResult): Map<string, Told> {
  const figures = new Map<string, Told>();
  const tell = (what: string, count: ShownCount | null): void => {
    if (count !== null) figures.set(what, { words: count.count === null ? 'withheld' : number(count.count), count: count.count });
  };
  tell('England: identified, low', nationalIdentified.low);
  tell('England: identified, high', nationalIdentified.high);
  tell('Identified here, low', localIdentified?.low ?? null);
  tell('Identified here, high', localIdentified?.high ?? null);
  for (const { words, estimate, invisible, national } of groups) {
    const title = `Children who ${words}`;
    if (national !== null) tell(`${title}: England`, { count: national, suppressed: false, roundedTo: 1 });
    tell(`${title}: central`, estimate?.central ?? null);
    tell(`${title}: lowest scenario`, estimate?.lower ?? null);
    tell(`${title}: highest scenario`, estimate?.upper ?? null);
    if (invisible !== null) figures.set(`${title}: not known to services`, { words: invisible.words, count: null });
  }
  const wordsOf = new Map(groups.map(({ group, words }) => [group, words]));
  for (const { name, figures: ofArea } of areas)
    for (const { group, range } of ofArea) tell(`${name}: children who ${wordsOf.get(group)!}, central`, range.central);
  return figures;
}

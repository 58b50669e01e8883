/**
 * The words that go with a conclusion are typed, and read by partners: they say what was done. Where, how many and who stay with the record, as what is read of
 * hotspot areas by these readers is never a name or a place (docs/access.md).
 */
import type { FieldProblem } from '../../governance/field-problem.js';
import { homesIn, personsIn } from '../../governance/persons-in-terms.js';
import { asItReads } from '../../governance/screening/screen.js';

const SHORTEST = 3;
/** «2025» and «2025/26» are when it was done. */
const YEARS = /(?<!\d)20\d\d(?:\/\d\d)?(?!\d)/g;

/** @param places names of hotspot areas */
export function problemsOfTold(
  words: string,
  field: string,
  { ask, longest, places }: { readonly ask: string; readonly longest: number; readonly places: readonly string[] },
): FieldProblem[] {
  if (words.length < SHORTEST) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  const problems = [...personsIn(words, field), ...homesIn(words, field)];
  if (problems.length > 0) return problems;
  const read = asItReads(words);
  if (/[\p{N}%]/u.test(read.replaceAll(YEARS, '')))
    return [{ field, problem: 'Leave figures out: nothing but a year, such as 2025 or 2025/26. Figures stay with the record.' }];
  const letters = lettersOf(read);
  return places.some((name) => lettersOf(name) !== '' && letters.includes(lettersOf(name)))
    ? [{ field, problem: 'It names a hotspot area. Say what was done, not where: partners are not told where these are.' }]
    : [];
}

/** However it is spaced, hyphened or written large. */
const lettersOf = (text: string): string => asItReads(text).toLowerCase().replaceAll(/\P{L}/gu, '');

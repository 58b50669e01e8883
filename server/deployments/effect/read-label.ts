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
/** «One-to-one», «five-a-side» and «half-term» are no counts. */
const SPELT =
  /(?<!\p{L})(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?!-a-side)|hundreds?|thousands?|dozens?|halv(?:ed|ing)|doubl(?:ed|ing)|tripled|trebled|per ?cent(?:age)?|(?:by|an?|one) (?:half|third|quarter|fifth|tenth)|half (?:as|of|the)|(?:thirds|quarters|fifths|tenths))(?!\p{L})/iu;
/** A name before what is a street or the like, both with a capital: «Marsh Lane», and not «Street Pastors». */
const STREET =
  /(?<!\p{L})\p{Lu}[\p{L}\p{M}’'-]* (?:Street(?! \p{Lu})|Road|Avenue|Lane|Drive|Crescent|Terrace|Grove|Close|Gardens|Square|Estate|Park)(?!\p{L})/u;

export interface NamesOfPlaces {
  readonly hotspotAreas: readonly string[];
  /** In which hotspot areas lie. */
  readonly wards: readonly string[];
}

export function problemsOfTold(
  words: string,
  field: string,
  { ask, longest, places }: { readonly ask: string; readonly longest: number; readonly places: NamesOfPlaces },
): FieldProblem[] {
  if (words.length < SHORTEST) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  const problems = [...personsIn(words, field), ...homesIn(words, field)];
  if (problems.length > 0) return problems;
  const read = asItReads(words);
  const bare = read.replaceAll(YEARS, '');
  if (/[\p{N}%]/u.test(bare) || SPELT.test(bare))
    return [
      {
        field,
        problem: 'Leave figures out, spelt ones too: nothing but a year, such as 2025 or 2025/26. Figures stay with the record.',
      },
    ];
  const letters = lettersOf(read);
  if (places.hotspotAreas.some((name) => lettersOf(name) !== '' && letters.includes(lettersOf(name))))
    return [{ field, problem: `It names a hotspot area. ${WHAT_NOT_WHERE}` }];
  return STREET.test(read) || places.wards.some((ward) => namesWard(read, ward))
    ? [{ field, problem: `It seems to name a ward or a street. ${WHAT_NOT_WHERE} What is no name is written small.` }]
    : [];
}

const WHAT_NOT_WHERE = 'Say what was done, not where: partners are not told where these are.';

/** However it is written, but for a single word in small letters, which is an ordinary one: wards are called Park and Church. */
function namesWard(text: string, ward: string): boolean {
  const [inText, name] = [` ${wordsOf(text)} `, wordsOf(ward)];
  if (name === '') return false;
  return name.includes(' ')
    ? inText.toLowerCase().includes(` ${name.toLowerCase()} `)
    : [name, name.toUpperCase()].some((one) => inText.includes(` ${one} `));
}

/** Without what marks letters, «Nórthgate». */
const unmarked = (text: string): string => asItReads(text).normalize('NFKD').replaceAll(/\p{M}/gu, '');

const wordsOf = (text: string): string =>
  unmarked(text)
    .replaceAll(/\P{L}+/gu, ' ')
    .trim();

/** However it is spaced, hyphened or written large. */
const lettersOf = (text: string): string => unmarked(text).toLowerCase().replaceAll(/\P{L}/gu, '');

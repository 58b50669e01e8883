/**
 * How many children services know of, low and high, and what is between them and a prevalence.
 *
 *   low  = C + Y · (T ÷ A) · (1 − o)
 *   high = e · s · E + f · L · (1 − o)
 *   gap  = prevalence − identified;  share identified = identified ÷ prevalence
 *
 * C children in need aged 10–17 with gangs as a factor; Y young offenders flagged by the T teams of which A answered; o the share of Y that
 * children's services know as well; E open episodes with the factor, of which there are more than children (e children an episode), s of them
 * aged 10–17; f the share flagged of those assessed, applied to the whole caseload L of youth offending teams.
 *
 * Source: Children's Commissioner for England, technical report on gangs (2019), footnotes 3 and 6 and Table 12, which takes gaps from figures
 * rounded to 10. Assumes that teams that did not answer are like the others, and that the overlap holds for both terms. Not to be used for a
 * share of children in gangs: whom services flag is a wider group than children who call themselves members.
 */

export interface LowInputs {
  /** C, whole children. */
  readonly childrenInNeed: number;
  /** Y, whole children. */
  readonly youthOffending: number;
  /** T and A, whole teams. */
  readonly teamsInCountry: number;
  readonly teamsAnswered: number;
  /** o, 0 to 1. */
  readonly overlap: number;
}

export interface HighInputs {
  /** e, above 0: 0.96 children an episode. */
  readonly childrenPerEpisode: number;
  /** s, 0 to 1. */
  readonly shareAged10to17: number;
  /** E, whole episodes. */
  readonly episodes: number;
  /** f, 0 to 1. */
  readonly flaggedShare: number;
  /** L, whole children. */
  readonly caseload: number;
  /** o, 0 to 1. */
  readonly overlap: number;
}

/** `identifiedLow({ childrenInNeed: 5230, youthOffending: 2420, teamsInCountry: 137, teamsAnswered: 130, overlap: 0.48 })` is 6,556.16. */
export function identifiedLow(inputs: LowInputs): number {
  const { childrenInNeed, youthOffending, teamsInCountry, teamsAnswered, overlap } = inputs;
  assertCounts({ childrenInNeed, youthOffending, teamsInCountry, teamsAnswered });
  assertShares({ overlap });
  if (teamsAnswered === 0) throw new RangeError('teamsAnswered must be at least 1');
  if (teamsAnswered > teamsInCountry) throw new RangeError('teamsAnswered is more than teamsInCountry');
  return childrenInNeed + youthOffending * (teamsInCountry / teamsAnswered) * (1 - overlap);
}

/** `identifiedHigh` of 0.96, 0.76, 8,650 episodes, 0.12, 26,681 on the caseload and an overlap of 0.48 is 7,975.9344. */
export function identifiedHigh(inputs: HighInputs): number {
  const { childrenPerEpisode, shareAged10to17, episodes, flaggedShare, caseload, overlap } = inputs;
  assertCounts({ episodes, caseload });
  assertShares({ shareAged10to17, flaggedShare, overlap });
  if (!(childrenPerEpisode > 0 && Number.isFinite(childrenPerEpisode)))
    throw new RangeError('childrenPerEpisode must be above 0');
  return childrenPerEpisode * shareAged10to17 * episodes + flaggedShare * caseload * (1 - overlap);
}

/** Children of the prevalence who are not identified. Below 0 more are identified than the prevalence has. `gapOf(27000, 6560)` is 20,440. */
export const gapOf = (prevalence: number, identified: number): number => prevalence - identified;

/** In percent; null of a prevalence of 0. `shareIdentified(27000, 6560)` is 24.3. */
export const shareIdentified = (prevalence: number, identified: number): number | null =>
  prevalence > 0 ? (100 * identified) / prevalence : null;

function assertCounts(counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts))
    if (!Number.isSafeInteger(count) || count < 0)
      throw new RangeError(`${name} must be a whole number, 0 or more; got ${count}`);
}

function assertShares(shares: Readonly<Record<string, number>>): void {
  for (const [name, share] of Object.entries(shares))
    if (!(share >= 0 && share <= 1)) throw new RangeError(`${name} is a share from 0 to 1; got ${share}`);
}

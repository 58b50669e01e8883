/** Practice reviews, what they recommended, and what followed, as they are stored; and the closed lists of what they are and what they are about. */

/** Working Together 2023, ch. 5; Domestic Violence, Crime and Victims Act 2004, s. 9; Care Act 2014, s. 44; PCSC Act 2022, s. 23. */
export const REVIEW_KINDS = [
  ['child-safeguarding', 'Local child safeguarding practice review'],
  ['serious-case', 'Serious case review (before 2019)'],
  ['national-child-safeguarding', 'National child safeguarding practice review'],
  ['thematic', 'Thematic review of several cases'],
  ['rapid-reviews-together', 'What several rapid reviews taught, told together'],
  ['safeguarding-adults', 'Safeguarding adults review'],
  ['domestic-abuse-related-death', 'Domestic abuse related death review (domestic homicide review)'],
  ['offensive-weapons-homicide', 'Offensive weapons homicide review'],
  ['mappa-serious-case', 'MAPPA serious case review'],
  ['joint-inspection', 'Joint targeted area inspection'],
  ['audit', 'Multi-agency audit of practice'],
  ['other', 'Another kind, as its title says'],
] as const;

/** Of several cases, so that no link need lead to one of them. */
export const OF_SEVERAL: readonly string[] = ['rapid-reviews-together', 'audit'];

export const REVIEW_THEMES = [
  ['missing-from-school', 'Missing from school, or without full-time education'],
  ['exclusion', 'Exclusion, suspension and part-time timetables'],
  ['special-needs', 'Special educational needs seen late or not met'],
  ['missing-from-home', 'Missing from home or care'],
  ['transitions', 'Moves: between schools, services, areas, and into adulthood'],
  ['placements', 'Placements out of the area, or many of them'],
  ['information-sharing', 'Information that was not shared, or not put together'],
  ['thresholds', 'Thresholds, step-down and cases closed early'],
  ['exploitation-seen-as-offending', 'Criminal exploitation seen as offending'],
  ['sexual-exploitation', 'Sexual exploitation'],
  ['referral-mechanism', 'National Referral Mechanism used late or not at all'],
  ['harm-outside-the-home', 'Harm outside the home assessed as if it were within'],
  ['weapons', 'Weapons and serious violence'],
  ['online-harm', 'Harm online'],
  ['voice', 'The child’s own words not sought or not heard'],
  ['seen-as-older', 'Children seen as older or less in need: adultification, race and gender'],
  ['domestic-abuse', 'Domestic abuse in the family'],
  ['neglect', 'Neglect'],
  ['mental-health', 'Mental health and self-harm'],
  ['substances', 'Alcohol and drugs'],
  ['housing', 'Housing and homelessness'],
  ['fathers', 'Fathers and other carers left out'],
  ['curiosity', 'Professional curiosity and disguised compliance'],
  ['supervision', 'Supervision, caseloads and change of staff'],
  ['reachable-moments', 'Reachable moments missed: custody, hospital, exclusion'],
] as const;

export const FOLLOW_UP_STATES = ['accepted', 'under way', 'done', 'not accepted'] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

export interface ReviewTerms {
  readonly kind: string;
  /** What it is about, never whom. */
  readonly title: string;
  readonly year: number;
  readonly board: string;
  readonly link: string | null;
  readonly themes: readonly string[];
  readonly ownThemes: string | null;
}

export interface Review extends ReviewTerms {
  readonly id: number;
  readonly version: number;
}

export interface RecommendationTerms {
  readonly words: string;
  /** Which answers for it, never a person. */
  readonly agency: string;
  readonly dueOn: string;
}

export interface Recommendation extends RecommendationTerms {
  readonly id: number;
  readonly reviewId: number;
  readonly version: number;
}

export interface FollowUp {
  readonly id: number;
  readonly recommendationId: number;
  readonly state: FollowUpState;
  readonly saidOn: string;
  readonly words: string;
  readonly evidence: string | null;
}

/** The one that holds on a day: the newest day, and of a day what was entered last. Null: nothing was said by then. */
export function standingOn(followUps: readonly FollowUp[], day: string): FollowUp | null {
  return followUps
    .filter(({ saidOn }) => saidOn <= day)
    .reduce<FollowUp | null>(
      (newest, one) =>
        newest === null || one.saidOn > newest.saidOn || (one.saidOn === newest.saidOn && one.id > newest.id) ? one : newest,
      null,
    );
}

/** Done, and what is not accepted, await nothing more. */
export const isOpen = (state: FollowUpState | null): boolean => state !== 'done' && state !== 'not accepted';

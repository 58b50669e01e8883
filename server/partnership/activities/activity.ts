/** What was commissioned under an outcome: by which agency, in which years, and what is to come of it. */
export interface ActivityTerms {
  readonly outcome: string;
  readonly title: string;
  /** The agency that does it, never a person. */
  readonly provider: string;
  readonly description: string;
  readonly expected: string;
  /** Financial years, both in it. */
  readonly fromYear: string;
  readonly toYear: string;
}

export interface Activity extends ActivityTerms {
  readonly id: number;
  readonly version: number;
}

export const isOfYear = ({ fromYear, toYear }: Pick<ActivityTerms, 'fromYear' | 'toYear'>, year: string): boolean =>
  fromYear <= year && year <= toYear;

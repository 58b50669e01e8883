/** A request for numbers of children as it is kept, and what agencies answer. */

/** The three groups that are asked for. They overlap: nothing is ever added over them. */
export const COUNTED_GROUPS = ['in gangs', 'related to gang members', 'at high risk'] as const;
export type CountedGroup = (typeof COUNTED_GROUPS)[number];

/** «No data» and «refused» are answers, and no nought. */
export const ANSWERS = ['number', 'no data', 'refused'] as const;
export type Answer = (typeof ANSWERS)[number];

export const DEFINITIONS = ['peer group', 'street gang', 'organised group', 'local'] as const;
export type Definition = (typeof DEFINITIONS)[number];

export const DATA_REQUEST_STATES = ['asked', 'answered', 'checked', 'complete'] as const;
export type DataRequestState = (typeof DATA_REQUEST_STATES)[number];

export interface RequestTerms {
  readonly title: string;
  /** Which office wants the numbers. */
  readonly askedFor: string;
  readonly areaLabel: string;
  /** The day that children are counted on, year-month-day. */
  readonly asAt: string;
  readonly dueOn: string;
  readonly note: string;
}

export interface DataRequestHead extends RequestTerms {
  readonly id: number;
  readonly state: DataRequestState;
  readonly askedAt: Date;
  readonly askedBy: string;
  /** One more with every change of all but answers. */
  readonly version: number;
}

/** Who is asked, as the sign-in names the agency. */
export interface AskedAgency {
  readonly agency: string;
  /** Whether its answer is awaited. */
  readonly open: boolean;
  readonly sentBack: string | null;
  /** Why it is taken to answer no more. */
  readonly noAnswer: string | null;
}

export interface AnswerTerms {
  readonly group: CountedGroup;
  readonly answer: Answer;
  readonly children: number | null;
  /** Of these; null where it is not known. */
  readonly supported: number | null;
  readonly definition: Definition | null;
  /** In which the agency says what it counts. */
  readonly words: string;
  readonly countedOn: string | null;
  readonly note: string;
}

export interface KeptAnswer extends AnswerTerms {
  readonly agency: string;
  readonly answeredAt: Date;
  readonly answeredBy: string;
}

/** Children whom two agencies both count. */
export interface Overlap {
  readonly group: CountedGroup;
  readonly agency: string;
  readonly otherAgency: string;
  /** Null: not known. */
  readonly children: number | null;
  readonly howKnown: string;
}

export interface DataRequestChange {
  readonly change: string;
  readonly reason: string | null;
  readonly changedAt: Date;
  readonly changedBy: string;
}

export interface GroupDefinition {
  readonly definition: Definition;
  readonly meaning: string;
}

export interface AgencyWording {
  readonly definition: Definition;
  readonly agency: string;
  readonly words: string;
}

export const isSameAgency = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();

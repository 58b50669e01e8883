/** What an agency delivers by law or by agreement: how often, and how long after the end of each period. */
import type { Frequency } from '../period.js';

export interface FeedTerms {
  /** «Ambulance calls to assaults by ward». */
  readonly what: string;
  /** As the sign-in names it. */
  readonly agency: string;
  /** The source of Homeward that receives it; null: by hand. */
  readonly source: string | null;
  readonly frequency: Frequency;
  /** Days after the last day of a period. */
  readonly dueDays: number;
  /** The data sharing agreement; with it, loads under others do not count. */
  readonly agreement: string | null;
  /** The first day of the first period. */
  readonly fromDay: string;
  /** The last day of the last period; null while it goes on. */
  readonly toDay: string | null;
}

export interface Feed extends FeedTerms {
  readonly id: number;
  readonly version: number;
}

/** What was recorded by hand of a period; the newest holds. */
export interface Receipt {
  readonly feedId: number;
  readonly periodFrom: string;
  /** Null: what was recorded before was a mistake. */
  readonly receivedOn: string | null;
  readonly remark: string;
}

/** A published load of a feed's source, with how many of its rows were refused or have no place, in words. */
export interface FeedLoad {
  readonly feedId: number;
  readonly batchId: number;
  readonly loadedOn: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly refused: string;
  readonly unplaced: string;
  /** First days of months with rows; empty for sources that are not counted by month. */
  readonly months: readonly string[];
}

/** Programmes that are held with children, what was delivered of them, and what questionnaires came to, as they are stored. */
import type { Frequency } from '../period.js';

/** By which periods programmes are told. */
export const PROGRAMME_PERIODS: readonly Frequency[] = ['quarterly', 'yearly'];

export interface ProgrammeTerms {
  readonly title: string;
  /** The agency that holds it, never a person. */
  readonly provider: string;
  readonly description: string;
  /** For whom it is. */
  readonly audience: string;
  /** Of the account; null where it belongs to none. */
  readonly activity: number | null;
}

export interface Programme extends ProgrammeTerms {
  readonly id: number;
  readonly version: number;
}

export interface DeliveryTerms {
  readonly period: string;
  readonly sessions: number;
  /** Children, as they were counted. */
  readonly participants: number;
}

export interface Delivery extends DeliveryTerms {
  readonly id: number;
  readonly programme: number;
  readonly version: number;
}

export interface StoredQuestion {
  readonly question: string;
  readonly improved: number;
  /** Both before and after. */
  readonly answered: number;
}

export interface CountedQuestion extends StoredQuestion {
  readonly better: 'higher' | 'lower';
  readonly worse: number;
  /** In no pair. */
  readonly missing: number;
}

interface AnyEvaluation {
  readonly id: number;
  /** By its title: a file may come before the programme is described. */
  readonly programme: string;
  readonly period: string;
}

/** Counted of the answers of each participant. */
export interface CountedEvaluation extends AnyEvaluation {
  readonly basis: 'answers';
  readonly batch: number;
  readonly participants: number;
  /** Who has a pair of every question. */
  readonly complete: number;
  readonly onAll: number;
  readonly questions: readonly CountedQuestion[];
}

/** Of which the share of each question alone is known. */
export interface MarginsEvaluation extends AnyEvaluation {
  readonly basis: 'shares';
  /** What a document states of all, in per cent, as written. */
  readonly statedOnAll: string | null;
  readonly questions: readonly StoredQuestion[];
}

export type StoredEvaluation = CountedEvaluation | MarginsEvaluation;

/**
 * How an intelligence report is graded: 3×5×2, as the College of Policing's Authorised Professional Practice has it (intelligence
 * report, since 2016). How far its source is relied on, how the information is known, and to whom it may go.
 */
export const SOURCE_EVALUATIONS = { '1': 'Reliable', '2': 'Untested', '3': 'Not reliable' } as const;

export const INTELLIGENCE_ASSESSMENTS = {
  A: 'Known directly to the source',
  B: 'Known indirectly to the source but corroborated',
  C: 'Known indirectly to the source',
  D: 'Not known',
  E: 'Suspected to be false',
} as const;

export const HANDLING_CODES = { P: 'Lawful sharing permitted', C: 'Lawful sharing permitted with conditions' } as const;

export type SourceEvaluation = keyof typeof SOURCE_EVALUATIONS;
export type IntelligenceAssessment = keyof typeof INTELLIGENCE_ASSESSMENTS;
export type HandlingCode = keyof typeof HANDLING_CODES;

export interface ThreatNote {
  readonly note: string;
  readonly sourceEvaluation: SourceEvaluation;
  readonly assessment: IntelligenceAssessment;
  readonly handling: HandlingCode;
  /** To whom and how it may go; with handling code C. */
  readonly conditions: string | null;
}

export interface WrittenThreatNote extends ThreatNote {
  readonly writtenAt: Date;
  readonly writtenBy: string;
}

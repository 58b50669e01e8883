/**
 * No visit of a place until the police have said that a crew may go there. They are asked of every candidate of every plan alike, whatever happened near:
 * were only places near a discharge held back, each that is held back would tell of one. What is planned from holds no discharge.
 */
import type { Candidate } from './plan-input.js';

/** What anybody but the police reads of a place that is not cleared: not answered and refused are the same. */
export const WAITS_FOR_WORD = 'waits for the police’s word that a crew may go there';

export function heldForSafety({ cleared }: Candidate): boolean {
  return !cleared;
}

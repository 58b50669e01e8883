/**
 * Which record is meant: by the reference its partner gave it, among the loads that whoever asks may change. What another agency loaded is
 * not looked at, so that no answer tells whether it is there.
 */
import type { Who } from '../../audit/actor.js';
import type { Source } from '../source.js';

export interface RecordKey {
  readonly source: Source;
  /** Exactly as the file has it. */
  readonly reference: string;
  /** Where several forces use the reference. */
  readonly force?: string | undefined;
  /** Only what this agency loaded; undefined: all (the operator). */
  readonly agency?: string | undefined;
}

/** Who changes the record, and why. */
export interface ChangeBy {
  readonly who: Who;
  readonly reason?: string | undefined;
}

export interface Refusal {
  readonly ok: false;
  readonly reason: string;
  readonly remedy: string;
}

/** A source whose records can be changed one by one. */
export type RecordSource = Source & Required<Pick<Source, 'removable' | 'correctable'>>;

export function hasReferences(source: Source): source is RecordSource {
  return source.removable !== undefined && source.correctable !== undefined;
}

/** As PostgreSQL computes it of a reference: all that is kept of it where the record itself is not. */
export const digestOf = (reference: string): string => `encode(sha256(convert_to(${reference}, 'UTF8')), 'hex')`;

/** Words on records hold for the loads of the agency that gave them; the operator's (empty) for all. */
export const agencyOf = ({ agency }: Pick<RecordKey, 'agency'>): string => agency ?? '';

/** Parameters of `NAMED`. */
export const keyOf = ({ source, reference, force, agency }: RecordKey): unknown[] => [
  source.name,
  reference,
  force ?? null,
  agency ?? null,
];

/** Holds for the rows of the record that the key names, over a table of incidents. */
export const NAMED = `source = $1 AND reference = $2 AND ($3::text IS NULL OR force_code = $3)
  AND ($4::text IS NULL OR batch_id IN (SELECT id FROM batch WHERE agency = $4))`;

/** Holds for words on the record (`removed_record`, …) that the key's asker may lift. */
export const SAID = `source = $1 AND reference_sha256 = ${digestOf('$2::text')} AND ($3::text IS NULL OR force_code = $3)
  AND ($4::text IS NULL OR agency = $4)`;

export function withoutReferences(source: Source): Refusal {
  return {
    ok: false,
    reason: `Records of «${source.name}» bear no reference of a partner.`,
    remedy: 'Take the whole load back with «homeward batches --undo».',
  };
}

/** Nothing found, or more than one force's; null when `forces` names exactly one. */
export function whyNotOne({ source, agency }: RecordKey, forces: readonly string[]): Refusal | null {
  const distinct = [...new Set(forces)].sort();
  if (distinct.length === 1) return null;
  if (distinct.length === 0) {
    return {
      ok: false,
      reason: `No record of «${source.name}»${agency === undefined ? '' : ' that your agency loaded'} has this reference.`,
      remedy: 'Write it exactly as the file has it; nothing was changed.',
    };
  }
  return {
    ok: false,
    reason: `Records of several forces have this reference: ${distinct.join(', ')}.`,
    remedy: 'Name one force; nothing was changed.',
  };
}

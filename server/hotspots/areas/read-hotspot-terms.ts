/** Reads what somebody wrote of a hotspot area: every field that is wrong is named, all at once, and no text may hold a person. */
import { addDays } from '../../governance/agreement.js';
import { isDay } from '../../governance/agreement-terms.js';
import type { FieldProblem } from '../../governance/field-problem.js';
import { personsIn } from '../../governance/persons-in-terms.js';
import { LONGEST_UNREVIEWED_DAYS, type HotspotTerms } from './hotspot-area.js';
import { HANDLING_CODES, INTELLIGENCE_ASSESSMENTS, SOURCE_EVALUATIONS, type ThreatNote } from './source-grading.js';

const LONGEST_NAME = 100;
const LONGEST_TEXT = 2_000;
const LONGEST_REASON = 500;
const RUN_ID = /^[\w-]{1,64}$/;

/** @returns the terms without space around them, and what is wrong with them */
export function readHotspotTerms(written: HotspotTerms): { readonly terms: HotspotTerms; readonly problems: FieldProblem[] } {
  const terms: HotspotTerms = {
    name: oneLine(written.name),
    reason: written.reason.trim(),
    leastIntrusive: written.leastIntrusive.trim(),
    equalityNote: written.equalityNote.trim(),
    owner: oneLine(written.owner),
    source: written.source,
    detectionRun: written.detectionRun?.trim() || null,
  };
  return {
    terms,
    problems: [
      ...text(terms.name, 'name', LONGEST_NAME, 'Write what the place is called, such as «Marram Parade».'),
      ...text(terms.reason, 'reason', LONGEST_TEXT, 'Say why this place: what happens there, and how that is known.'),
      ...text(
        terms.leastIntrusive,
        'leastIntrusive',
        LONGEST_TEXT,
        'Say which less intrusive response was considered, and why it does not do.',
      ),
      ...text(
        terms.equalityNote,
        'equalityNote',
        LONGEST_TEXT,
        'Say whom this touches more than others, and what is done about it.',
      ),
      ...text(terms.owner, 'owner', LONGEST_NAME, 'Write the role or the team that answers for the area.'),
      ...ofRun(terms),
    ],
  };
}

function ofRun({ source, detectionRun }: HotspotTerms): FieldProblem[] {
  if ((source === 'detection run') !== (detectionRun !== null)) {
    const problem =
      detectionRun === null
        ? 'Name the detection run that it was proposed from.'
        : 'Only an area that a detection run found names one.';
    return [{ field: 'detectionRun', problem }];
  }
  return detectionRun === null || RUN_ID.test(detectionRun)
    ? []
    : [{ field: 'detectionRun', problem: 'Write the number of the run, as the run shows it.' }];
}

/** The day until which an area stands without a review: after today, and within a year. */
export function problemOfReviewDay(day: string, field: string, today: string): FieldProblem[] {
  if (!isDay(day)) return [{ field, problem: 'Write the day of the next review as year-month-day: 2026-04-01.' }];
  if (day <= today) return [{ field, problem: 'The day of the next review is after today.' }];
  const last = addDays(today, LONGEST_UNREVIEWED_DAYS);
  return day <= last ? [] : [{ field, problem: `An area is looked at again within a year: on ${last} at the latest.` }];
}

export function problemOfWords(words: string, field: string, ask: string): FieldProblem[] {
  return text(words.trim(), field, LONGEST_REASON, ask);
}

/** As somebody wrote it, codes not yet looked at. */
export type WrittenNote = { readonly [Field in keyof ThreatNote]?: string | null } & { readonly note: string };

export function readThreatNote(
  written: WrittenNote,
): { readonly ok: true; readonly note: ThreatNote } | { readonly ok: false; readonly problems: FieldProblem[] } {
  const note = written.note.trim();
  const conditions = written.conditions?.trim() || null;
  const problems = text(note, 'note', LONGEST_TEXT, 'Write what is known of the threat, and of nobody by whom it is known.');
  const code = <Code extends string>(field: keyof ThreatNote, codes: Readonly<Record<Code, string>>): Code => {
    const chosen = written[field] ?? '';
    if (!Object.hasOwn(codes, chosen)) problems.push({ field, problem: `Choose one of ${Object.keys(codes).join(', ')}.` });
    return chosen as Code;
  };
  const sourceEvaluation = code('sourceEvaluation', SOURCE_EVALUATIONS);
  const assessment = code('assessment', INTELLIGENCE_ASSESSMENTS);
  const handling = code('handling', HANDLING_CODES);
  if (handling === 'C' && conditions === null)
    problems.push({ field: 'conditions', problem: 'Say under which conditions it may be shared.' });
  if (handling === 'P' && conditions !== null)
    problems.push({ field: 'conditions', problem: 'Conditions go with handling code C. Choose that, or leave them out.' });
  if (conditions !== null)
    problems.push(...text(conditions, 'conditions', LONGEST_REASON, 'Say under which conditions it may be shared.'));
  return problems.length === 0
    ? { ok: true, note: { note, sourceEvaluation, assessment, handling, conditions } }
    : { ok: false, problems };
}

function text(words: string, field: string, longest: number, ask: string): FieldProblem[] {
  if (words.length < 3) return [{ field, problem: ask }];
  if (words.length > longest) return [{ field, problem: `Keep it under ${longest} characters.` }];
  return personsIn(words, field);
}

const oneLine = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');

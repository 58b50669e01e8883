/**
 * Reads an agreement that somebody wrote, in a file or a form: every field that is wrong is named, all at once, with what would be right.
 */
import { sources } from '../ingest/sources.js';
import type { Source } from '../ingest/source.js';
import { RETENTION_RULES, type AgreementTerms, type Approval, type RetentionRule } from './agreement.js';
import type { FieldProblem } from './field-problem.js';
import { GATEWAYS, LAWFUL_BASES, SPECIAL_CONDITIONS, type LegalChoice } from './lawful-basis.js';

export type ReadAgreement =
  | { readonly ok: true; readonly id: string; readonly terms: AgreementTerms }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const LONGEST_LINE = 300;
const MOST_LINES = 20;
/** Fifty years: longer is for ever, which no agreement may say. */
export const MOST_MONTHS = 600;

const FIELDS = [
  ...['id', 'title', 'parties', 'controller', 'lawfulBasis', 'specialCondition', 'gateway', 'gatewayNote', 'purposes'],
  ...['startsOn', 'endsOn', 'sources', 'agencies', 'health', 'approval', 'reviewer', 'reviewOn', 'retention'],
];

export function readAgreement(written: unknown): ReadAgreement {
  const reader = new TermsReader();
  if (!isObject(written)) return { ok: false, problems: [{ field: '', problem: 'Write one object: {"id": "ISA-2026-04", …}.' }] };
  reader.noOthers(written, FIELDS, '');
  const id = reader.id(written['id']);
  const terms = readTerms(reader, written);
  return reader.problems.length === 0 ? { ok: true, id, terms } : { ok: false, problems: reader.problems };
}

function readTerms(reader: TermsReader, written: Record<string, unknown>): AgreementTerms {
  const basis = reader.choice(written['lawfulBasis'], 'lawfulBasis', LAWFUL_BASES);
  const condition = isLeftOut(written['specialCondition'])
    ? null
    : reader.choice(written['specialCondition'], 'specialCondition', SPECIAL_CONDITIONS);
  if (basis !== null && condition !== null && regimeOf(basis) !== regimeOf(condition)) {
    reader.wrong('specialCondition', 'Take a condition of the same law as the lawful basis: UK GDPR, or Part 3 of the DPA 2018.');
  }
  const gateway = reader.choice(written['gateway'], 'gateway', GATEWAYS);
  const gatewayNote = isLeftOut(written['gatewayNote'])
    ? null
    : reader.line(written['gatewayNote'], 'gatewayNote', 'the Act and section');
  if (gateway === 'other' && gatewayNote === null) reader.wrong('gatewayNote', 'Name the power to share: the Act and section.');
  const startsOn = reader.day(written['startsOn'], 'startsOn', 'the first day on which it holds');
  const endsOn = reader.day(written['endsOn'], 'endsOn', 'the last day on which it holds');
  if (startsOn !== '' && endsOn !== '' && endsOn < startsOn) reader.wrong('endsOn', 'It must not end before it begins.');
  const covered = reader.sources(written['sources']);
  const health = reader.yesNo(written['health'], 'health');
  const approval = isLeftOut(written['approval']) ? null : reader.approval(written['approval']);
  checkHealth(reader, { health, approval, condition, covered });
  return {
    title: reader.line(written['title'], 'title', 'what the agreement is called'),
    parties: reader.lines(written['parties'], 'parties', 'who signed it'),
    controller: reader.line(written['controller'], 'controller', 'who controls the data'),
    lawfulBasis: basis ?? '',
    specialCondition: condition,
    gateway: gateway ?? '',
    gatewayNote,
    purposes: reader.lines(written['purposes'], 'purposes', 'what the data may be used for'),
    startsOn,
    endsOn,
    sources: covered.map(({ name }) => name),
    agencies: reader.lines(
      written['agencies'],
      'agencies',
      'whose analysts may load under it, as the sign-in names their agency',
    ),
    health,
    approval,
    reviewer: reader.office(written['reviewer'], 'reviewer'),
    reviewOn: reader.day(written['reviewOn'], 'reviewOn', 'when it is looked at again'),
    retention: readRetention(reader, written['retention'], covered),
  };
}

/** Health data come as counts, with a condition of their own. The approval may be recorded later; until then nothing loads. */
function checkHealth(
  reader: TermsReader,
  terms: { health: boolean; approval: Approval | null; condition: string | null; covered: readonly Source[] },
): void {
  if (!terms.health) {
    if (terms.approval !== null) reader.wrong('approval', 'Leave it out: only agreements about health data have an approval.');
    return;
  }
  const rows = terms.covered.filter(({ aggregate }) => aggregate !== true).map(({ name }) => name);
  if (rows.length > 0) {
    const counts = sources.filter(({ aggregate }) => aggregate === true).map(({ name }) => name);
    reader.wrong(
      'sources',
      `Health data are held as counts only (${counts.join(', ')}); ${rows.join(', ')} holds single records.`,
    );
  }
  if (terms.condition === null) reader.wrong('specialCondition', 'Health data need a condition for special categories; name it.');
}

function readRetention(reader: TermsReader, written: unknown, covered: readonly Source[]): AgreementTerms['retention'] {
  if (!isObject(written)) {
    reader.wrong('retention', 'Say how long rows are kept and what then: {"months": 24, "rule": "review"}.');
    return { months: 1, rule: 'review' };
  }
  reader.noOthers(written, ['months', 'rule'], 'retention.');
  const { months, rule } = written;
  if (!Number.isInteger(months) || (months as number) < 1 || (months as number) > MOST_MONTHS)
    reader.wrong('retention.months', `Write whole months, from 1 to ${MOST_MONTHS}.`);
  if (!RETENTION_RULES.includes(rule as RetentionRule))
    reader.wrong('retention.rule', `Write one of: ${RETENTION_RULES.join(', ')}.`);
  const flat = covered.filter(({ coarsened }) => coarsened === undefined).map(({ name }) => name);
  if (rule === 'coarsen' && flat.length > 0)
    reader.wrong('retention.rule', `There is nothing to coarsen in ${flat.join(', ')}; choose delete or review.`);
  return { months: months as number, rule: rule as RetentionRule };
}

const regimeOf = (code: string): string | undefined =>
  [...LAWFUL_BASES, ...SPECIAL_CONDITIONS].find((choice) => choice.code === code)?.regime;

const isObject = (written: unknown): written is Record<string, unknown> =>
  typeof written === 'object' && written !== null && !Array.isArray(written);

const isLeftOut = (written: unknown): boolean => written === undefined || written === null || written === '';

/** A day of the calendar, of a century in which there are agreements. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^(?:19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Reads single fields and remembers what is wrong with them. */
export class TermsReader {
  readonly problems: FieldProblem[] = [];

  wrong(field: string, problem: string): void {
    this.problems.push({ field, problem });
  }

  noOthers(written: Record<string, unknown>, known: readonly string[], before: string): void {
    for (const name of Object.keys(written)) {
      if (!known.includes(name)) this.wrong(`${before}${name}`, `There is no such field. Fields: ${known.join(', ')}.`);
    }
  }

  id(written: unknown): string {
    if (typeof written === 'string' && /^[A-Za-z0-9][A-Za-z0-9._/-]{1,39}$/.test(written)) return written;
    this.wrong('id', 'Write 2 to 40 letters, digits, hyphens, dots or slashes, beginning with a letter or digit: ISA-2026-04.');
    return '';
  }

  line(written: unknown, field: string, what: string): string {
    const text = typeof written === 'string' ? written.trim() : '';
    if (text.length < 2) this.wrong(field, `Say ${what}.`);
    else if (text.length > LONGEST_LINE) this.wrong(field, `Keep it under ${LONGEST_LINE} characters.`);
    else if (/\p{C}/u.test(text)) this.wrong(field, 'Write it in one line, without control characters.');
    return text;
  }

  lines(written: unknown, field: string, what: string): string[] {
    if (!Array.isArray(written) || written.length === 0 || written.length > MOST_LINES) {
      this.wrong(field, `List ${what}: from 1 to ${MOST_LINES} lines.`);
      return [];
    }
    const lines = written.map((line, place) => this.line(line, `${field}.${place}`, what));
    return [...new Set(lines)];
  }

  /** Not a person: people leave, and their names are nobody's business here. */
  office(written: unknown, field: string): string {
    const text = this.line(written, field, 'the role or office, such as «Information governance officer»');
    if (/@|\d{5}/.test(text)) this.wrong(field, 'Name a role or an office, without an address or a number.');
    return text;
  }

  day(written: unknown, field: string, what: string): string {
    if (isDay(written)) return written;
    this.wrong(field, `Write ${what} as year-month-day: 2026-04-01.`);
    return '';
  }

  yesNo(written: unknown, field: string): boolean {
    if (written !== undefined && typeof written !== 'boolean') this.wrong(field, 'Write true or false.');
    return written === true;
  }

  choice(written: unknown, field: string, choices: readonly (LegalChoice | { code: string })[]): string | null {
    const found = choices.find(({ code }) => code === written);
    if (found === undefined) this.wrong(field, `Write one of: ${choices.map(({ code }) => code).join(', ')}.`);
    return found?.code ?? null;
  }

  sources(written: unknown): Source[] {
    const known = sources.map(({ name }) => name).join(', ');
    if (!Array.isArray(written) || written.length === 0) {
      this.wrong('sources', `List the sources that it covers: ${known}.`);
      return [];
    }
    return [...new Set(written as unknown[])].flatMap((name) => {
      const source = sources.find((one) => one.name === name);
      if (source === undefined) this.wrong('sources', `There is no source «${String(name)}». Sources: ${known}.`);
      return source ?? [];
    });
  }

  approval(written: unknown): Approval | null {
    if (!isObject(written)) {
      this.wrong('approval', 'Say who approved it, when and under which reference: {"by": …, "on": …, "reference": …}.');
      return null;
    }
    this.noOthers(written, ['by', 'on', 'reference'], 'approval.');
    return {
      by: this.office(written['by'], 'approval.by'),
      on: this.day(written['on'], 'approval.on', 'the day of the approval'),
      reference: this.line(written['reference'], 'approval.reference', 'where the approval is written down'),
    };
  }
}

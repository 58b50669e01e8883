/** An agreement while it is written: lists as lines, numbers as text; and which field of the form each refusal belongs to. */
import type { AgreementInput } from '../../graphql.generated.js';
import type { Problems } from '../../forms/questions.js';
import type { Agreement } from './register-words.js';

export interface AgreementDraft {
  readonly id: string;
  readonly title: string;
  readonly parties: string;
  readonly controller: string;
  readonly lawfulBasis: string;
  readonly specialCondition: string;
  readonly gateway: string;
  readonly gatewayNote: string;
  readonly purposes: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly sources: readonly string[];
  readonly agencies: string;
  readonly health: boolean;
  readonly reviewer: string;
  readonly reviewOn: string;
  readonly months: string;
  readonly rule: string;
  /** Why it is amended. */
  readonly reason: string;
}

export const emptyDraft: AgreementDraft = {
  id: '',
  title: '',
  parties: '',
  controller: '',
  lawfulBasis: '',
  specialCondition: '',
  gateway: '',
  gatewayNote: '',
  purposes: '',
  startsOn: '',
  endsOn: '',
  sources: [],
  agencies: '',
  health: false,
  reviewer: '',
  reviewOn: '',
  months: '',
  rule: '',
  reason: '',
};

export function draftOf(agreement: Agreement): AgreementDraft {
  const { lawfulBasis, specialCondition, gateway, gatewayNote, parties, purposes, agencies, retention } = agreement;
  const { id, title, controller, startsOn, endsOn, sources, health, reviewer, reviewOn } = agreement;
  return {
    ...{ id, title, controller, startsOn, endsOn, sources, health, reviewer, reviewOn, reason: '' },
    lawfulBasis: lawfulBasis.code,
    specialCondition: specialCondition?.code ?? '',
    gateway: gateway.code,
    gatewayNote: gatewayNote ?? '',
    parties: parties.join('\n'),
    purposes: purposes.join('\n'),
    agencies: agencies.join('\n'),
    months: String(retention.months),
    rule: retention.rule,
  };
}

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** As the server takes it; what is wrong with it, the server says. */
export function inputOf({ months, rule, reason: _reason, ...draft }: AgreementDraft): AgreementInput {
  return {
    ...draft,
    id: draft.id.trim(),
    sources: [...draft.sources],
    specialCondition: draft.specialCondition === '' ? null : draft.specialCondition,
    gatewayNote: draft.gatewayNote.trim() === '' ? null : draft.gatewayNote,
    parties: linesOf(draft.parties),
    purposes: linesOf(draft.purposes),
    agencies: linesOf(draft.agencies),
    retention: { months: /^\d{1,4}$/.test(months.trim()) ? Number(months) : 0, rule },
  };
}

export interface Refusal {
  readonly fieldId: string;
  readonly text: string;
}

/** What the form says of fields that were left empty; all else the server says well enough for both. */
const ofEmptyFields: Readonly<Record<string, string>> = {
  id: 'Enter an id, such as ISA-2026-04',
  title: 'Enter a title',
  controller: 'Enter who controls the data',
  parties: 'Enter who signed it',
  lawfulBasis: 'Choose a lawful basis',
  gateway: 'Choose a power to share',
  gatewayNote: 'Enter the Act and section of the power to share',
  purposes: 'Enter what the data may be used for',
  sources: 'Choose the sources that it covers',
  agencies: 'Enter whose analysts may load under it',
  startsOn: 'Enter the first day',
  endsOn: 'Enter the last day',
  months: 'Enter how many months rows are kept',
  rule: 'Choose what becomes of rows then',
  reviewer: 'Enter who reviews it',
  reviewOn: 'Enter the day of the next review',
  reason: 'Enter why it is amended',
};

const formOrder = [
  ...['id', 'title', 'controller', 'parties', 'lawfulBasis', 'specialCondition', 'gateway', 'gatewayNote', 'purposes'],
  ...['sources', 'agencies', 'health', 'startsOn', 'endsOn', 'months', 'rule', 'reviewer', 'reviewOn', 'reason'],
];

/** What was refused, in the order of the form. */
export function refusalsOfDraft(problems: Problems, draft: AgreementDraft): Refusal[] {
  const named = problems.map(({ field, problem }) => {
    const name = field.replace(/^retention\./, '').replace(/\.\d+$/, '');
    const isEmpty = name in draft && draft[name as keyof AgreementDraft].toString().trim() === '';
    return { name, field, problem: isEmpty ? (ofEmptyFields[name] ?? problem) : problem };
  });
  return refusalsOf(named.sort((a, b) => formOrder.indexOf(a.name) - formOrder.indexOf(b.name)));
}

/** `retention.months` belongs to «agreement-retention-months», `parties.1` to «agreement-parties». */
function refusalsOf(problems: Problems): Refusal[] {
  return problems.map(({ field, problem }) => {
    const name = field.replace(/\.\d+$/, '').replace('.', '-');
    return { fieldId: `agreement-${name === '' ? 'form' : name}`, text: problem };
  });
}

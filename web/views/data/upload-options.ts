/** Which options the form asks for, by source: the others say all they need in the file. */
import type { AgreementsInForceQuery, AreaType } from '../../graphql.generated.js';

/** Sources whose files may leave their edition to be told. */
const vintageSources: readonly string[] = ['boundaries', 'area-lookup', 'population'];

export function asksVintage(source: string): boolean {
  return vintageSources.includes(source);
}

export function asksAreaType(source: string): boolean {
  return source === 'boundaries';
}

/** Types that boundaries can be loaded as; combined areas are made of others. */
export const boundaryTypes: readonly AreaType[] = [
  'LSOA',
  'MSOA',
  'WARD',
  'DISTRICT',
  'UPPER_TIER',
  'FORCE',
  'POSTCODE_DISTRICT',
];

/** Incidents and other partners' data come under an agreement; published data do not. */
const sharedSources: readonly string[] = ['recorded-crime', 'asb-reports', 'firearms-discharges', 'youth-provision'];

export function needsAgreement(source: string): boolean {
  return sharedSources.includes(source);
}

type AgreementInForce = AgreementsInForceQuery['agreementsInForce'][number];

/** Those that may be named for a source. */
export function agreementsOf(source: string, inForce: readonly AgreementInForce[]): readonly AgreementInForce[] {
  return inForce.filter(({ sources }) => sources.includes(source));
}

export interface UploadDraft {
  readonly source: string;
  readonly file: File | null;
  readonly dryRun: boolean;
  readonly replace: boolean;
  readonly vintage: string;
  readonly type: string;
  readonly agreement: string;
}

export const emptyDraft: UploadDraft = {
  source: '',
  file: null,
  dryRun: false,
  replace: false,
  vintage: '',
  type: '',
  agreement: '',
};

export interface FieldProblem {
  readonly fieldId: string;
  readonly text: string;
}

/** What keeps the form from being sent, each with its field. */
export function problemsOf(draft: UploadDraft, offered: readonly AgreementInForce[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (draft.source === '') problems.push({ fieldId: 'upload-source', text: 'Choose what the file holds' });
  if (draft.file === null) problems.push({ fieldId: 'upload-file', text: 'Choose a file' });
  if (asksVintage(draft.source) && draft.vintage.trim() !== '' && !/^(19|20)\d\d$/.test(draft.vintage.trim())) {
    problems.push({ fieldId: 'upload-vintage', text: 'The year of the edition must be a year, such as 2021' });
  }
  if (needsAgreement(draft.source) && !offered.some(({ id }) => id === draft.agreement)) {
    const text =
      offered.length === 0 ? 'There is no agreement under which you may load this' : 'Choose the data sharing agreement';
    problems.push({ fieldId: 'upload-agreement', text });
  }
  return problems;
}

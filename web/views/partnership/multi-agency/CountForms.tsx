import { useParams } from 'react-router';
import { rowsAs, rowsIn, type Answers, type Question } from '../../../forms/questions.js';
import {
  KeepMultiAgencyCountDocument,
  MultiAgencyCountsDocument,
  WithdrawMultiAgencyCountDocument,
} from '../../../graphql.generated.js';
import { request } from '../../../graphql/client.js';
import { useSignedIn } from '../../../session/SessionContext.js';
import { NotForRole } from '../../access/NotForRole.js';
import { FormPage, type FormParts, type FormWords } from '../FormPage.js';
import { reasonQuestion } from '../reason-question.js';
import { COUNTS_PATH, type Counts, type OneCount } from './count-words.js';

interface FormProps extends FormWords {
  readonly form: (counts: Counts, ownAgency: string | null) => FormParts | null;
}

/** A page on which a count is changed: for whoever keeps the account, and for a partner of its own agency. */
function CountForm({ form, ...words }: FormProps) {
  const { viewer } = useSignedIn();
  const { multiAgency } = viewer.access;
  if (multiAgency !== 'keeping' && multiAgency !== 'own')
    return <NotForRole view={words.title} why="Counts are entered by the agencies that keep them." />;
  return (
    <FormPage
      {...words}
      back={{ to: COUNTS_PATH, words: 'Multi-agency' }}
      document={MultiAgencyCountsDocument}
      what="multi-agency counts"
      absent="It is not there any more, or it came with a file."
      form={({ multiAgencyCounts }) => form(multiAgencyCounts, multiAgency === 'own' ? viewer.agency : null)}
    />
  );
}

function countQuestions({ kinds }: Counts, ownAgency: string | null): readonly Question[] {
  const kindOf = ({ kind = '' }: Answers) => kinds.find(({ code }) => code === kind);
  const isMeeting = (answers: Answers): boolean => kindOf(answers)?.is === 'meeting';
  const isForm = (answers: Answers): boolean => kindOf(answers)?.is === 'form';
  return [
    {
      ...{ name: 'kind', label: 'Which meeting or form' },
      kind: {
        none: 'Choose a meeting or a form',
        choices: kinds.map(({ code, is, title }) => ({ code, words: `${is === 'form' ? 'Form' : 'Meeting'}: ${title}` })),
      },
    },
    {
      ...{ name: 'named', label: 'What it is called', hint: 'No name of a person', kind: 'text' },
      when: (answers) => kindOf(answers)?.isNamed === true,
    },
    {
      ...{ name: 'period', label: 'Period', kind: 'text' },
      hint: 'A month, 2026-04, a quarter, 2026/27 Q1, which is April to June, or a financial year, 2026/27',
    },
    ...(ownAgency === null
      ? [{ name: 'agency', label: 'Which agency keeps the count', hint: 'It sees it exactly', kind: 'text' } as const]
      : []),
    { ...{ name: 'meetings', label: 'Meetings that were held', kind: 'number' }, when: isMeeting },
    { ...{ name: 'cases', label: 'Cases that they heard', kind: 'number' }, when: isMeeting },
    {
      ...{ name: 'repeats', label: 'How many of the cases were repeats', kind: 'number' },
      ...{ hint: 'How many, no percentage. Leave it empty where nobody counted them', when: isMeeting },
    },
    {
      ...{ name: 'statedPercent', label: 'The share of repeats that a document states, in per cent', kind: 'text' },
      ...{ hint: 'It is held against the counts. Leave it empty where none is stated', when: isMeeting },
    },
    { ...{ name: 'children', label: 'Children whom the cases led to', kind: 'number' }, when: isMeeting },
    { ...{ name: 'referrals', label: 'How many forms there were', kind: 'number' }, when: isForm },
    {
      ...{
        name: 'referredBy',
        label: 'Which agencies referred',
        hint: 'They add up to all; the others stand beside «not recorded»',
      },
      kind: {
        each: 'referrer',
        columns: [
          { name: 'agency', label: 'Agency', kind: 'text' },
          { name: 'count', label: 'How many', kind: 'number' },
        ],
      },
    },
    { name: 'document', label: 'Where it is from', kind: 'text' },
  ];
}

const numberOf = (count: { readonly count: number | null } | null | undefined): string => String(count?.count ?? '');

const knownOf = (count: OneCount): Answers => ({
  ...{ kind: count.kind, named: count.title, period: count.period, agency: count.agency, document: count.document },
  ...{ meetings: String(count.meetings ?? ''), cases: numberOf(count.cases), repeats: numberOf(count.repeats) },
  ...{ statedPercent: count.statedPercent ?? '', children: numberOf(count.children), referrals: numberOf(count.referrals) },
  referredBy: rowsAs(count.referredBy.map(({ agency, count: own }) => ({ agency, count: numberOf(own) }))),
});

/** A count that is added, or one that is changed. */
export function CountFormView() {
  const { id = null } = useParams();
  return (
    <CountForm
      title={id === null ? 'Add a count' : 'Change a count'}
      lead="Counts alone: no person stands in it. What nobody counted is left empty, and is never 0."
      done={id === null ? 'The count is added.' : 'The count is changed.'}
      button={id === null ? 'Add the count' : 'Save the change'}
      form={(read, ownAgency) => {
        const found = id === null ? null : read.counts.find((one) => one.id === id);
        if (found === undefined || (found !== null && (!found.mayKeep || found.batch !== null))) return null;
        const questions = countQuestions(read, ownAgency);
        const kindOf = (code: string) => read.kinds.find((one) => one.code === code);
        return {
          questions: found === null ? questions : [...questions, reasonQuestion],
          known: found === null ? {} : knownOf(found),
          send: async (answers) => {
            const said = (name: string): string => answers[name] ?? '';
            const kind = kindOf(said('kind'));
            if (kind === undefined) return [{ field: 'kind', problem: 'Choose which meeting or form.' }];
            // What was typed before another kind was chosen is not asked any more.
            const ofMeeting = (name: string): string => (kind.is === 'meeting' ? said(name) : '');
            const input = {
              ...{
                kind: kind.code,
                named: kind.isNamed ? said('named') : '',
                period: said('period'),
                document: said('document'),
              },
              agency: ownAgency ?? said('agency'),
              ...{ meetings: ofMeeting('meetings'), cases: ofMeeting('cases'), repeats: ofMeeting('repeats') },
              ...{ statedPercent: ofMeeting('statedPercent'), children: ofMeeting('children') },
              referrals: kind.is === 'form' ? said('referrals') : '',
              referredBy: rowsIn(answers['referredBy']).map(({ agency = '', count = '' }) => ({ agency, count })),
            };
            const variables = { input, id, version: found?.version ?? null, reason: said('reason') };
            return (await request(KeepMultiAgencyCountDocument, variables)).keepMultiAgencyCount.problems;
          },
        };
      }}
    />
  );
}

export function TakeCountOutView() {
  const { id = '' } = useParams();
  return (
    <CountForm
      title="Take out a count"
      lead="Nobody sees it any more. The history keeps it."
      done="The count is taken out."
      button="Take it out"
      form={({ counts }) => {
        const found = counts.find((one) => one.id === id);
        if (found === undefined || !found.mayKeep || found.batch !== null) return null;
        return {
          questions: [reasonQuestion],
          about: (
            <p className="govuk-body">
              {found.title}, {found.period}
            </p>
          ),
          send: async ({ reason = '' }) =>
            (await request(WithdrawMultiAgencyCountDocument, { id, version: found.version, reason })).withdrawMultiAgencyCount
              .problems,
        };
      }}
    />
  );
}

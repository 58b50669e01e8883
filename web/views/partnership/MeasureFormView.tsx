import { useNavigate, useParams } from 'react-router';
import { Failed, Loading } from '../../components/States.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Choice, Problems, Question } from '../../forms/questions.js';
import {
  AccountMeasureTermsDocument,
  EffectConclusionsDocument,
  EnterAccountFigureDocument,
  KeepAccountMeasureDocument,
  type AccountMeasureTermsQuery,
} from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { accountPath, type Account } from './account-words.js';
import { asItStands, effectQuestions, isFigure, type HandedOver } from './effect-questions.js';
import { KeepFrame } from './KeepFrame.js';
import { reasonQuestion } from './reason-question.js';

const MEASURERS = ['keeping', 'own-measures'];
const CHILDREN = [
  { code: 'yes', words: 'Yes: small numbers are withheld' },
  { code: 'no', words: 'No' },
] as const;

interface Asked {
  readonly activities: readonly Choice[];
  readonly asksAgency: boolean;
  readonly keepsBaseline: boolean;
  /** What can be chosen of effects; null for whoever chooses none. */
  readonly conclusions: readonly HandedOver[] | null;
}

const questionsOf = ({ activities, asksAgency, keepsBaseline, conclusions }: Asked): readonly Question[] => [
  { name: 'activity', label: 'Which activity it is of', kind: { none: 'Choose an activity', choices: activities } },
  { name: 'title', label: 'What is measured', kind: 'text' },
  { name: 'unit', label: 'In which unit', hint: 'For example visits, or %', kind: 'text', when: isFigure },
  ...(asksAgency
    ? [{ name: 'agency', label: 'Which agency answers for it', hint: 'No name of a person', kind: 'text' } as const]
    : []),
  {
    name: 'measured',
    label: 'Who measures it',
    kind: [
      { code: 'entered', words: 'Its agency enters figures' },
      { code: 'homeward', words: 'Homeward counts it, by financial year' },
      { code: 'nobody', words: 'Nobody does' },
    ],
  },
  {
    name: 'counted',
    label: 'What Homeward counts',
    kind: {
      none: 'Choose what is counted',
      choices: [
        { code: 'visits', words: 'Visits of teams' },
        { code: 'engagements', words: 'Young people met in visits' },
        { code: 'asb-reports', words: 'Reports of anti-social behaviour' },
        { code: 'recorded-crime', words: 'Recorded crime' },
        { code: 'discharges', words: 'Firearms discharges' },
        ...(conclusions === null ? [] : [{ code: 'effect', words: 'Effect of work in an area, in words' }]),
      ],
    },
    when: ({ measured }) => measured === 'homeward',
  },
  ...effectQuestions(conclusions ?? []),
  {
    name: 'frequency',
    label: 'How often',
    kind: ['monthly', 'quarterly', 'yearly'].map((code) => ({ code, words: code[0]!.toUpperCase() + code.slice(1) })),
    when: ({ measured }) => measured !== 'homeward',
  },
  { name: 'ofChildren', label: 'Does it count children?', kind: CHILDREN, when: isFigure },
  {
    name: 'area',
    label: 'Of which area it is',
    hint: 'As documents that are loaded name it; leave it empty where they name none',
    kind: 'text',
    when: isFigure,
  },
  {
    name: 'baseline',
    label: 'Baseline',
    hint: keepsBaseline ? 'Leave it empty to keep the one that stands' : 'Leave it empty where there is none',
    kind: 'text',
    when: isFigure,
  },
  {
    name: 'baselinePeriod',
    label: 'Of which period the baseline is',
    kind: 'text',
    when: (answers) => isFigure(answers) && (answers['baseline'] ?? '') !== '',
  },
  { name: 'target', label: 'Target', hint: 'Leave it empty where none was promised', kind: 'text', when: isFigure },
  {
    name: 'aim',
    label: 'How the target is meant',
    kind: [
      { code: 'at least', words: 'At least so much' },
      { code: 'at most', words: 'At most so much' },
    ],
    when: (answers) => isFigure(answers) && (answers['target'] ?? '') !== '',
  },
];

type Terms = AccountMeasureTermsQuery['accountMeasures'][number];

/** A measure that is added, or one that is changed. */
export function MeasureFormView() {
  const { id } = useParams();
  return (
    <KeepFrame
      title={id === undefined ? 'Add a measure' : 'Change a measure'}
      lead="What was promised, from where it starts, and who measures it."
      by={MEASURERS}
    >
      {({ account }) =>
        id === undefined ? <WithEffects account={account} known={null} /> : <KnownMeasure key={id} id={id} account={account} />
      }
    </KeepFrame>
  );
}

function KnownMeasure({ id, account }: { readonly id: string; readonly account: Account }) {
  const { state, again } = useQuery(AccountMeasureTermsDocument, { year: account.year });
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the measure" />;
  const known = state.data.accountMeasures.find((one) => one.id === id && one.mayKeep);
  if (known === undefined) return <p className="govuk-body">There is no such measure of yours in {account.year}.</p>;
  return <WithEffects account={account} known={known} />;
}

interface MeasureFormProps {
  readonly account: Account;
  readonly known: Terms | null;
}

/** Effects are chosen by whoever keeps the account. */
function WithEffects(props: MeasureFormProps) {
  const { viewer } = useSignedIn();
  return viewer.access.account === 'keeping' ? <ChoosesEffects {...props} /> : <MeasureForm {...props} conclusions={null} />;
}

function ChoosesEffects(props: MeasureFormProps) {
  const { state, again } = useQuery(EffectConclusionsDocument, {});
  if (state.status === 'failed') return <Failed failure={state.failure} again={again} />;
  if (state.status !== 'ready') return <Loading what="the effects that were handed over" />;
  const chosen = props.known?.conclusion ?? null;
  const offered = state.data.effectConclusions.filter(({ id, words }) => words !== null || id === chosen);
  return <MeasureForm {...props} conclusions={offered} />;
}

function MeasureForm({ account, known, conclusions }: MeasureFormProps & { readonly conclusions: readonly HandedOver[] | null }) {
  const navigate = useNavigate();
  const { viewer } = useSignedIn();
  const isOwn = viewer.access.account === 'own-measures';
  // Of children it is shown to the nearest 10 or not at all: saved again, that would take its place.
  const keepsBaseline = known?.ofChildren === true;
  const activities = account.outcomes
    .flatMap((outcome) => outcome.activities)
    .flatMap(({ activity }) => (activity ? [{ code: activity.id, words: activity.title }] : []));
  const send = async (answers: Answers): Promise<Problems> => {
    const said = (name: string): string => answers[name] ?? '';
    if (said('activity') === '') return [{ field: 'activity', problem: 'Choose the activity.' }];
    const isEffect = said('measured') === 'homeward' && said('counted') === 'effect';
    if (!isEffect && said('ofChildren') === '') return [{ field: 'ofChildren', problem: 'Say whether it counts children.' }];
    const isCounted = said('measured') === 'homeward';
    const input = {
      ...{ activity: said('activity'), title: said('title'), unit: said('unit'), measured: said('measured') },
      agency: isOwn ? viewer.agency : said('agency'),
      frequency: isCounted ? 'yearly' : said('frequency'),
      counted: isCounted ? said('counted') : null,
      ofChildren: !isEffect && said('ofChildren') === 'yes',
      ...(isEffect ? { conclusion: said('conclusion') || null, baseline: '', target: '' } : figureTerms(said, keepsBaseline)),
    };
    const change = known === null ? {} : { id: known.id, version: known.version, reason: said('reason') };
    return (await request(KeepAccountMeasureDocument, { input, ...change })).keepAccountMeasure.problems;
  };
  const ofOwn = known?.counted === 'effect' && conclusions === null;
  const questions = questionsOf({
    ...{ activities, asksAgency: !isOwn, keepsBaseline },
    conclusions: conclusions ?? (ofOwn ? [asItStands(known.conclusion)] : null),
  });
  return (
    <QuestionsForm
      questions={known === null ? questions : [...questions, reasonQuestion]}
      {...(known === null ? {} : { known: answersOf(known) })}
      button={known === null ? 'Add the measure' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate(accountPath(account.year), {
          state: { done: known === null ? 'The measure is added.' : 'The measure is changed.' },
        })
      }
    />
  );
}

const figureTerms = (said: (name: string) => string, keepsBaseline: boolean) => ({
  ...(keepsBaseline && said('baseline') === '' ? {} : { baseline: said('baseline'), baselinePeriod: said('baselinePeriod') }),
  ...{ target: said('target'), aim: said('aim'), area: said('area') },
});

function answersOf({ ofChildren, baseline, ...known }: Terms): Answers {
  const { activity, title, unit, agency, frequency, measured, counted, area, baselinePeriod, target, aim, conclusion } = known;
  return {
    ...{ activity, title, unit, agency, frequency, measured, counted: counted ?? '', area: area ?? '' },
    ofChildren: ofChildren ? 'yes' : 'no',
    conclusion: conclusion ?? '',
    ...(ofChildren
      ? {}
      : { baseline: baseline.figure === null ? '' : String(baseline.figure), baselinePeriod: baselinePeriod ?? '' }),
    ...{ target: target === null ? '' : String(target), aim: aim ?? '' },
  };
}

const FIGURE: readonly Question[] = [
  { name: 'period', label: 'Period', hint: '2025/26, 2025/26 Q3 or 2025-11, as often as it is measured', kind: 'text' },
  { name: 'figure', label: 'What was found', hint: 'A number. What nobody knows is left out', kind: 'text' },
  { name: 'numerator', label: 'Of a percentage: how many', kind: 'text' },
  { name: 'denominator', label: 'Of a percentage: of how many', kind: 'text' },
  { name: 'document', label: 'Where it is from', kind: 'text' },
  { name: 'statedOn', label: 'The day it is from', kind: 'date' },
];

/** What was found of a measure in a period. */
export function FigureFormView() {
  const { id = '' } = useParams();
  return (
    <KeepFrame
      title="Enter a figure"
      lead="Nothing entered is changed: of a period entered twice the newest counts."
      by={MEASURERS}
    >
      {({ account }) => <FigureForm id={id} year={account.year} />}
    </KeepFrame>
  );
}

function FigureForm({ id, year }: { readonly id: string; readonly year: string }) {
  const navigate = useNavigate();
  const send = async (answers: Answers): Promise<Problems> => {
    const { period = '', figure = '', numerator = '', denominator = '', document = '', statedOn = '' } = answers;
    const input = { period, figure, numerator, denominator, document, statedOn };
    return (await request(EnterAccountFigureDocument, { measure: id, input })).enterAccountFigure.problems;
  };
  return (
    <QuestionsForm
      questions={FIGURE}
      button="Enter the figure"
      send={send}
      onDone={() => void navigate(accountPath(year), { state: { done: 'The figure is entered.' } })}
    />
  );
}

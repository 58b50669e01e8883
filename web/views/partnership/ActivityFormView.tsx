import { useNavigate, useParams, useSearchParams } from 'react-router';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Choice, Problems, Question } from '../../forms/questions.js';
import { AddAccountOutcomeDocument, KeepAccountActivityDocument, type WholeActivityFragment } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { accountPath, type Account } from './account-words.js';
import { KeepFrame } from './KeepFrame.js';
import { reasonQuestion } from './reason-question.js';

const ANOTHER = 'another';

const questionsOf = (outcomes: readonly Choice[]): readonly Question[] => [
  { name: 'title', label: 'What the activity is called', hint: 'As lines of money name it', kind: 'text' },
  {
    name: 'outcome',
    label: 'Which outcome it is for',
    kind: {
      none: 'Choose an outcome',
      choices: [...outcomes, { code: ANOTHER, words: 'Another one, which is not in the list' }],
    },
  },
  { name: 'newOutcome', label: 'What the new outcome is called', kind: 'text', when: ({ outcome }) => outcome === ANOTHER },
  { name: 'provider', label: 'Which agency does it', hint: 'No name of a person', kind: 'text' },
  { name: 'description', label: 'What is done', kind: 'long' },
  { name: 'expected', label: 'What is to come of it', kind: 'long' },
  { name: 'fromYear', label: 'First financial year', hint: 'For example 2025/26', kind: 'text' },
  { name: 'toYear', label: 'Last financial year', kind: 'text' },
];

/** An activity that is added, or one that is changed. */
export function ActivityFormView() {
  const { id } = useParams();
  return (
    <KeepFrame
      title={id === undefined ? 'Add an activity' : 'Change an activity'}
      lead="What is commissioned, from whom, and what is to come of it."
    >
      {({ account, outcomes }) => <ActivityForm key={id ?? ''} id={id} account={account} outcomes={outcomes} />}
    </KeepFrame>
  );
}

function ActivityForm({
  id,
  account,
  outcomes,
}: {
  readonly id: string | undefined;
  readonly account: Account;
  readonly outcomes: readonly Choice[];
}) {
  const navigate = useNavigate();
  const [words] = useSearchParams();
  const known =
    account.outcomes.flatMap(({ activities }) => activities).find(({ activity }) => activity?.id === id)?.activity ?? null;
  if (id !== undefined && known === null) return <p className="govuk-body">There is no such activity in {account.year}.</p>;
  const standing = known === null ? null : answersOf(known);
  const send = async (answers: Answers): Promise<Problems> => {
    const {
      title = '',
      provider = '',
      description = '',
      expected = '',
      fromYear = '',
      toYear = '',
      newOutcome = '',
      reason = '',
    } = answers;
    let outcome = answers['outcome'] ?? '';
    if (outcome === ANOTHER) {
      const added = (await request(AddAccountOutcomeDocument, { title: newOutcome })).addAccountOutcome;
      if (added.id === null) return added.problems.map((one) => ({ ...one, field: 'newOutcome' }));
      outcome = added.id;
    }
    const input = { outcome, title, provider, description, expected, fromYear, toYear };
    return (await request(KeepAccountActivityDocument, { input, id: id ?? null, version: known?.version ?? null, reason }))
      .keepAccountActivity.problems;
  };
  return (
    <QuestionsForm
      questions={known === null ? questionsOf(outcomes) : [...questionsOf(outcomes), reasonQuestion]}
      known={
        standing ?? {
          title: words.get('title') ?? '',
          outcome: words.get('outcome') ?? '',
          fromYear: account.year,
          toYear: account.year,
        }
      }
      button={known === null ? 'Add the activity' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate(accountPath(account.year), {
          state: { done: known === null ? 'The activity is added.' : 'The activity is changed.' },
        })
      }
    />
  );
}

const answersOf = ({ outcome, title, provider, description, expected, fromYear, toYear }: WholeActivityFragment): Answers => ({
  ...{ outcome, title, provider, description, expected, fromYear, toYear },
});

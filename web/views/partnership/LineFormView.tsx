import { useNavigate, useParams } from 'react-router';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Answers, Choice, Problems, Question } from '../../forms/questions.js';
import { KeepAccountLineDocument, WithdrawAccountLineDocument } from '../../graphql.generated.js';
import { request } from '../../graphql/client.js';
import { accountPath, kindName, KINDS, outcomeTitle, plainPounds, pounds, type Account, type Line } from './account-words.js';
import { KeepFrame } from './KeepFrame.js';
import { reasonQuestion } from './reason-question.js';

const questionsOf = (outcomes: readonly Choice[]): readonly Question[] => [
  { name: 'year', label: 'Financial year', hint: 'For example 2025/26', kind: 'text' },
  { name: 'kind', label: 'What was done with the money', kind: KINDS },
  {
    name: 'outcome',
    label: 'Which outcome it is for',
    kind: { none: 'Choose an outcome', choices: outcomes },
    when: ({ kind }) => kind !== 'received',
  },
  {
    name: 'source',
    label: 'Whose money it is',
    hint: 'The fund or the agency',
    kind: 'text',
    when: ({ kind }) => kind === 'received',
  },
  {
    name: 'activity',
    label: 'Which activity it is for',
    hint: 'As it is called. Leave it empty for the outcome as a whole',
    kind: 'text',
    when: ({ kind }) => kind !== 'received',
  },
  { name: 'pounds', label: 'Pounds and pence', hint: 'For example 57083.36', kind: 'text' },
  {
    name: 'conditions',
    label: 'Conditions',
    hint: 'Leave it empty where there are none. Of match funding also who gives it',
    kind: 'text',
  },
];

/** A line of money that is added, or one that is changed. */
export function LineFormView() {
  const { id } = useParams();
  return (
    <KeepFrame
      title={id === undefined ? 'Add money' : 'Change a line of money'}
      lead="Every change stands in the history. What came with a file is changed in the file."
    >
      {({ account, outcomes }) => <LineForm key={id ?? ''} id={id} account={account} outcomes={outcomes} />}
    </KeepFrame>
  );
}

interface Found {
  readonly line: Line;
  readonly outcome: string;
}

function findLine({ received, outcomes }: Account, id: string): Found | undefined {
  const all = [
    ...received.map((line) => ({ line, outcome: '' })),
    ...outcomes.flatMap(({ outcome, lines, activities }) =>
      [...lines, ...activities.flatMap((one) => one.lines)].map((line) => ({ line, outcome: outcome?.key ?? '' })),
    ),
  ];
  return all.find(({ line }) => line.id === id);
}

function LineForm({
  id,
  account,
  outcomes,
}: {
  readonly id: string | undefined;
  readonly account: Account;
  readonly outcomes: readonly Choice[];
}) {
  const navigate = useNavigate();
  const found = id === undefined ? undefined : findLine(account, id);
  if (id !== undefined && found === undefined)
    return <p className="govuk-body">There is no such line of money in {account.year}.</p>;
  const send = async (answers: Answers): Promise<Problems> => {
    const {
      year = '',
      kind = '',
      outcome = '',
      source = '',
      activity = '',
      pounds: written = '',
      conditions = '',
      reason = '',
    } = answers;
    const isReceived = kind === 'received';
    const input = {
      year,
      kind,
      outcome: isReceived ? null : outcome,
      title: isReceived ? source : activity,
      pounds: written,
      conditions,
    };
    const { problems } = (
      await request(KeepAccountLineDocument, { input, id: id ?? null, version: found?.line.version ?? null, reason })
    ).keepAccountLine;
    return problems.map((one) => (one.field === 'title' ? { ...one, field: isReceived ? 'source' : 'activity' } : one));
  };
  return (
    <QuestionsForm
      questions={found === undefined ? questionsOf(outcomes) : [...questionsOf(outcomes), reasonQuestion]}
      known={knownOf(account.year, found)}
      button={found === undefined ? 'Add the money' : 'Save the change'}
      send={send}
      onDone={() =>
        void navigate(accountPath(account.year), {
          state: { done: found === undefined ? 'The money is added.' : 'The line is changed.' },
        })
      }
    />
  );
}

function knownOf(year: string, found: Found | undefined): Answers {
  if (found === undefined) return { year, kind: 'budgeted' };
  const { kind, level, title, pence, conditions } = found.line;
  return {
    ...{ year, kind, outcome: found.outcome, pounds: plainPounds(pence), conditions: conditions ?? '' },
    ...{ source: level === 'source' ? title : '', activity: level === 'activity' ? title : '' },
  };
}

/** Taking a line out. The history keeps it. */
export function TakeLineOutView() {
  const { id = '' } = useParams();
  return (
    <KeepFrame title="Take out a line of money" lead="It counts in no sum any more. The history keeps it.">
      {({ account }) => <TakeOut account={account} found={findLine(account, id)} />}
    </KeepFrame>
  );
}

function TakeOut({ account, found }: { readonly account: Account; readonly found: Found | undefined }) {
  const navigate = useNavigate();
  if (found === undefined) return <p className="govuk-body">There is no such line of money in {account.year}.</p>;
  const { id, version, kind, title, pence } = found.line;
  const under = account.outcomes.find(({ outcome }) => outcome?.key === found.outcome);
  return (
    <QuestionsForm
      questions={[reasonQuestion]}
      button="Take it out"
      send={async ({ reason = '' }) =>
        (await request(WithdrawAccountLineDocument, { id, version, reason })).withdrawAccountLine.problems
      }
      onDone={() => void navigate(accountPath(account.year), { state: { done: 'The line is taken out.' } })}
    >
      <p className="govuk-body">
        {kindName(kind)} <strong>{pounds(pence)}</strong>, «{title}»{under && `, ${outcomeTitle(under)}`}, {account.year}
      </p>
    </QuestionsForm>
  );
}

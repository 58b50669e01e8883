import { useState } from 'react';
import { Link } from 'react-router';
import { Button } from '../../components/Button.js';
import { Failed, Loading } from '../../components/States.js';
import { Tag } from '../../components/Tag.js';
import { QuestionsForm } from '../../forms/QuestionsForm.js';
import type { Question } from '../../forms/questions.js';
import {
  KeepVisitChoiceDocument,
  VisitChoicesDocument,
  type OfferedChoiceFragment,
  type VisitChoiceKind,
} from '../../graphql.generated.js';
import { asFailure, request, type RequestFailure } from '../../graphql/client.js';
import { useQuery } from '../../graphql/use-query.js';
import { useAnnounce } from '../../layout/Announcer.js';
import { Page } from '../../layout/Page.js';
import { useSignedIn } from '../../session/SessionContext.js';
import { NotForRole } from '../access/NotForRole.js';

const KINDS: readonly { readonly code: VisitChoiceKind; readonly words: string }[] = [
  { code: 'REFERRAL', words: 'Agencies to refer to' },
  { code: 'PASSED_TO', words: 'Where issues are passed' },
  { code: 'CAMPAIGN', words: 'Campaigns' },
];

const QUESTIONS: readonly Question[] = [
  { name: 'kind', label: 'In which list', kind: KINDS },
  { name: 'name', label: 'Its name', hint: 'An agency, a service or a campaign; never a person.', kind: 'text' },
];

/** The lists that phones offer to choose from. */
export function ChoicesView() {
  const { viewer } = useSignedIn();
  if (viewer.access.deployments !== 'planning')
    return <NotForRole view="What phones offer" why="Deployment planners keep the lists that workers choose from." />;
  return <ChoicesPage />;
}

function ChoicesPage() {
  const { state, again } = useQuery(VisitChoicesDocument, {});
  const [failure, setFailure] = useState<RequestFailure | null>(null);
  const [added, setAdded] = useState(0);
  const announce = useAnnounce();
  const turn = async ({ id, version, kind, name, offered }: OfferedChoiceFragment) => {
    setFailure(null);
    try {
      await request(KeepVisitChoiceDocument, { id, version, input: { kind, name, offered: !offered } });
      announce(`${name}: ${offered ? 'offered no more' : 'offered'}`);
      again();
    } catch (error) {
      setFailure(asFailure(error));
    }
  };
  const choices = state.status === 'ready' ? state.data.visitChoices : undefined;
  return (
    <Page
      title="What phones offer"
      before={
        <Link className="govuk-back-link" to="/deployments">
          Deployments
        </Link>
      }
      lead={<p className="lead">Workers write nothing: they choose from these lists. What was recorded under a choice stays.</p>}
    >
      {failure && <Failed failure={failure} title="That was not done" />}
      {state.status === 'failed' && <Failed failure={state.failure} again={again} />}
      {state.status === 'loading' && <Loading what="the lists" />}
      {choices &&
        KINDS.map(({ code, words }) => (
          <section key={code} aria-labelledby={`choices-${code}`}>
            <h2 className="govuk-heading-m" id={`choices-${code}`}>
              {words}
            </h2>
            <Choices choices={choices.filter(({ kind }) => kind === code)} onTurn={(choice) => void turn(choice)} />
          </section>
        ))}
      <h2 className="govuk-heading-m">Add one</h2>
      <QuestionsForm
        key={added}
        questions={QUESTIONS}
        button="Add"
        send={async ({ kind = '', name = '' }) =>
          kind === ''
            ? [{ field: 'kind', problem: 'Choose in which list it is offered.' }]
            : (await request(KeepVisitChoiceDocument, { input: { kind: kind as VisitChoiceKind, name } })).keepVisitChoice
                .problems
        }
        onDone={() => {
          announce('Added');
          setAdded(added + 1);
          again();
        }}
      />
    </Page>
  );
}

interface ChoicesProps {
  readonly choices: readonly OfferedChoiceFragment[];
  readonly onTurn: (choice: OfferedChoiceFragment) => void;
}

function Choices({ choices, onTurn }: ChoicesProps) {
  if (choices.length === 0) return <p className="govuk-body">None yet: phones do not show this list.</p>;
  return (
    <ul className="seats">
      {choices.map((choice) => (
        <li key={choice.id}>
          <span>
            {choice.name} {!choice.offered && <Tag colour="grey">offered no more</Tag>}
          </span>
          <Button look="secondary" onClick={() => onTurn(choice)}>
            {choice.offered ? 'Offer no more' : 'Offer again'}
            <span className="govuk-visually-hidden">: {choice.name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
